"""Spaces that the extraction put between characters, told from spaces that were printed."""

from __future__ import annotations

import re
from functools import lru_cache

# Ideographs, kana, CJK punctuation, full-width forms: between two of these no printed space exists.
CJK = (
    "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_CJK_GAP = re.compile(rf"(?<=[{CJK}])[ \t\u3000]+(?=[{CJK}])")
_RUN = re.compile(r"[ \t\u00a0]+")
_ALL_SPACE = re.compile(r"\s+")


def close_cjk_gaps(text: str) -> str:
    """Remove spaces that stand between two CJK characters (``貿    易`` -> ``貿易``).

    A space next to a Latin letter or a digit may have been printed and stays.
    """
    return _CJK_GAP.sub("", text)


# Cells and lines of a form are printed again and again.
@lru_cache(maxsize=1 << 15)
def tidy(text: str) -> str:
    """Strip the ends, fold runs of blanks to one, and close the gaps between CJK characters."""
    return close_cjk_gaps(_RUN.sub(" ", text.strip()))


# Asked again and again for the same lines and cells.
@lru_cache(maxsize=1 << 15)
def squeeze(text: str) -> str:
    """``text`` without any white space: for matching only, never for publishing."""
    return _ALL_SPACE.sub("", text)


def ends_latin(text: str) -> bool:
    """Whether the text ends in a Latin letter or a digit."""
    return bool(text) and text[-1].isascii() and text[-1].isalnum()


def starts_latin(text: str) -> bool:
    """Whether the text starts with a Latin letter or a digit."""
    return bool(text) and text[0].isascii() and text[0].isalnum()
