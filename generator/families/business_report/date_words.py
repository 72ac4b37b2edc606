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


def _any(group: str) -> str:
    return "|".join(map(re.escape, date_words()[group]))
