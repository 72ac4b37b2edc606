"""The words of words.yml, and the patterns made of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from generator.yaml_files import load_yaml

# What a report is called, at the end of its title.
KIND = r"(?:施政|業務|工作|績效|預算|決算|計畫|報告|概況|檢討)"


@cache
def words(name: str) -> dict[Any, Any]:
    """One list of words.yml."""
    raw: dict[str, dict[Any, Any]] = load_yaml(Path(__file__).with_name("words.yml"))
    return raw[name]


@cache
def any_of(name: str) -> str:
    """A pattern for the words of a list, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words(name)), key=lambda word: (-len(word), word))) + ")"
