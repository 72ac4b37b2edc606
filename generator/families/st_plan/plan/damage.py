"""Numbers of running text that carry a mark or can't be read for certain (``11* GW``, ``2.O%``, ``2 8 GW``).

They are read as if the mark were not there and each strange sign were a digit, so that their row is not lost;
what is meant nobody can say, so a number that can't be read is not published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.numerals import ARABIC
from generator.language.odd_numbers import find_odd_numbers

_MARK = re.compile(r"(?<=\d)(?:[*＊※#＃]{1,3}|[(（]註\d*[)）]|註\d*|[¹²³⁰⁴-⁹]{1,2})")
# A zero in front would make a telephone number (000 萬人).
_STRANGE_FIRST = re.compile(r"^[^\d.,\s\u200b]")
_STRANGE = re.compile(r"[^\d.,\s\u200b]")
_BRACKET = re.compile(r"[()（）]")
_SEPARATOR = re.compile(r"[.,]")
_BLANK_INSIDE = re.compile(r"\d(?:[\d,.]*\d)?[,.][ \t\u3000]+\d[\d,.]*")
_CLOSED = "「{}」數字中有空白，合併後讀出"
_SHORT = 2
# A character that no pattern sees, so that all offsets stay.
_NOTHING = "\u200b"


def mended(text: str) -> str:
    """The text of the same length without marks behind numbers, and with a number for each damaged one."""
    whole = text
    for start, end in damaged_spans(text):
        number = _STRANGE_FIRST.sub("1", _BRACKET.sub(_NOTHING, whole[start:end]))
        number = _STRANGE.sub("0", number)
        if not re.fullmatch(ARABIC, number.replace(_NOTHING, "")):
            number = _SEPARATOR.sub(_NOTHING, number)
        whole = whole[:start] + number + whole[end:]
    return _MARK.sub(lambda mark: _NOTHING * len(mark[0]), whole)


def marked_numbers(text: str) -> list[str]:
    """The marks that stand behind numbers of a text."""
    return _MARK.findall(text)


def damaged_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of the numbers that can't be read; short ones count before a unit (O 站, but O3)."""
    odd = (number for number in find_odd_numbers(text) if not number.readable)
    return [(one.start, one.end) for one in odd if one.counts or len(one.printed) > _SHORT]


def doubts_between(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """What is in doubt about numbers whose digits are all there, at any of the spans; empty for nothing.

    Args:
        text: a sentence as printed.
        spans: start and end of what is read from it.
    """
    found = [(one.start, one.end, one.doubt) for one in find_odd_numbers(text) if one.readable]
    found += [(*one.span(), _CLOSED.format(one[0])) for one in _BLANK_INSIDE.finditer(text)]
    told = (
        doubt for start, end, doubt in found if any(start < last and first < end for first, last in spans)
    )
    return "".join(f"{doubt}。" for doubt in told)
