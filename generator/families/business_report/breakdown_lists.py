"""Lists inside a sentence that are tables in substance: labels with amounts.

``餐飲業 1,147 家(46%)、服飾店 204 家(8%)、…`` is a table of two columns. Industry names hold 、 and 及
themselves (專業、科學及技術服務業 7.3 億美元), so nothing is split at those marks: a row runs from the end
of one amount to the next amount.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.families.business_report.breakdown_tables import (
    Cell,
    ListTable,
    Row,
    cells_of,
    cells_of_change,
)
from generator.families.business_report.list_groups import FEWEST_ROWS, Group, Run, flat_span, runs_of
from generator.families.business_report.list_labels import doubt_about_label, is_turned, labels_of
from generator.families.business_report.list_words import nothing_but_verbs
from generator.families.business_report.stated_sums import with_total
from generator.families.business_report.statement import Statement
from generator.language.amounts import Amount

_LONGEST_OF_TWO = 24


def list_tables(statement: Statement, amounts: Sequence[Amount]) -> list[ListTable]:
    """Tables in the sentences of an item, of two rows or more.

    A row whose label is in doubt says so; a list of which half the labels are is none, and neither are two
    rows of which one is.
    """
    tables: list[ListTable] = []
    for run in runs_of(statement, amounts):
        table = _table(statement, run)
        labels = [row.label for row in table.rows]
        doubtful = sum(bool(row.doubt) for row in table.rows)
        told_apart = len(set(labels)) == len(labels) >= 2 * doubtful + 1
        if told_apart and (len(labels) >= FEWEST_ROWS or _is_sound_pair(labels, doubtful)):
            tables.append(table)
    return tables


def _is_sound_pair(labels: Sequence[str], doubtful: int) -> bool:
    named = not any(nothing_but_verbs().fullmatch(label) for label in labels)
    return (
        len(labels) == FEWEST_ROWS - 1 and not doubtful and named and max(map(len, labels)) <= _LONGEST_OF_TWO
    )


def _table(statement: Statement, run: Run) -> ListTable:
    labels = labels_of(statement, run)
    groups = _of_one_shape(run.groups) if is_turned(statement, run) else run.groups
    rows = [
        Row(label, _cells(group), group.span, doubt_about_label(label))
        for group, label in zip(groups, labels, strict=True)
    ]
    for whole, total in ((None, run.total), (run.whole, None)):
        sums = [*_bare(statement, whole, run), *_bare(statement, total, run)]
        table = with_total(statement, [*sums, *rows] if whole else [*rows, *sums])
        if table.total in sums:
            return table
    return with_total(statement, rows)


def _of_one_shape(groups: Sequence[Group]) -> list[Group]:
    """Rows with labels behind them: 英國等 8 國 42 位代表、145 位老師, where the countries are no column."""
    usual = Counter(group.units for group in groups).most_common(1)[0][0]
    return [
        replace(group, amounts=group.amounts[-len(usual) :]) if group.units[-len(usual) :] == usual else group
        for group in groups
    ]


def _cells(group: Group) -> tuple[Cell, ...]:
    return cells_of_change(group.amounts) if group.change else cells_of(group.amounts)


def _bare(statement: Statement, group: Group | None, run: Run) -> list[Row]:
    """A row that is none of the list: what its rows are parts of, or what sums them up, in the same units."""
    if group is None or group.units[0] != run.groups[0].units[0]:
        return []
    span = group.span[0], flat_span(statement, group.amounts[-1])[1]
    words = statement.flat[run.groups[-1].span[1] : group.span[0]].lstrip("，、；")
    return [Row(words, _cells(group), span)]
