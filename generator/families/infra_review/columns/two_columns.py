"""Tables of two columns of text, reasons and countermeasures or milestones and results, read back into rows.

Which column a paragraph stands in is not printed. List numbers tell it (1, 2 | 1, 2, 3 are two columns,
1 | 1 | 2 | 2 two rows of two), unnumbered cells alternate, and after a page break the cells that were left
unfinished go on first, the left one before the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.infra_review.columns.chunks import Chunk, cut_chunks
from generator.families.infra_review.columns.runs import alternate
from generator.families.infra_review.text import STYLES, ProseWrapping
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_pair
from generator.reading.spacing import squeeze
from generator.reading.wrapping import columns

_SLACK = 6


@dataclass(slots=True)
class CellItem:
    """A paragraph of a cell.

    Attributes:
        label: its list number, ``1`` or ``2(1)``; empty where none is printed.
        title: its heading.
        text: the rest.
        lines: numbers of its lines.
    """

    label: str
    title: str = ""
    text: str = ""
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Pair:
    """One row of the table: the items of its left and of its right cell."""

    left: list[CellItem] = field(default_factory=list)
    right: list[CellItem] = field(default_factory=list)


@dataclass(slots=True)
class TwoColumns:
    """Rows in order.

    Attributes:
        pairs: the rows.
        headings: (text, lines) of list headings that only hold sub-items.
        certain: False where the columns could not be told apart by any rule.
    """

    pairs: list[Pair]
    headings: list[tuple[str, list[int]]]
    certain: bool


@dataclass(slots=True)
class _Entry:
    """A main paragraph and what belongs to it: sub-items, or the text under a heading."""

    chunk: Chunk
    more: list[Chunk] = field(default_factory=list)
    subs: list[_Entry] = field(default_factory=list)


def read_two_columns(pages: Sequence[Sequence[Line]], wrapping: ProseWrapping) -> TwoColumns:
    """Read a table.

    Args:
        pages: its lines page by page, without the head that each page repeats.
        wrapping: how the report marks the ends of cells.
    """
    entries = _entries([cut_chunks(page, wrapping) for page in pages])
    if len(entries) == 1 and (halves := _halves(entries[0])):
        entries = halves
    if not entries:
        return TwoColumns([], [], certain=True)
    numbers = [entry.chunk.marker.number if entry.chunk.marker else None for entry in entries]
    runs = alternate(numbers)
    certain = runs is not None
    if runs is None:
        runs = [range(1), range(1, len(entries))]
    table = TwoColumns([], [], certain)
    for index, run in enumerate(runs):
        if index % 2 == 0:
            table.pairs.append(Pair())
        side = table.pairs[-1].right if index % 2 else table.pairs[-1].left
        for position in run:
            _emit(entries[position], side, table.headings)
    return table


def _entries(pages: Sequence[Sequence[Chunk]]) -> list[_Entry]:
    """Main paragraphs in order, with continuations after page breaks put back where they belong."""
    marked = [STYLES.index(c.marker.style) for page in pages for c in page if c.marker]
    main_rank = min(marked, default=0)
    entries: list[_Entry] = []
    unfinished: list[tuple[_Entry, Chunk]] = []
    owner: dict[int, _Entry] = {}
    for page in pages:
        waiting, unfinished = unfinished, []
        current = entries[-1] if entries else None
        for chunk in page:
            if chunk.marker is None and waiting:
                current, cut = waiting.pop(0)
                cut.lines.extend(chunk.lines)
                cut.open = chunk.open
                chunk = cut  # noqa: PLW2901 - from here on the whole paragraph counts
            elif chunk.marker is not None and STYLES.index(chunk.marker.style) > main_rank and current:
                current.subs.append(_Entry(chunk))
            elif chunk.marker is None and current and _under_heading(current):
                current.more.append(chunk)
            else:
                current = _Entry(chunk)
                entries.append(current)
            owner[id(chunk)] = current
            if chunk.open:
                unfinished.append((current, chunk))
    return entries


def _under_heading(entry: _Entry) -> bool:
    return entry.chunk.marker is not None and not entry.more and not entry.subs and entry.chunk.is_heading


def _emit(entry: _Entry, side: list[CellItem], headings: list[tuple[str, list[int]]]) -> None:
    label = _label(entry.chunk).rstrip(".、")
    if entry.subs and entry.chunk.is_heading:
        headings.append((entry.chunk.text, entry.chunk.numbers))
    else:
        item = CellItem(label, "", entry.chunk.text, entry.chunk.numbers)
        if entry.more:
            item.title, item.text = item.text.rstrip("：:"), "\n".join(chunk.text for chunk in entry.more)
            item.lines = [*item.lines, *(number for chunk in entry.more for number in chunk.numbers)]
        side.append(item)
    for sub in entry.subs:
        side.append(CellItem(f"{label}{_label(sub.chunk)}", "", sub.chunk.text, sub.chunk.numbers))


def _label(chunk: Chunk) -> str:
    """The list number as printed, in half-width characters without blanks; empty where there is none."""
    return fold_widths(squeeze(chunk.marker.printed)) if chunk.marker else ""


def _halves(entry: _Entry) -> list[_Entry] | None:
    """Two cells whose first lines the extraction put on one line: the left cell is that short.

    The cut is the last blank behind which no more stands than the lines of the right cell hold.
    """
    lines = entry.chunk.lines
    if entry.chunk.marker or entry.subs or len(lines) < 2:
        return None
    first = lines[0].stripped
    width = max(columns(line.stripped) for line in lines[1:])
    if columns(first) <= width + _SLACK:
        return None
    for cut, character in enumerate(first):
        if character == " " and columns(first[cut + 1 :]) <= width:
            left = Chunk(None, [Line(lines[0].number, first[:cut])])
            right = Chunk(None, [Line(lines[0].number, first[cut + 1 :]), *lines[1:]])
            return [_Entry(left), _Entry(right)]
    return None


def join_items(items: Sequence[CellItem]) -> str:
    """All items of a cell as one text, a line each, list numbers kept."""
    return "\n".join(
        join_pair(f"{item.label}. " if item.label else "", "：".join(filter(None, (item.title, item.text))))
        for item in items
    )
