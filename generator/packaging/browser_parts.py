"""A table cut into the files that a browser loads: by reports into parts, by columns into groups.

A query that names a report loads the parts that hold it, and one that reads few columns leaves long texts
where they are. What is small stays together: a request costs more than a few thousand bytes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

# Bytes after which the next report begins another part; from which a part's column is a file of its own.
PART, APART = 150_000, 2_500
# Columns by whose range a part is passed over, where it can hold no row that a query wants.
_RANGES = ("report_id", "year")

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that follow each other.

    Attributes:
        rows: how many.
        ranges: column -> least and greatest value in them, leaving out what is empty.
        files: for each group of columns its text, a line of JSON a column.
    """

    rows: int
    ranges: dict[str, tuple[Cell, Cell]]
    files: Sequence[str]


@dataclass(frozen=True, slots=True)
class CutTable:
    """A table in pieces.

    Attributes:
        groups: positions of the columns of each.
        parts: in the order of their rows.
    """

    groups: Sequence[Sequence[int]]
    parts: Sequence[Part]


def cut_table(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> CutTable:
    """Cut a table whose columns have these names."""
    pieces = list(_pieces(names, rows))
    apart = _apart(names, rows, APART * len(pieces))
    together = [at for at, name in enumerate(names) if name not in apart]
    groups = [together, *([at] for at, name in enumerate(names) if name in apart)]
    return CutTable(groups, [_part(names, groups, piece, ranged=len(pieces) > 1) for piece in pieces])


def _apart(names: Sequence[str], rows: Sequence[Sequence[Cell]], least: int) -> set[str]:
    """The columns that are at least so large."""
    return {name for at, name in enumerate(names) if _size(_column(rows, at)) >= least}


def _pieces(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    """The rows of whole reports, as many as make a part; a table that is of no report's rows is one piece."""
    if "report_id" not in names:
        yield list(rows)
        return
    owner = names.index("report_id")
    piece: list[Sequence[Cell]] = []
    size = 0
    for _, run in groupby(rows, key=lambda row: row[owner]):
        if size >= PART:
            yield piece
            piece, size = [], 0
        own = list(run)
        piece += own
        size += _size(_json(own))
    yield piece


def _part(
    names: Sequence[str], groups: Sequence[Sequence[int]], rows: Sequence[Sequence[Cell]], *, ranged: bool
) -> Part:
    ranges = dict(_ranges(names, rows)) if ranged else {}
    return Part(len(rows), ranges, ["".join(_column(rows, at) + "\n" for at in group) for group in groups])


def _ranges(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, tuple[Cell, Cell]]]:
    for name in _RANGES:
        values: list[Any] = [row[names.index(name)] for row in rows] if name in names else []
        values = [value for value in values if value is not None]
        # Values of different kinds have no order that a browser would share.
        if values and len({type(value) for value in values}) == 1:
            yield name, (min(values), max(values))


def _size(text: str) -> int:
    """About what it will be when it is compressed."""
    return len(zlib.compress(text.encode("utf-8"), 1))


def _column(rows: Sequence[Sequence[Cell]], at: int) -> str:
    return _json([row[at] for row in rows])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
