"""What a record says of a programme, typed: an amount, a progress, a period, a target, and so on.

Every fact keeps its record, so that whatever is shown of it leads to its printed lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.pages.wording.dates import ROC_OFFSET
from generator.pages.wording.phrase import says
from generator.records.values import Row, Value

# Stages of public money in the order in which it moves, as readers call them.
MONEY_STAGES = {
    "proposed": says("預算案"),
    "enacted": says("法定預算"),
    "allotted": says("分配數"),
    "paid": says("實際支付"),
    "executed": says("執行數"),
    "settled": says("決算數"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A record of a report; ``report_id`` and ``row`` say where it stands."""

    report_id: str
    row: Row


@dataclass(frozen=True, slots=True)
class Amount(Fact):
    """Money of one year.

    Attributes:
        pot: which money it is (特別預算, 單位預算 …); amounts of different pots are never added.
        stage: one of `MONEY_STAGES`.
        year_roc: the budget year.
        k_twd: thousand NT$.
        part: the part of the programme that it is for; empty for the whole.
    """

    pot: str
    stage: str
    year_roc: int
    k_twd: Decimal
    part: str = ""


@dataclass(frozen=True, slots=True)
class WholeCost(Fact):
    """What a programme costs over all its years, in thousand NT$, as printed for the whole."""

    k_twd: Decimal


@dataclass(frozen=True, slots=True)
class MoneySaid(Fact):
    """An amount in running text: a budget, an investment, a value of production; never added to anything.

    Attributes:
        subject: what it is, as the report says.
        printed: the amount as printed.
        when: the date as printed; empty where none is.
    """

    subject: str
    printed: str
    when: str


@dataclass(frozen=True, slots=True)
class Progress(Fact):
    """Planned and actual progress in percent, on ``as_of``; ``part`` as in `Amount`."""

    as_of: date
    planned: Decimal
    actual: Decimal
    part: str = ""

    @property
    def gap(self) -> Decimal:
        """Actual minus planned in percentage points; computed, whatever difference is printed."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True)
class Duration(Fact):
    """The period that a report prints for the programme; ``end`` is the promised end."""

    start: date | None
    end: date | None


def duration_in_years(report_id: str, row: Row, first: Value, last: Value) -> Iterator[Duration]:
    """The period from the first ROC year to the end of the last; nothing where no last year is printed."""
    if isinstance(last, int):
        start = date(first + ROC_OFFSET, 1, 1) if isinstance(first, int) else None
        yield Duration(report_id, row, start, date(last + ROC_OFFSET, 12, 31))


@dataclass(frozen=True, slots=True)
class Target(Fact):
    """An indicator: what shall be reached in all, by now, and what was reached, as printed.

    Attributes:
        name, unit: of the quantity.
        whole, planned, actual: printed words; empty where nothing is printed.
        reached: whether the actual value is at least the planned one; None where it can't be told.
    """

    name: str
    unit: str
    whole: str
    planned: str
    actual: str
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Milestone(Fact):
    """Something done or promised.

    Attributes:
        when: ISO date as exact as it is printed (``2021-05``); empty where none is.
        text: what the report says.
        promised: whether it lay ahead when the report was made.
    """

    when: str
    text: str
    promised: bool = False


@dataclass(frozen=True, slots=True)
class Delay(Fact):
    """A reason for falling behind, or a countermeasure; ``side`` is that of the record."""

    side: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Benefit(Fact):
    """What the programme brings, in the words of the report."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Purpose(Fact):
    """What the programme is or does, in the words of the report."""

    text: str
