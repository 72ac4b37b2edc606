"""Words that are a number but for a character or two, as character recognition or a footnote left them."""

from __future__ import annotations

import re
import unicodedata

from generator.language.cell import read_cell
from generator.language.odd_signs import LOOKALIKES

# The number of a glyph stands for one character, as one of private use or a control character does.
_GLYPH = re.compile(r"\(cid:\d{1,6}\)")
_NO_CHARACTER = frozenset({"Co", "Cc", "Cs", "No"})
_NOT_AVAILABLE = re.compile(r"[nN]\.?/?[aA]\.?|[^\w\s]{1,3}")
_NUMERIC = re.compile(r"[0-9,.%()+*※△▲-]")
_MOST_STRANGE = 2


def is_nearly_number(text: str) -> bool:
    """Whether a word was a number once: 32,102*, 16,7O6, 25,000註, a lone O; a number itself is one too.

    Args:
        text: a word without blanks, widths folded.
    """
    text = _GLYPH.sub("\ufffd", text)
    if len(text) == 1:
        return text in LOOKALIKES or text.isdecimal() or unicodedata.category(text) in _NO_CHARACTER
    strange = sum(not _NUMERIC.match(character) for character in text)
    return strange <= _MOST_STRANGE and any(character.isdecimal() for character in text)


def stands_for_value(word: str) -> bool:
    """Whether a word may be the cell of a value: nearly a number, or what says that there is none (N/A, …).

    Args:
        word: a word without blanks, widths folded.
    """
    said = read_cell(word).kind == "none" or _NOT_AVAILABLE.fullmatch(word) is not None
    return said or is_nearly_number(word)
