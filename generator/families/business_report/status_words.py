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
_PLANNING = r"規劃(?![、，；。及與之的」等計共]|設計|分析|管理|報告|能|完成率|處|制度|策略)"


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
    planning = rf"(?:(?<![^，。；:、」年月日底\n])|^{places}){_PLANNING}"
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
