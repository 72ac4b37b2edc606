"""Words around a number that don't say what it counts (subject_words.yml), and a phrase without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.yaml_files import load_yaml

_MARKS = "[、，。:;；-]"


@cache
def subject_words() -> Mapping[str, Any]:
    """The content of subject_words.yml."""
    words: Mapping[str, Any] = load_yaml(Path(__file__).with_name("subject_words.yml"))
    return words


class Stripping:
    """What is cut off at both ends of a phrase."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Expects ``leading`` and ``trailing`` as in subject_words.yml."""
        leading = [_leading(word, _inside(entry)) for word, entry in _longest_first(words["leading"])]
        trailing = [_trailing(word, _inside(entry)) for word, entry in _longest_first(words["trailing"])]
        self._leading = re.compile(f"{_MARKS}|{'|'.join(leading)}")
        self._trailing = re.compile(f"(?:{_MARKS}|{'|'.join(trailing)})$")

    def bare(self, phrase: str) -> str:
        """The phrase without them; empty where nothing else is in it."""
        while match := self._leading.match(phrase):
            phrase = phrase[match.end() :]
        while match := self._trailing.search(phrase):
            phrase = phrase[: match.start()]
        return phrase


@cache
def stripping() -> Stripping:
    """The words of subject_words.yml."""
    return Stripping(subject_words())


def _inside(entry: Mapping[str, Any]) -> Iterable[str]:
    inside: Iterable[str] = entry.get("inside", {})
    return inside


def _longest_first(entries: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(entries.items(), key=lambda entry: (-len(entry[0]), entry[0]))


def _leading(word: str, inside: Iterable[str]) -> str:
    """A word, unless it begins one that only contains it."""
    rest = "|".join(_escaped(longer.removeprefix(word)) for longer in inside)
    return re.escape(word) + (f"(?!{rest})" if rest else "")


def _trailing(word: str, inside: Iterable[str]) -> str:
    """A word, unless it ends one that only contains it."""
    return "".join(f"(?<!{_escaped(longer.removesuffix(word))})" for longer in inside) + re.escape(word)


def _escaped(word: str) -> str:
    """A word as a pattern in which N is a digit."""
    return re.escape(word).replace("N", r"\d")


@cache
def any_of(name: str) -> str:
    """An alternation of the words of a group, the longest first."""
    return "|".join(re.escape(word) for word, _ in _longest_first(subject_words()[name]))
