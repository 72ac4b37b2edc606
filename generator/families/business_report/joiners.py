"""Words that join the members of a list, where they are no part of a longer word (joiners.yml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.language.whole_words import any_whole
from generator.yaml_files import load_yaml


@cache
def joiners() -> Mapping[str, Any]:
    """The content of joiners.yml."""
    words: Mapping[str, Any] = load_yaml(Path(__file__).with_name("joiners.yml"))
    return words


JOINERS = any_whole(joiners())
