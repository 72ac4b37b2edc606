"""The words that say whether a number is a result, a plan, an estimate or a target (status_words.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.yaml_files import load_yaml

_TARGET = r"(?<!達成)(?<!達到)(?<!達年度)(?<!達成年度)目標(?!達成|國|市場|客|使用|族|檢)(?:值|量)?"
_ABOUT_TO = "約可(?=[節減創增])"


@cache
def status_words() -> Mapping[str, Any]:
    """The content of status_words.yml."""
    words: Mapping[str, Any] = load_yaml(Path(__file__).with_name("status_words.yml"))
    return words


@cache
def status_word() -> re.Pattern[str]:
    """Finds each of the words; the named group is the status that it says."""
    words = status_words()
    will = f"將(?={_any(words['future'])})"
    places = "".join(f"|(?<={place})" for place in words["planning_behind"])
    verbs = f"{_any(words['planning'])}(?![、，；。及與之的」等計共]|{_any(words['planning_nouns'])})"
    planning = rf"(?:(?<![^，。；:、」年月日底\n])|^{places}){verbs}"
    groups = {
        "estimate": f"{_group('estimate')}|{_ABOUT_TO}",
        "plan": f"{_group('plan')}|{will}|{planning}",
        "target": _TARGET,
        "actual": _group("actual"),
    }
    return re.compile("|".join(f"(?P<{status}>{pattern})" for status, pattern in groups.items()))


@cache
def outcome() -> re.Pattern[str]:
    """Finds words that tell what came of a plan."""
    return re.compile(_any(status_words()["outcome"]))


@cache
def can() -> re.Pattern[str]:
    """Finds what a number may become: 可再增加 3 萬噸."""
    return re.compile(f"可(?:再|分別|望)?{_any(status_words()['can'])}")


@cache
def planned_behind() -> re.Pattern[str]:
    """Matches words of a plan behind a number."""
    return re.compile(f"[^，。；()]{{0,10}}{_any(status_words()['planned_behind'])}")


@cache
def towards() -> re.Pattern[str]:
    """Finds words that lead to a target, unless it is reached."""
    return re.compile(rf"(?<![已經]){_any(status_words()['towards'])}[^，。；已]*$")


@cache
def limit() -> re.Pattern[str]:
    """Finds words that make a number one of a rule: 每人每月最高 3 萬元, 補助上限 3 萬元."""
    words = status_words()
    each = f"每{_any(words['each'])}(?:每月)?{_any(words['granted'])}?最高"
    return re.compile(f"{each}|{_group('limit')}")


@cache
def class_behind() -> re.Pattern[str]:
    """Matches what makes a number the bound of a class: 5 億元以上之投資案件."""
    return re.compile(f"(?:以上|以下|以內){_any(status_words()['class_behind'])}")


@cache
def gives() -> re.Pattern[str]:
    """Finds words by which 以上 behind the number only says that it is more."""
    return re.compile(_any(status_words()["gives"]))


@cache
def class_bracket() -> re.Pattern[str]:
    """Finds a bracket that holds nothing but a bound in front of a number: 遙控無人機(未達 2 公斤)."""
    return re.compile(rf"(?<=\(){_any(status_words()['class_bracket'])}$")


@cache
def ruled() -> re.Pattern[str]:
    """Matches words behind a number that make it one of a rule."""
    behind = _any(status_words()["ruled"])
    return re.compile(f"{behind}|[^，。；]{{0,14}}之[^，。；]{{0,6}}規定|(?<=成)保證")


@cache
def looks_ahead() -> re.Pattern[str]:
    """Finds the words by which the heading of a chapter looks ahead."""
    return re.compile(_any(status_words()["ahead"]))


def _group(status: str) -> str:
    entries: Mapping[str, Any] = status_words()[status]
    return "|".join(_word(word, entry.get("inside", {})) for word, entry in entries.items())


def _word(word: str, inside: Iterable[str]) -> str:
    """A word where it is none of the longer ones that contain it."""
    found = re.escape(word)
    for longer in inside:
        before, _, after = longer.partition(word)
        found = (f"(?<!{before})" if before else "") + found + (f"(?!{after})" if after else "")
    return found


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
