"""Forms of one character that a reader doesn't tell apart when searching.

The browser folds the query with the same tables, which travel with the index, character by character, so
that a place in the folded text is also a place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from generator.language.ideographs import equivalents

# Variants that Taiwanese documents mix: left is folded to right.
_MIXED = dict(
    zip(
        "台爲裏羣峯汚汙温産鉄麽説衆敎啓脱綫秘参叁",
        "臺為裡群峰污污溫產鐵麼說眾教啟脫線祕參參",
        strict=True,
    )
)
# Radicals and strokes that have no decomposition, so that NFKC (here and in the browser) leaves them.
_RADICALS = {chr(form): chr(ideograph) for form, ideograph in equivalents().items()}
# Marks that part no words: quotes and middle dots fall away, dashes become hyphens.
_MARKS = dict.fromkeys("「」『』“”‘’\"'‧·・•", "") | dict.fromkeys("‐‑‒–—―−﹣", "-")
VARIANTS = {**{form: _MIXED.get(whole, whole) for form, whole in _RADICALS.items()}, **_MIXED, **_MARKS}
_SIMPLIFIED = Path(__file__).with_name("simplified.txt")
# A hyphen is a part of a word only between digits: F-16 is F16, but 114-117 is no number.
# search-index.js has the same rule.
_HYPHEN = re.compile(r"(?<![0-9])-|-(?![0-9])")


class _Folded(dict[int, str]):
    """Characters by their numbers as `str.translate` wants them, each folded when it is first met."""

    def __init__(self, fold_one: Callable[[str], str]) -> None:
        super().__init__()
        self._fold_one = fold_one

    def __missing__(self, number: int) -> str:
        self[number] = self._fold_one(chr(number))
        return self[number]


def fold(text: str) -> str:
    """``text`` for comparison: compatibility forms, case and variants folded, white space and quotes gone."""
    return _HYPHEN.sub("", text.translate(_FOLDED))


def fold_forms(text: str) -> str:
    """What `forms_folded` makes of folded text, in one pass: no hyphen or digit has another form."""
    return _HYPHEN.sub("", text.translate(_FORMS_FOLDED))


def widths_folded(text: str) -> str:
    """``text`` with compatibility forms and case folded and white space kept: where its words end."""
    return unicodedata.normalize("NFKC", text).lower()


def fold_character(c: str) -> str:
    """One character folded; nothing for white space."""
    if c.isspace():
        return ""
    folded = unicodedata.normalize("NFKC", c).lower()
    return "".join(VARIANTS.get(part, part) for part in folded if not part.isspace())


def forms_folded(folded: str) -> str:
    """Folded text with traditional characters in their simplified form: what the index is looked up by."""
    return folded.translate(_forms())


_FOLDED = _Folded(fold_character)
_FORMS_FOLDED = _Folded(lambda c: forms_folded(fold_character(c)))


def forms_of(characters: Iterable[str]) -> dict[str, str]:
    """What `forms_folded` does to each of these characters, where it changes it: the part a browser needs."""
    forms = _forms()
    return {c: forms[ord(c)] for c in sorted(set(characters)) if ord(c) in forms}


@cache
def _forms() -> dict[int, str]:
    """Traditional characters by their numbers and the simplified one; two that share one become one."""
    lines = _SIMPLIFIED.read_text("utf-8").splitlines()
    pairs = [line.split() for line in lines if not line.startswith("#")]
    found = {ord(fold_character(c)): simplified for simplified, forms in pairs for c in forms}
    # 后 is a character of its own and the simplified form of 後: what is one stays one, whatever leads to it.
    return {number: found.get(ord(form), form) for number, form in found.items() if chr(number) != form}
