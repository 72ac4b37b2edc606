"""The numbered items of a business report, from its outline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from generator.families.business_report.headings import OwnText, split_heading
from generator.families.business_report.layout import Layout, read_layout
from generator.families.business_report.numbering import numbering_styles
from generator.families.business_report.spoken import spoken_in
from generator.families.business_report.statement import Statement, statement_of
from generator.language.spoken_dates import Spoken
from generator.reading.document import Document
from generator.reading.outline import Outline, OutlineItem, read_outline


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One numbered item.

    Attributes:
        path: Arabic numbers from the top down, ``3.1.1``.
        parent_path: the path of the item above it, empty at the top.
        printed_path: the markers from the top down, ``参/一/（一）``.
        level: depth, 1 for a category.
        category_no: number of its category.
        marker: its own marker as printed.
        own: heading, text and label.
        statement: its words for reading amounts.
        lines: source lines of its own words.
        has_children: whether items stand below it.
    """

    path: str
    parent_path: str
    printed_path: str
    level: int
    category_no: int
    marker: str
    own: OwnText
    statement: Statement
    lines: tuple[int, ...]
    has_children: bool


def outlined(document: Document) -> tuple[Layout, Outline]:
    """What a document's lines are, and the outline of its text; nobody changes them.

    Recognising a report and reading it ask for the same, one after the other.
    """
    if not _latest or _latest[0][0] is not document:
        layout = read_layout(document)
        outline = read_outline(layout.text, numbering_styles(layout.text), layout.wrapping)
        _latest[:] = [(document, layout, outline)]
    return _latest[0][1:]


_latest: list[tuple[Document, Layout, Outline]] = []


def read_items(layout: Layout, outline: Outline) -> list[ReportItem]:
    """The items of a report in order."""
    found = list(outline.walk())
    numbers = _category_numbers(dict.fromkeys(item.path[0] for item in found))
    spoken = spoken_in("\n".join(line.text for line in layout.text))
    return [_item(item, numbers[item.path[0]], spoken) for item in found]


def _category_numbers(paths: Iterable[str]) -> dict[str, int]:
    """The number of each category by its path: as printed; of one that is used twice, the next free one."""
    printed = {path: int(path.split("-")[0]) for path in paths}
    free = count(max(printed.values(), default=0) + 1)
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for path, number in printed.items():
        numbers[path] = next(free) if number in taken else number
        taken.add(number)
    return numbers


def _item(item: OutlineItem, category_no: int, spoken: Spoken) -> ReportItem:
    own = split_heading([p.text for p in item.paragraphs], has_children=bool(item.children))
    path = ".".join(item.path)
    return ReportItem(
        path=path,
        parent_path=".".join(item.path[:-1]),
        printed_path=printed_path(item),
        level=item.level,
        category_no=category_no,
        marker=item.marker.printed,
        own=own,
        statement=statement_of(item.paragraphs, own.heading, spoken),
        lines=tuple(item.own_lines),
        has_children=bool(item.children),
    )


def printed_path(item: OutlineItem) -> str:
    """Markers from the top down without their punctuation: ``参/一/（一）/1``."""
    marks = []
    current: OutlineItem | None = item
    while current is not None:
        marks.append(current.marker.printed.rstrip("、，,.．· "))
        current = current.parent
    return "/".join(reversed(marks))
