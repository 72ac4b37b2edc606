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
# A text that can't be compressed grows by less where it is of about that size.
_GROWN = 100
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
    columns = [[_json([row[at] for row in piece]) for at in range(len(names))] for piece in pieces]
    apart = _apart(columns, APART * len(pieces))
    together = [at for at in range(len(names)) if at not in apart]
    groups = [together, *([at] for at in apart)]
    ranged = len(pieces) > 1
    return CutTable(
        groups,
        [_part(names, groups, piece, own, ranged=ranged) for piece, own in zip(pieces, columns, strict=True)],
    )


def _apart(columns: Sequence[Sequence[str]], least: int) -> list[int]:
    """Positions of the columns that are at least so large, of the texts of all columns in each piece."""
    wholes = (f"[{','.join(text[1:-1] for text in texts)}]" for texts in zip(*columns, strict=True))
    return [at for at, whole in enumerate(wholes) if _is_of(whole, least)]


def _is_of(text: str, least: int) -> bool:
    """Whether a text is at least so large; one that is short as it is needs no compressing to tell."""
    return len(text.encode("utf-8")) + _GROWN >= least and _size(text) >= least


def _pieces(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    """The rows of whole reports, as many as make a part; a table that is of no report's rows is one piece."""
    if "report_id" not in names:
        yield list(rows)
        return
    owner = names.index("report_id")
    piece: list[Sequence[Cell]] = []
    own: list[Sequence[Cell]] = []
    size = 0
    for _, run in groupby(rows, key=lambda row: row[owner]):
        # Measured only where another report follows.
        size += _size(_json(own)) if own else 0
        if size >= PART:
            yield piece
            piece, size = [], 0
        own = list(run)
        piece += own
    yield piece


def _part(
    names: Sequence[str],
    groups: Sequence[Sequence[int]],
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[str],
    *,
    ranged: bool,
) -> Part:
    ranges = dict(_ranges(names, rows)) if ranged else {}
    return Part(len(rows), ranges, ["".join(columns[at] + "\n" for at in group) for group in groups])


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
