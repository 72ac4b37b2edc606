"""HTML tables as grids: cells that span rows or columns stand in each of their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.document import Line
from generator.reading.html_tags import tag_pattern
from generator.reading.tables import cell_text

_TAG = tag_pattern("table tr td th")
_SPAN = re.compile(r"""(?P<kind>row|col)span\s*=\s*["']?(?P<count>\d{1,3})""", re.IGNORECASE)
# No printed table is wider or longer; a damaged number must not fill the memory.
_LARGEST_SPAN = 200


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text without markup, paragraphs one a line, and the numbers of its lines."""

    text: str
    lines: tuple[int, ...]


Grid = tuple[tuple[GridCell, ...], ...]
_EMPTY = GridCell("", ())


def html_grids(lines: Sequence[Line]) -> list[Grid]:
    """The tables of lines that hold HTML, in order; a table may run over many of them or stand in one."""
    grids: list[list[list[tuple[GridCell, int, int]]]] = []
    text, starts = "", []
    for line in lines:
        starts.append(len(text))
        text += line.text + "\n"
    numbers = [line.number for line in lines]
    tags = list(_TAG.finditer(text))
    for i, tag in enumerate(tags):
        name = re.sub(r"[^a-z]", "", tag[0][1:7].split()[0].lower().rstrip(">"))
        if tag[0].startswith("</"):
            continue
        if name == "table" or not grids:
            grids.append([])
        if name == "tr":
            grids[-1].append([])
        elif name in ("td", "th"):
            if not grids[-1]:
                grids[-1].append([])
            end = tags[i + 1].start() if i + 1 < len(tags) else len(text)
            held = [n for n, start in zip(numbers, starts, strict=True) if start < end]
            first = [n for n, start in zip(numbers, starts, strict=True) if start <= tag.start()][-1]
            cell = GridCell(cell_text(text[tag.end() : end]), tuple(n for n in held if n >= first))
            grids[-1][-1].append((cell, *_spans(tag[0])))
    return [grid for rows in grids if (grid := _filled(rows))]


def _spans(tag: str) -> tuple[int, int]:
    """How many rows and columns a cell takes."""
    spans = {m["kind"].lower(): min(max(int(m["count"]), 1), _LARGEST_SPAN) for m in _SPAN.finditer(tag)}
    return spans.get("row", 1), spans.get("col", 1)


def _filled(rows: Sequence[Sequence[tuple[GridCell, int, int]]]) -> Grid:
    places: dict[tuple[int, int], GridCell] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell, down, across in row:
            while (y, x) in places:
                x += 1
            places |= {(y + dy, x + dx): cell for dy, dx in _offsets(down, across) if y + dy < len(rows)}
            x += across
    width = max((x for _, x in places), default=-1) + 1
    return tuple(tuple(places.get((y, x), _EMPTY) for x in range(width)) for y in range(len(rows)))


def _offsets(down: int, across: int) -> Iterator[tuple[int, int]]:
    return ((dy, dx) for dy in range(down) for dx in range(across))
