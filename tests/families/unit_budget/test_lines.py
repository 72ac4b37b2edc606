"""The lines of a row are those that print something of it: no hull over the rows between its pages."""

import re

import pytest

from generator.records.record import Record
from generator.records.values import to_text
from tests.families.unit_budget.books import real

SPREADS = (
    "first_level",
    "capital",
    "staff",
    "staff_costs",
    "offices",
    "subsidies",
    "donations",
    "commissioned",
    "trips",
    "trip_history",
    "mainland_trips",
    "functional",
)
# Headings of a sheet's texts, which stand on lines of their own.
HEADINGS = ("項目內容", "法令依據")
STRETCH = 5


def bare(text: str) -> str:
    return re.sub(r"<[^>]*>|[\s*|]", "", text)


def is_on(record: Record, line: str) -> bool:
    """Whether a line prints a value of a row: a number, a dash, or a stretch of a text."""
    for name, value in record.values.items():
        shown = f"{value:,}" if isinstance(value, int) else bare(to_text(value))
        short = len(shown) <= STRETCH
        parts = [shown] if short else [shown[i : i + STRETCH] for i in range(len(shown) - STRETCH + 1)]
        if (
            shown
            and name not in {"account_level", "row_level", "object_level", "volume"}
            and any(part in line for part in parts)
        ):
            return True
    return any(heading in line for heading in HEADINGS)


@pytest.mark.parametrize("table", [*SPREADS, "revenue_sheets", "revenue_sheet_rows", "revenue_fees"])
def test_each_line_of_a_row_prints_something_of_it(table: str) -> None:
    lines = real().document
    records = real().tables[table]
    foreign = [
        (record.record_id, number)
        for record in records
        for number in record.lines
        if not is_on(record, bare(lines.line(number).text))
    ]
    assert records
    assert foreign == []


@pytest.mark.parametrize("table", ["subsidies", "donations", "commissioned", "offices", "trips"])
def test_a_row_of_a_spread_has_a_stretch_on_each_of_its_pages(table: str) -> None:
    pages = {tuple(dict.fromkeys(s.page for s in record.stretches)) for record in real().tables[table]}
    assert all(len(found) >= 2 and int(found[1]) == int(found[0]) + 1 for found in pages)
