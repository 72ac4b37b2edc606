"""Tables that are too long for one page: a page for each group of their rows, which lead to each other."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.pages.frame.page_file import Asset
from generator.records.values import Row

# So many cells are read, sorted and checked in a moment on any device.
MOST_CELLS = 3_000


@dataclass(frozen=True, slots=True)
class RowPage:
    """Some of a table's rows.

    Attributes:
        url: address of their page.
        label: what they are; empty where the page holds the whole table.
        rows: in the order of the table.
    """

    url: str
    label: str
    rows: Sequence[Row]


def row_pages(
    url: str, rows: Sequence[Row], columns: int, groups: Sequence[tuple[str, str, Sequence[Row]]] = ()
) -> list[RowPage]:
    """The pages of a table; one where it has few cells.

    Args:
        url: address of the first page; the others lie below it.
        rows: all rows.
        columns: how many cells a row has.
        groups: name for the address, label and rows of each group; none where rows are told apart by their
            number alone, which they are too where a group would be too long.
    """
    most = max(1, MOST_CELLS // max(1, columns))
    if len(rows) <= most:
        return [RowPage(url, "", rows)]
    if not groups or any(len(group) > most for _, _, group in groups):
        groups = list(_stretches(rows, most))
    return [
        RowPage(f"{url}{name}/" if at else url, label, group)
        for at, (name, label, group) in enumerate(groups)
    ]


def grouped_by(rows: Sequence[Row], key: Callable[[Row], Hashable]) -> dict[Hashable, list[Row]]:
    """The rows by key, in the order in which keys are met."""
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def led_to(pages: Sequence[RowPage]) -> list[RowPage]:
    """The pages as others lead to them: what a page says of the others holds no row of theirs."""
    return [replace(page, rows=()) for page in pages]


def page_of_records(pages: Sequence[RowPage]) -> dict[str, str]:
    """Address of each record's row by record_id."""
    return {str(row["record_id"]): f"{page.url}#{row['record_id']}" for page in pages for row in page.rows}


def places_asset(pages: Sequence[RowPage]) -> Asset:
    """For addresses that name a record at the first page: the page below that holds it, by record_id."""
    first = pages[0].url
    below: Mapping[str, str] = {
        str(row["record_id"]): page.url.removeprefix(first) for page in pages[1:] for row in page.rows
    }
    text = json.dumps(below, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Asset(f"{first}rows.json", f"{text}\n".encode())


def _stretches(rows: Sequence[Row], most: int) -> Iterator[tuple[str, str, Sequence[Row]]]:
    for first in range(0, len(rows), most):
        last = min(first + most, len(rows))
        yield str(first // most + 1), f"第 {first + 1:,}–{last:,} 列", rows[first:last]
