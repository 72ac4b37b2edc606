"""Amounts that stand side by side with nothing but 、 and 及 between them: 43 家、38 家及 4 家."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.language.amounts import Amount

if TYPE_CHECKING:
    from generator.families.business_report.statement import Statement


def bare_runs(statement: Statement, amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Runs of at least two amounts of one unit."""
    run: list[Amount] = []
    for amount in amounts:
        between = _between(statement, run[-1], amount) if run else ""
        if run and (amount.unit != run[-1].unit or between not in ("、", "及", "與", "和")):
            if len(run) > 1:
                yield run
            run = []
        run.append(amount)
    if len(run) > 1:
        yield run


def _between(statement: Statement, first: Amount, second: Amount) -> str:
    return statement.flat[statement.flat_offset(first.end) : statement.flat_offset(second.start)]
