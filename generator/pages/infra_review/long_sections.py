"""Sections of running text that would make a programme's page too heavy get a page of their own."""

from __future__ import annotations

from collections.abc import Sequence

from generator.packaging.reader import Package
from generator.pages.infra_review.addresses import SECTIONS
from generator.pages.infra_review.part_tables import PARTED
from generator.records.values import Row, Value

# Bytes. A page may have 60,000; frame, charts and headings take more than half of them. A character of
# Chinese takes three in UTF-8; an item carries its identifier and the link to its lines, a row of a table a
# dozen cells too.
_ROOM = 22_000
_CHARACTER = 3
_ITEM = 220
_TABLE_ROW = 700


def long_sections(package: Package, programme_no: Value) -> list[str]:
    """Tables whose rows have a page of their own: the longest of `SECTIONS`, until the rest fits."""
    own = {"programme_no": programme_no}
    rows = sum(len(package.rows(table, **own, sub_project="")) for table in PARTED)
    rows += len(package.rows("indicators", **own))
    room = _ROOM - _TABLE_ROW * rows - _size(package.rows("lag_items", **own))
    sizes = {table: _size(package.rows(table, **own)) for table in SECTIONS}
    apart: set[str] = set()
    for table in sorted(sizes, key=lambda name: -sizes[name]):
        if sum(size for name, size in sizes.items() if name not in apart) <= room:
            break
        apart.add(table)
    return [table for table in SECTIONS if table in apart and sizes[table]]


def _size(rows: Sequence[Row]) -> int:
    return sum(
        _CHARACTER * (len(str(row.get("title") or "")) + len(str(row["text"] or ""))) + _ITEM for row in rows
    )
