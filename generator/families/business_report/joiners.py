"""Words that join the members of a list, where they are no part of a longer word (joiners.yml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.yaml_files import load_yaml


@cache
def joiners() -> Mapping[str, Any]:
    """The content of joiners.yml."""
    words: Mapping[str, Any] = load_yaml(Path(__file__).with_name("joiners.yml"))
    return words


def joiner_pattern(words: Mapping[str, Any]) -> str:
    """An alternation of the words; ``words`` as in joiners.yml."""
    return "|".join(
        _entry(word, entry.get("inside", ()), entry.get("unless", ())) for word, entry in words.items()
    )


def _entry(word: str, inside: Sequence[str], unless: Sequence[str]) -> str:
    before = "".join(f"(?<!{re.escape(each.removesuffix(word))})" for each in inside if each.endswith(word))
    after = "".join(
        f"(?!{re.escape(each.removeprefix(word))}{_but(each, unless)})"
        for each in inside
        if each.startswith(word)
    )
    return before + re.escape(word) + after


def _but(longer: str, unless: Sequence[str]) -> str:
    """What may go on behind a longer word so that it joins all the same: 及其|他."""
    rests = [re.escape(each.removeprefix(longer)) for each in unless if each.startswith(longer)]
    return f"(?!{'|'.join(rests)})" if rests else ""


JOINERS = joiner_pattern(joiners())
