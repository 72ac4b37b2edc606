"""Forms of one character that a reader doesn't tell apart when searching.

The browser folds the query with the same table, which travels with the index, character by character, so
that a place in the folded text is also a place in the text.
"""

from __future__ import annotations

import unicodedata

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
VARIANTS = {**{form: _MIXED.get(whole, whole) for form, whole in _RADICALS.items()}, **_MIXED}


class _Folded(dict[int, str]):
    """Characters by their numbers as `str.translate` wants them, each folded when it is first met."""

    def __missing__(self, number: int) -> str:
        self[number] = fold_character(chr(number))
        return self[number]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """``text`` for comparison: compatibility forms, case and variants folded, white space gone."""
    return text.translate(_FOLDED)


def widths_folded(text: str) -> str:
    """``text`` with compatibility forms and case folded and white space kept: where its words end."""
    return unicodedata.normalize("NFKC", text).lower()


def fold_character(c: str) -> str:
    """One character folded; nothing for white space."""
    if c.isspace():
        return ""
    folded = unicodedata.normalize("NFKC", c).lower()
    return "".join(VARIANTS.get(part, part) for part in folded if not part.isspace())
