"""The words that head the columns of the table of key projects: head.yml, for every way to read it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.reading.head_words import load_head_form

_WORDS = load_head_form(Path(__file__).with_name("head.yml")).fields
# Without them a table is of another kind.
NEEDED = frozenset({"work_plan", "key_project", "content"})
HEAD_WORDS = tuple(_WORDS)


def field_of(word: str) -> str | None:
    """What the column under a word holds (without blanks); None for a word that heads none."""
    return _WORDS.get(word)


def any_word(field: str) -> str:
    """A pattern for the words of a field, the longest first."""
    words = sorted((word for word, name in _WORDS.items() if name == field), key=len, reverse=True)
    return "|".join(map(re.escape, words))
