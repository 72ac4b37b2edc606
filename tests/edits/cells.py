"""The cells of a source: numbers that stand in a table, and where on their line they do."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.language.dates import find_dates
from tests.edits.sources import Row, Source, source

# A number as reports print it; signs, brackets and units around it are no part of it.
NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d,]*\d)")
# Between commas that part cells a number has none of its own.
_BETWEEN_COMMAS = re.compile(r"\d+(?:\.\d+)?")
_WHOLE_CELL = re.compile(r"[-－△(（]?\d[\d,]*(?:\.\d+)?[)）%％]?")
_BARE = re.compile(r"[-－△]?\d[\d,]*(?:\.\d+)?[%％]?")
_UNIT = re.compile(r"單\s*位\s*[：:].*?(千元|百萬元|億元|萬元|元)")
# A row of a table without borders holds numbers that stand apart, and at most so many words besides.
_SPACED, _LABELS = 2, 1
_CLAUSE = re.compile(r"[，。；、：]")


@dataclass(frozen=True)
class Cell:
    """A number on a line.

    Attributes:
        report_id, table, line: where; the table is one of those that were made from the line.
        start, end: place of the number on the line.
        layout: how the line parts its cells: pipe, comma, tab, spaced, or text where it is running text.
        signed: whether the number could have a sign and has none.
    """

    report_id: str
    table: str
    line: int
    start: int
    end: int
    layout: str
    signed: bool


@dataclass(frozen=True)
class UnitLine:
    """The unit word on a line that says the unit of a table."""

    report_id: str
    line: int
    start: int
    end: int


@functools.cache
def cells_by_table(report_id: str) -> dict[str, tuple[Cell, ...]]:
    """Cells of a report by the table that was made of them; tables without numbers are left out."""
    own = source(report_id)
    found: dict[str, list[Cell]] = {}
    for line, rows in sorted(own.reading.covering.items()):
        for table in dict.fromkeys(table for table, _ in rows):
            made = [row for name, row in rows if name == table]
            found.setdefault(table, []).extend(_cells(own, table, line, made))
    return {table: tuple(cells) for table, cells in sorted(found.items()) if cells}


@functools.cache
def unit_lines(report_id: str) -> tuple[UnitLine, ...]:
    """Lines that say the unit of the table below."""
    own = source(report_id)
    return tuple(
        UnitLine(report_id, line, found.start(1), found.end(1))
        for line, text in enumerate(own.lines, start=1)
        if len(text) < 200 and (found := _UNIT.search(text))
    )


def number_of(text: str) -> Decimal:
    """The value of a number as `NUMBER` finds it."""
    return Decimal(text.replace(",", ""))


def numbers_in(row: Row) -> dict[str, Decimal]:
    """The numbers of a row by field."""
    return {
        name: Decimal(value)
        for name, value in row.items()
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and name not in _PLACES
    }


# What stands in no cell: the factor of the unit, by which ``value_base`` follows from the value.
_PLACES = frozenset({"unit_factor"})
# What stands before a number that has a sign, or that is the end of a range.
_SIGNS = tuple("-－–—~～△(（±至")


def _cells(own: Source, table: str, line: int, rows: list[Row]) -> Iterator[Cell]:
    text = own.lines[line - 1]
    layout = layout_in(own, table, text)
    fields = quantities(own, table)
    # A number of a date is no quantity, whatever else on its line has the same value.
    dates = [(d.start, d.end) for d in find_dates(text)] if layout == "text" else []
    values = {abs(value) for row in rows for name, value in numbers_in(row).items() if name in fields}
    for match in (_BETWEEN_COMMAS if layout == "comma" else NUMBER).finditer(text):
        value = number_of(match[0])
        if any(start <= match.start() < end for start, end in dates):
            continue
        if value not in values if layout == "text" else not _fills_its_cell(text, match, layout):
            continue
        signed = value in values and value != 0 and text[: match.start()].rstrip()[-1:] not in _SIGNS
        yield Cell(own.report_id, table, line, *match.span(), layout, signed)


def quantities(own: Source, table: str) -> set[str]:
    """Fields that hold what is counted or measured, and no number of an item."""
    schema = own.schemas[table]
    return {f.name for f in schema.fields if f.name not in schema.key and (f.type == "number" or f.unit)}


def layout_in(own: Source, table: str, text: str) -> str:
    """How a line of a table parts its cells; a table that is read from running text has none."""
    return "text" if own.schemas[table].prose else layout_of(text, own.family)


def layout_of(text: str, family: str) -> str:
    """How a line parts its cells."""
    if family == "enacted-budget":
        return "comma"
    if text.count("|") > 1:
        return "pipe"
    if "\t" in text.strip("\t"):
        return "tab"
    words = text.split()
    apart = [word for word in words if _BARE.fullmatch(word)]
    is_row = len(apart) >= _SPACED and len(words) - len(apart) <= _LABELS and not _CLAUSE.search(text)
    return "spaced" if is_row else "text"


def borders(layout: str) -> str:
    """Characters that end a cell."""
    return {"pipe": "|", "comma": ",", "tab": "\t", "spaced": " \t\u3000"}[layout]


def _fills_its_cell(text: str, match: re.Match[str], layout: str) -> bool:
    ends = borders(layout)
    start, end = match.span()
    while start > 0 and text[start - 1] not in ends:
        start -= 1
    while end < len(text) and text[end] not in ends:
        end += 1
    return _WHOLE_CELL.fullmatch(text[start:end].strip()) is not None
