"""Full-width and half-width forms folded one to one, and matching that does not see white space.

Extraction puts blanks anywhere (``9萬 1,535件``, ``112年 11月27日``), so patterns are matched on a copy
without white space. `compact` makes that copy and keeps the way back to the offsets of the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

# Clause punctuation stays full width: a folded comma would look like a thousands separator.
_KEPT = "，；！？"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
_SINGLE = str.maketrans(
    "\u3000\u00a0︰﹕︵︶﹙﹚﹪﹒·‧•∼〜～˜－–—―‐‑−﹣｢｣､｡╱⁄∕﹐",
    "\u0020\u0020::()()%.···~~~~--------「」、。///,",
)
_FOLD = {**_SINGLE, **_FULL_WIDTH}
# Looking for what folds is ten times as fast as folding, and few lines hold any.
_FOLDS = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
_WIDE_SEPARATOR = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# No characters to a reader: marks of no width, of direction, of byte order, of where a word may be parted.
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_NO_WIDTH = re.compile(f"[{''.join(sorted(_INVISIBLE))}]")
_SEEN = re.compile(rf"[^\s\x1c-\x1f{''.join(sorted(_INVISIBLE))}]+")


# The rules of outlines, tables and wraps ask for the same lines again and again.
@lru_cache(maxsize=1 << 15)
def fold_widths(text: str) -> str:
    """``text`` with full-width digits, letters, brackets, colons and dashes in ASCII, of the same length."""
    if not _FOLDS.search(text):
        return text
    separated = _WIDE_SEPARATOR.sub(",", text) if "，" in text else text
    return separated.translate(_FOLD)


def without_invisible(text: str) -> str:
    """``text`` without the marks that nobody sees: before a marker one would hide it from all rules."""
    return _NO_WIDTH.sub("", text)


def count_invisible(text: str) -> int:
    """How many marks that nobody sees a text holds."""
    return len(text) - len(without_invisible(text))


@dataclass(frozen=True, slots=True)
class Compact:
    """A text without white space and with folded widths.

    Attributes:
        text: what patterns are matched on.
        source: the original.
        offsets: for every character of ``text`` its offset in ``source``.
    """

    text: str
    source: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of ``text[start:end]``; of an empty stretch the place before ``start``."""
        if start >= end:
            place = self.offsets[start] if start < len(self.offsets) else len(self.source)
            return place, place
        return self.offsets[start], self.offsets[end - 1] + 1

    def printed(self, start: int, end: int) -> str:
        """The original characters of ``text[start:end]``, white space inside included."""
        first, last = self.span(start, end)
        return self.source[first:last]


# Several rules of a family look at the same lines.
@lru_cache(maxsize=1 << 12)
def compact(text: str) -> Compact:
    """Fold widths and drop white space, keeping the offsets of what remains."""
    folded = fold_widths(text)
    runs = [match.span() for match in _SEEN.finditer(folded)]
    offsets = tuple(chain.from_iterable(range(*run) for run in runs))
    return Compact("".join([folded[start:end] for start, end in runs]), text, offsets)
