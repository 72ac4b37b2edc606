"""Words that say whether a number is of a date (date_words.yml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.families.business_report.subject_words import any_of
from generator.yaml_files import load_yaml


@cache
def date_words() -> Mapping[str, Any]:
    """The content of date_words.yml."""
    words: Mapping[str, Any] = load_yaml(Path(__file__).with_name("date_words.yml"))
    return words


@cache
def differs() -> re.Pattern[str]:
    """A word by which a number tells how far it is from another one, not what that one was."""
    return re.compile(f"{_any('differs')}|{any_of('changes')}")


@cache
def changes_to() -> re.Pattern[str]:
    """Behind the number from which something changes: the change and what leads to the next number."""
    return re.compile(rf"[^。；:()]{{0,16}}?(?:{any_of('changes')})(?:至|到|為|成)")


@cache
def moment() -> re.Pattern[str]:
    """A word in front of a bracket that says when that was."""
    return re.compile(f"(?:{_any('moments')})$")


@cache
def turn() -> re.Pattern[str]:
    """A word behind which another time is spoken of than before."""
    return re.compile(_any("turns"))


@cache
def sums_up() -> re.Pattern[str]:
    """What follows a date that is of the numbers before it: 5 案，截至 112 年底共計."""
    return re.compile(f"[，、]?(?:{_any('sums_up')})")


@cache
def outcome() -> re.Pattern[str]:
    """How a clause begins that has no subject but what was completed before: 完工，可增加 …"""
    return re.compile(f"並?(?:{_any('outcomes')})")


@cache
def compares() -> re.Pattern[str]:
    """How a clause begins that tells more of the same month: 日均 12.1 萬箱，較去年同期增加 8.5%."""
    return re.compile(f"約?(?:{_any('compares')})")


def _any(group: str) -> str:
    return "|".join(map(re.escape, date_words()[group]))
