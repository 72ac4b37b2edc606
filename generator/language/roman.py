"""Roman numerals of outline markers: I., ii., Ⅳ."""

from __future__ import annotations

import unicodedata

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MAX = 399


def parse_roman(text: str) -> int | None:
    """The value (1 to 399) of a well-formed Roman numeral in one case; single characters such as Ⅳ count."""
    plain = unicodedata.normalize("NFKC", text.strip())
    upper = plain.upper()
    if not plain or plain not in {upper, plain.lower()} or any(c not in _VALUES for c in upper):
        return None
    total = 0
    for c, after in zip(upper, [*upper[1:], ""], strict=True):
        value = _VALUES[c]
        total += -value if after and _VALUES[after] > value else value
    return total if 1 <= total <= _MAX and format_roman(total) == upper else None


def format_roman(number: int) -> str:
    """``number`` (1 to 399) in capitals.

    Raises:
        ValueError: for a number outside of that.
    """
    if not 1 <= number <= _MAX:
        raise ValueError(f"{number} is not between 1 and {_MAX}")
    parts = []
    for value, letters in _STEPS:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)
