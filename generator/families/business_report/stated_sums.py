"""Which row of a list sums the others up, as the text or the numbers say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.families.business_report.breakdown_tables import ListTable, Row
from generator.families.business_report.statement import Statement
from generator.families.business_report.sum_words import (
    ONLY_LIST,
    RATE,
    filling,
    is_sum,
    led_to,
    opens_parts,
    sums_up,
    word_of,
)
from generator.language.units import unit_kind


def with_total(statement: Statement, rows: Sequence[Row]) -> ListTable:
    """The table of a list: a first or last row that sums the others up is its total.

    It is taken for one where the text says so or the numbers do; only where both do, or where 合計 stands
    before the last row, it is ``stated``. Numbers don't say so by themselves where one can't be read, or
    where 、 and 及 join the row to the others.
    """
    if len(rows) <= 2:
        return ListTable(tuple(rows))
    certain = all(cell.amount.readable for row in rows for cell in row.cells)
    adds_up, led_to = _adds_up(rows[0], rows[1:]), _led_to(statement, rows[:2])
    alone = certain and not _side_by_side(statement, rows[:2])
    if _opens_parts(statement, rows[:2]) or (adds_up and (alone or led_to)):
        return ListTable(tuple(rows[1:]), rows[0], adds_up and led_to and not _is_rate(rows[0]))
    if _sums_up(statement, rows):
        parts = _summed_up(statement, rows)
        return ListTable(tuple(parts or rows), rows[-1] if parts else None, stated=bool(parts))
    led_to = _led_to(statement, rows[-2:], behind=True)
    alone = certain and not _side_by_side(statement, rows[-2:])
    if _adds_up(rows[-1], rows[:-1]) and (alone or led_to):
        return ListTable(tuple(rows[:-1]), rows[-1], led_to and not _is_rate(rows[-1]))
    return ListTable(tuple(rows))


def _adds_up(total: Row, parts: Sequence[Row]) -> bool:
    columns = list(zip(*(row.cells for row in parts), strict=False))
    return len(columns) == len(total.cells) and all(
        is_sum(cell.amount, [part.amount for part in column])
        for cell, column in zip(total.cells, columns, strict=True)
    )


def _is_rate(row: Row) -> bool:
    return any(unit_kind(cell.amount.unit) == RATE for cell in row.cells)


def _sums_up(statement: Statement, rows: Sequence[Row]) -> bool:
    """Whether nothing but 合計 or its like stands before the last number, or opens its label."""
    if word_of("behind_parts").match(rows[-1].label) and not rows[-1].label.startswith("計"):
        return True
    led = sums_up().match(_gap(statement, rows[-2], rows[-1]))
    return led is not None and filling().fullmatch(led["words"]) is not None


def _summed_up(statement: Statement, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows before the total that it sums up; empty where that can't be told.

    Another number may stand before the list: 計有 31,938 件，經分析，甲 533 件、乙 27 件，共計 560 件. It is
    parted from the list by other marks than its rows; a row among equal ones is never left out for a sum.
    """
    marks = [re.sub(r"[^，；、]", "", _gap(statement, *pair)) for pair in pairwise(rows[:-1])]
    for first in range(len(rows) - 2):
        parted = first == 0 or marks[first - 1] not in marks[first:]
        if parted and _adds_up(rows[-1], rows[first:-1]):
            return rows[first:-1]
    if _counted_before(statement, rows[0]):
        return []
    alike = {*marks[:-1]}
    return rows[:-1] if alike <= {"、"} or alike <= {"，"} or alike <= {"；"} else []


def _counted_before(statement: Statement, first: Row) -> bool:
    """Whether the sentence counts the same things in front of a list already."""
    begin = statement.sentence_at(first.span[0])[0]
    return any(
        amount.unit == first.cells[0].amount.unit
        and begin <= statement.flat_offset(amount.start) < first.span[0]
        for amount in statement.amounts
    )


def _led_to(statement: Statement, pair: Sequence[Row], *, behind: bool = False) -> bool:
    """Whether a word between a whole and a part says that they belong together (708 家，包括 …)."""
    words = word_of("behind_parts") if behind else led_to()
    return words.search(_gap(statement, *pair)) is not None


def _opens_parts(statement: Statement, pair: Sequence[Row]) -> bool:
    """Whether nothing but a mark stands between an amount and the word that opens its parts (708 家，包括 …).

    What they are parts of is no row among them, whether they are all of it or some. Shares say it of each.
    """
    opened = opens_parts().match(_gap(statement, *pair))
    return opened is not None and not any(_is_rate(row) for row in pair)


def _side_by_side(statement: Statement, pair: Sequence[Row]) -> bool:
    """Whether two amounts are members of one list, so that it is chance if one makes up others."""
    return ONLY_LIST.fullmatch(_gap(statement, *pair)) is not None


def _gap(statement: Statement, first: Row, second: Row) -> str:
    return statement.flat[first.span[1] : second.span[0]]
