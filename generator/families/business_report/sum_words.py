"""The words by which a text says that numbers make up another one (stated_sums.yml), and when they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.families.business_report.joiners import JOINERS
from generator.language.amounts import Amount
from generator.yaml_files import load_yaml

RATE = "ratio"
ONLY_LIST = re.compile(rf"[^，。；:()]*(?:、|{JOINERS})[^，。；:()]*")


@cache
def stated_words() -> Any:
    """The content of stated_sums.yml."""
    return load_yaml(Path(__file__).with_name("stated_sums.yml"))


def sum_words(*keys: str) -> str:
    """An alternation of the words of a group, where they are no part of a longer word."""
    group = stated_words()
    for key in keys:
        group = group[key]
    return "|".join(_alone(word) for word in sorted(group, key=lambda word: (-len(word), word))) or "(?!)"


def _alone(word: str) -> str:
    found = re.escape(word)
    for longer in stated_words()["inside"].get(word, ()):
        before, _, after = longer.partition(word)
        found = (f"(?<!{before})" if before else "") + found + (f"(?!{after})" if after else "")
    return found


@cache
def word_of(*keys: str) -> re.Pattern[str]:
    """Finds a word of a group."""
    return re.compile(sum_words(*keys))


@cache
def before_whole(group: str) -> re.Pattern[str]:
    """Finds a word of a whole in front of its number."""
    return re.compile(rf"(?:{sum_words('before_whole', group)})[^，。；、:()\d]{{0,4}}$")


@cache
def opens_parts() -> re.Pattern[str]:
    """Matches a mark and the word behind it that opens the parts of a whole."""
    return re.compile(f"[，；、]?(?:{sum_words('before_parts', 'members')})")


@cache
def led_to() -> re.Pattern[str]:
    """Finds a word between a whole and its parts."""
    return re.compile("|".join(sum_words("before_parts", group) for group in ("exact", "members")))


@cache
def sums_up() -> re.Pattern[str]:
    """Matches all that stands between a list and its sum; ``words`` are those besides 合計 and fillings."""
    return re.compile(rf"(?:^|[，、；])(?:{sum_words('behind_parts')})(?P<words>[^，、；]*)$")


@cache
def filling() -> re.Pattern[str]:
    """Matches words in front of a number that say nothing of what it counts, or none."""
    return re.compile(f"(?:{sum_words('filling')})*")


@cache
def goes_on() -> re.Pattern[str]:
    """Matches what a bracket has left out and is told behind it."""
    return re.compile(f"[，；、]?(?:{sum_words('goes_on')})")


@cache
def rate_behind(group: str) -> re.Pattern[str]:
    """Matches what stands between a number and the rate of the group ``done`` or ``passed`` behind it."""
    mark = r"\(" if group == "done" else "[，；(]"
    words = sum_words("rates", group)
    return re.compile(rf"[^，。；、:()]{{0,4}}{mark}(?:{words})(?:{sum_words('filling')})*")


@cache
def _opens_some() -> re.Pattern[str]:
    return re.compile(f"{sum_words('before_parts', 'members')}|{sum_words('some')}")


def make_up_all(names: Sequence[str]) -> bool:
    """Whether what the members of a list are called lets them be all there is.

    None is an example or the greatest, a step before another, or one half of everybody without the other.
    """
    words, named = stated_words(), "".join(names)
    steps = any(0 < sum(word in name for name in names) < len(names) for word in words["steps"])
    half = any(word in named and entry["other"] not in named for word, entry in words["halves"].items())
    whole = any(word_of("rest").match(name) for name in names)
    some = any(_opens_some().match(name) for name in names)
    return bool(names) and not some and not steps and (whole or not half)


def is_sum(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether parts of one unit make up a total; where a digit can't be read, whether some digit does."""
    if not all(one_unit(total, part) for part in parts):
        return False
    missing = total.value_base - sum(part.value_base for part in parts)
    if all(amount.readable for amount in (total, *parts)):
        return missing == 0
    return len(missing.normalize().as_tuple().digits) == 1


def one_unit(total: Amount, part: Amount) -> bool:
    """Whether two amounts count the same: 60 人 and 34 位 do, 1.2 公噸 and 500 公斤 don't as they stand."""
    units = {total.unit, part.unit}
    return len(units) == 1 or any(units <= set(group) for group in stated_words()["one_unit"])
