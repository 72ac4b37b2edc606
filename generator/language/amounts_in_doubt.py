"""The amounts of a text in which some numbers can't be read for certain.

``已出版 6O 幅`` is an amount of 幅 whose number nobody knows. It is found where it would be if it could be
read, so that what stands around it, the other rows of its list above all, is read as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.language.amounts import Amount, find_amounts
from generator.language.odd_numbers import OddNumber, mended


def amounts_in_doubt(text: str, odd: Sequence[OddNumber], *, unknown_units: bool = False) -> list[Amount]:
    """All amounts of ``text`` in order, those in doubt with the reason (`Amount.odd`).

    Args:
        text: running text as printed.
        odd: its numbers that can't be read for certain (`find_odd_numbers`).
        unknown_units: see `find_amounts`.
    """
    found = find_amounts(mended(text, odd), unknown_units=unknown_units)
    return [_as_printed(text, amount, odd) for amount in found] if odd else found


def _as_printed(text: str, amount: Amount, odd: Sequence[OddNumber]) -> Amount:
    """The amount with the characters that are printed; a minus in doubt belongs to them.

    Of several doubts about one amount the one counts that leaves no number.
    """
    own = [number for number in odd if number.start < amount.end and amount.start < number.end]
    start = min([amount.start, *(number.start for number in own)])
    doubt = min(own, key=lambda number: number.readable, default=None)
    return replace(amount, start=start, printed=text[start : amount.end], odd=doubt)
