"""Lines that are the title of a table which reports of a known kind print: words in table_titles.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.reading.spacing import squeeze
from generator.yaml_files import load_yaml

_FILE = "table_titles.yml"
# Before the word stand a number or a body, behind it the rest of the title and a day in brackets.
_AROUND = r"[^，。；、！？]{0,16}?(?:[、.][^，。；、！？]{0,16}?)?"
_BEHIND = r"[^，。；！？]{0,14}(?:[（(][^（()）]{1,20}[)）])?"


@dataclass(frozen=True, slots=True)
class TableTitle:
    """A title: the family whose reports print the table, and the word that tells it."""

    family: str
    word: str


def table_title(text: str) -> TableTitle | None:
    """What a line is the title of; None for any other line, a sentence that names a table among them.

    Raises:
        ValueError: where a word of the file is not found in its example: a mistake in the project.
    """
    bare = squeeze(text)
    if not any(word in bare for word in _titles()):
        return None
    return next((title for word, title in _titles().items() if _is_title(bare, word)), None)


def _is_title(bare: str, word: str) -> bool:
    return re.fullmatch(_AROUND + re.escape(word) + _BEHIND, bare) is not None


@cache
def _titles() -> dict[str, TableTitle]:
    raw: dict[str, dict[str, str]] = load_yaml(Path(__file__).with_name(_FILE))
    for word, example in (pair for words in raw.values() for pair in words.items()):
        if not _is_title(squeeze(example), word):
            raise ValueError(f"{_FILE}: {word} does not tell {example}")
    return {word: TableTitle(family, word) for family, words in raw.items() for word in words}
