"""The content cell of a row: numbered items, some with items below them, or one unnumbered paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.document import Line
from generator.reading.markers import ARABIC, ARABIC_BRACKET, CJK, CJK_BRACKET
from generator.reading.outline import OutlineItem, read_outline
from generator.reading.paragraph import Paragraph, join_paragraph
from generator.reading.wrapping import Wrapping

STYLES = (CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)
# A heading is what stands before the first full-width colon, if no clause ended before it.
_HEADING = re.compile(r"([^，。；：（「]+)：(.*)", re.DOTALL)
_REPEATED = re.compile(r"-\d+$")
_MARK_ENDS = "、.．,·"


@dataclass(frozen=True, slots=True)
class ContentItem:
    """An item of a content cell.

    Attributes:
        path: printed numbers from the top down, joined by slashes (``一/（一）``); empty for a paragraph.
        level: 0 for an unnumbered paragraph, 1 for items of the list, 2 for those below.
        heading: what is printed before a colon, or the whole of an item that only heads others.
        text: the rest.
        numbers: line numbers.
    """

    path: str
    level: int
    heading: str
    text: str
    numbers: tuple[int, ...]


def read_items(lines: Sequence[Line], wrapping: Wrapping) -> list[ContentItem]:
    """The items of one content cell in the order of the text."""
    outline = read_outline(lines, STYLES, wrapping)
    items: list[ContentItem] = []
    if outline.preamble:
        text, numbers = _joined(outline.preamble)
        items.append(ContentItem("", 0, *split_heading(text), numbers))
    items += [_item(item) for item in outline.walk()]
    return items


def split_heading(text: str) -> tuple[str, str]:
    """Heading and rest of a text; an empty heading where none is printed."""
    match = _HEADING.fullmatch(text)
    return (match[1], match[2].lstrip()) if match else ("", text)


def printed_path(item: OutlineItem) -> str:
    """The printed numbers of an item and of those above it: ``一/（一）``."""
    above = f"{printed_path(item.parent)}/" if item.parent else ""
    repeated = _REPEATED.search(item.path[-1])
    return above + item.marker.printed.rstrip(_MARK_ENDS).strip() + (repeated[0] if repeated else "")


def _item(item: OutlineItem) -> ContentItem:
    text, numbers = _joined(item.paragraphs)
    heading, rest = split_heading(text)
    if item.children and not heading and not text.endswith("。"):
        heading, rest = text, ""
    return ContentItem(printed_path(item), item.level, heading, rest, numbers)


def _joined(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """One text and its line numbers: a cell has no paragraphs inside an item, only lines that fell short."""
    numbers = tuple(sorted({number for paragraph in paragraphs for number in paragraph.numbers}))
    if len(paragraphs) == 1:
        return paragraphs[0].text, numbers
    joined = join_paragraph((p.numbers[0] if p.numbers else 0, p.text) for p in paragraphs)
    return joined.text, numbers
