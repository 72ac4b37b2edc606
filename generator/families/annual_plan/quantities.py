"""Numbers of things in the content of a project: amounts with a unit, counts such as 三大功能 or 5項工程."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.language.amounts import find_amounts
from generator.language.counts import find_counts

_CLAUSE_END = re.compile(r"[，。；：]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        value: number of ``unit``.
        unit: unit or counting word.
        printed: number and unit as printed.
        clause: the clause that holds it.
        start: offset of ``printed`` in the text.
    """

    value: Decimal
    unit: str
    printed: str
    clause: str
    start: int


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a text in order, the same words once."""
    found: dict[str, Quantity] = {}
    for quantity in sorted((*_amounts(text), *_counts(text)), key=lambda q: (q.start, q.printed)):
        found.setdefault(quantity.printed, quantity)
    return list(found.values())


def _amounts(text: str) -> Iterator[Quantity]:
    clauses = _Clauses(text)
    for amount in find_amounts(text):
        clause = clauses.around(amount.start, amount.end)
        yield Quantity(amount.value_base, amount.unit, amount.printed, clause, amount.start)


def _counts(text: str) -> Iterator[Quantity]:
    clauses = _Clauses(text)
    for count in find_counts(text):
        clause = clauses.around(count.start, count.end)
        yield Quantity(Decimal(count.value), count.unit, count.printed, clause, count.start)


class _Clauses:
    """The clauses of a text; their marks are looked for once, however many quantities ask."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks = [match.start() for match in _CLAUSE_END.finditer(text)]

    def around(self, start: int, end: int) -> str:
        """The clause that holds the characters from ``start`` to ``end``."""
        before, after = bisect_left(self._marks, start), bisect_left(self._marks, end)
        first = self._marks[before - 1] + 1 if before else 0
        last = self._marks[after] if after < len(self._marks) else len(self._text)
        return self._text[first:last].strip()
