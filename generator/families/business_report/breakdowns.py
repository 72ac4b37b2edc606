"""Breakdowns of a report: lists inside items, sibling items that say the same of each, lists of links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.families.business_report.breakdown_lists import list_tables
from generator.families.business_report.breakdown_repeats import labelled_tables, noun_tables
from generator.families.business_report.breakdown_tables import Cell, ListTable, Row, named_cells
from generator.families.business_report.figures import Figure
from generator.families.business_report.headings import link_of
from generator.families.business_report.items import ReportItem
from generator.families.business_report.ordered_lists import ordered_tables
from generator.families.business_report.statement import Statement
from generator.language.amounts import Amount
from generator.language.odd_signs import without_stand_ins

_FEWEST_SIBLINGS = 3
_PAIR = 2


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One cell of a breakdown.

    Attributes:
        item: the item that it stands in.
        row_no: position of its row.
        label: what the row is.
        column: name of the column.
        amount: the number; None for an address, and for a cell of a table that holds none.
        printed: the amount or the address as printed.
        lines: source lines.
        doubt: why the label may not be the row's name (zh); empty where nothing says so.
    """

    item: ReportItem
    row_no: int
    label: str
    column: str
    amount: Amount | None
    printed: str
    lines: tuple[int, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table in substance.

    Attributes:
        breakdown_id: its identifier.
        kind: its form.
        rows: its cells in order.
        total: the cells that sum them up.
        stated: whether the text says that they do.
    """

    breakdown_id: str
    kind: Literal["list", "ordered", "items", "links", "table"]
    rows: tuple[BreakdownRow, ...]
    total: tuple[BreakdownRow, ...] = ()
    stated: bool = False


def read_breakdowns(
    items: Sequence[ReportItem], figures: Sequence[Figure], printed: Mapping[str, Sequence[Breakdown]]
) -> list[Breakdown]:
    """All breakdowns, in the order of the items that hold them.

    Args:
        items: the items of a report.
        figures: their amounts.
        printed: tables that are printed as such, by the path of the item above them.
    """
    by_item: dict[str, list[Figure]] = {}
    for figure in figures:
        by_item.setdefault(figure.item.path, []).append(figure)
    children: dict[str, list[ReportItem]] = {}
    for item in items:
        children.setdefault(item.parent_path, []).append(item)
    found: list[Breakdown] = []
    for item in items:
        tables = [
            *_in_item(item, by_item.get(item.path, [])),
            *_below(item, children, by_item),
            *printed.get(item.path, ()),
        ]
        found += [
            replace(table, breakdown_id=f"{item.path}/{position}")
            for position, table in enumerate(tables, start=1)
        ]
    return found


def _in_item(item: ReportItem, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    amounts = [figure.amount for figure in figures]
    lists = list_tables(item.statement, amounts)
    tables = [("list", table) for table in lists if len(table.rows) > _PAIR]
    tables += [("ordered", table) for table in ordered_tables(item.statement, amounts)]
    # Of two rows that stand side by side a longer table may tell more.
    longer = (noun_tables(item.statement, amounts), labelled_tables(item.statement, amounts))
    for further in (*longer, lists):
        taken = {cell.amount.start for _, table in tables for row in table.rows for cell in row.cells}
        tables += [("list", table) for table in further if not _overlaps(table, taken)]
    for kind, table in sorted(tables, key=lambda pair: pair[1].rows[0].span):
        cells = [_cells(item, number, row) for number, row in enumerate(table.rows, start=1)]
        total = tuple(_cells(item, 0, table.total)) if table.total else ()
        form: Literal["list", "ordered"] = "ordered" if kind == "ordered" else "list"
        yield Breakdown("", form, tuple(cell for row in cells for cell in row), total, table.stated)


def _overlaps(table: ListTable, taken: set[int]) -> bool:
    return any(cell.amount.start in taken for row in table.rows for cell in row.cells)


def _cells(item: ReportItem, number: int, row: Row) -> list[BreakdownRow]:
    lines = _label_lines(item.statement, row)
    label = without_stand_ins(row.label)
    return [replace(_row(item, number, label, cell, lines), doubt=row.doubt) for cell in row.cells]


def _label_lines(statement: Statement, row: Row) -> tuple[int, ...]:
    """The lines of a label: right behind its amounts, else the nearest place before them."""
    start = row.span[1] if statement.flat.startswith(row.label, row.span[1]) else -1
    if start < 0:
        start = statement.flat.rfind(row.label, 0, row.span[0])
    return statement.flat_lines((start, start + len(row.label))) if start >= 0 else ()


def _row(
    item: ReportItem, number: int, label: str, cell: Cell, label_lines: tuple[int, ...] = ()
) -> BreakdownRow:
    amount = cell.amount
    lines = (*item.statement.lines(amount.start, amount.end), *label_lines)
    return BreakdownRow(item, number, label, cell.column, amount, " ".join(amount.printed.split()), lines)


def _below(
    item: ReportItem, children: Mapping[str, Sequence[ReportItem]], by_item: Mapping[str, Sequence[Figure]]
) -> Iterator[Breakdown]:
    """Tables whose rows are the items below one."""
    below = children.get(item.path, ())
    links = [(child, link_of(child.own.text)) for child in below if child.own.kind == "link"]
    if links:
        rows = [
            BreakdownRow(child, number, link[0], "網址", None, link[1], child.lines)
            for number, (child, link) in enumerate(links, start=1)
            if link
        ]
        yield Breakdown("", "links", tuple(rows))
    headed = [child for child in below if child.own.kind == "colon" and not child.has_children]
    if len(headed) >= _FEWEST_SIBLINGS and len(headed) == len(below):
        columns = _common_columns([by_item.get(child.path, ()) for child in headed])
        if columns:
            yield Breakdown("", "items", tuple(_sibling_rows(headed, columns)))


def _common_columns(siblings: Sequence[Sequence[Figure]]) -> list[tuple[str, list[list[Figure]]]]:
    """(column, figures of each sibling) for what all say in the same words (投資總額 …), or at their end."""
    if not all(siblings):
        return []
    columns = []
    for subject in dict.fromkeys(figure.subject for figure in siblings[0] if figure.subject):
        cells = [[f for f in figures if f.subject == subject][:2] for figures in siblings]
        units = {figure.amount.unit for row in cells for figure in row}
        if all(cells) and len(units) == 1:
            columns.append((subject, [_one_or_range(row) for row in cells]))
    if columns:
        return columns
    last = [list(figures[-2:] if figures[-1].amount.role == "to" else figures[-1:]) for figures in siblings]
    if len({row[-1].amount.unit for row in last}) == 1 and all(_ends_item(row[-1]) for row in last):
        return [(last[0][-1].amount.unit, last)]
    return []


def _one_or_range(figures: list[Figure]) -> list[Figure]:
    return figures if figures[0].amount.role == "from" else figures[:1]


def _ends_item(figure: Figure) -> bool:
    return len(figure.item.statement.text) - figure.amount.end <= 1


def _sibling_rows(
    siblings: Sequence[ReportItem], columns: Sequence[tuple[str, list[list[Figure]]]]
) -> Iterator[BreakdownRow]:
    for number, item in enumerate(siblings, start=1):
        heading = item.statement.lines(0, item.statement.heading_length)
        for column, cells in columns:
            for cell in named_cells([(column, figure.amount) for figure in cells[number - 1]]):
                yield _row(item, number, item.own.label, cell, heading)
