"""Packed numbers of the index, read as the browser reads them."""

from itertools import pairwise

DIGITS = [chr(n) for n in range(0x20, 0x7F) if chr(n) not in '"\\']
HALF = len(DIGITS) // 2


def unpacked(text: str) -> list[int]:
    """The rising numbers that `generator.search.grams.packed` wrote."""
    found, number, gap, unit = [], 0, 0, 1
    for c in text:
        digit = DIGITS.index(c)
        gap += digit % HALF * unit
        unit *= HALF
        if digit < HALF:
            number += gap
            found.append(number)
            gap, unit = 0, 1
    return found


def gaps(text: str) -> list[int]:
    """Any numbers that were packed as the gaps of rising ones."""
    return [after - before for before, after in pairwise([0, *unpacked(text)])]
