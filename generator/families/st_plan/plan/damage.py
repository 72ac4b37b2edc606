"""Numbers of running text that carry a mark or hold a sign that is no digit (``11* GW``, ``2.O%``).

They are read as if the mark were not there and the sign were a digit, so that their row is not lost; what a
damaged sign stands for nobody can say, so the number itself is not published.
"""

from __future__ import annotations

import re

from generator.language.odd_numbers import find_odd_numbers
from generator.language.odd_signs import IN_TEXT

_DAMAGED = re.compile(
    rf"(?<![A-Za-z\d])(?:\d[\d,.]*[{IN_TEXT}][\d,.{IN_TEXT}]*|[{IN_TEXT}][\d,.]{{2,}})(?![A-Za-z])"
)
_SIGN = re.compile(f"[{IN_TEXT}]")
_MARK = re.compile(r"(?<=\d)(?:[*＊※]{1,3}|[(（]註\d*[)）]|註\d*)")
# A character that no pattern sees, so that all offsets stay.
_NOTHING = "\u200b"


def mended(text: str) -> str:
    """The text of the same length without marks behind numbers, and with a digit for each damaged sign."""
    whole = text
    for start, end in damaged_spans(text):
        whole = whole[:start] + _SIGN.sub("0", whole[start:end]) + whole[end:]
    return _MARK.sub(lambda mark: _NOTHING * len(mark[0]), whole)


def marked_numbers(text: str) -> list[str]:
    """The marks that stand behind numbers of a text."""
    return _MARK.findall(text)


def damaged_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of the numbers with a sign that is no digit; a lone one counts before a unit (O 站)."""
    spans = [match.span() for match in _DAMAGED.finditer(text)]
    odd = [(number.start, number.end) for number in find_odd_numbers(text) if _SIGN.fullmatch(number.printed)]
    return spans + [
        span for span in odd if not any(span[0] < end and start < span[1] for start, end in spans)
    ]
