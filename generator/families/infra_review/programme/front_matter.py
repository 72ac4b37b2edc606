"""What stands before the first programme: the statement of the case (案由) and the table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.families.family import Context
from generator.families.infra_review.frame import Block, Layout
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze

_ENTRY_LABEL = re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}\s*$")
_COUNT = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,14}建設)(?P<count>\d{1,3})項")
_LEAD = re.compile(r"^.*?(?:包含|包括|分為|計有|其中)")
_HEADING_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Lines with text before the first programme.

    Attributes:
        statement: lines of the statement of the case.
        contents: lines of the table of contents; empty where there is none.
    """

    statement: tuple[Line, ...]
    contents: tuple[Line, ...]


def find_front_matter(layout: Layout, blocks: Sequence[Block]) -> FrontMatter:
    """Split what stands before the first programme (all of the text where there is none).

    The table of contents begins on the page of the first line that ends in a page label.
    """
    end = blocks[0].title_page.outer_first - 1 if blocks else len(layout.document)
    lines = [line for line in layout.document.between(1, end) if not line.blank]
    labelled = next((line.number for line in lines if _ENTRY_LABEL.search(fold_widths(line.text))), None)
    if labelled is None:
        return FrontMatter(tuple(lines), ())
    start = max((n for n in layout.page_starts if n <= labelled), default=labelled)
    return FrontMatter(
        tuple(line for line in lines if line.number < start),
        tuple(line for line in lines if line.number >= start),
    )


def read_statement(front: FrontMatter, context: Context) -> None:
    """Add the statement of the case to the narrative outline: its heading and its paragraphs.

    A paragraph ends where a line closes a sentence and, unlike a wrapped line, ends in a blank.
    """
    held: list[Line] = []
    heading = ""
    for line in front.statement:
        if not held and len(squeeze(line.text)) <= _HEADING_CHARACTERS and line.stripped[-1] not in "。；，":
            heading = squeeze(line.text)
            context.collector.passage("", 0, heading, "", [], heading_lines=[line.number])
            continue
        held.append(line)
        if line.stripped.endswith("。") and line.text.endswith(" "):
            _add_paragraph(held, context)
            held = []
    if held:
        _add_paragraph(held, context)


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many programmes of a category the statement of the case counts, and the lines that say so."""

    printed: str
    count: int
    lines: tuple[int, ...]


def category_counts(front: FrontMatter) -> list[CategoryCount]:
    """The categories in the order of the statement of the case."""
    pieces = [(fold_widths(squeeze(line.text)), line.number) for line in front.statement]
    text = "".join(piece for piece, _ in pieces)
    origin = [number for piece, number in pieces for _ in piece]
    found: list[CategoryCount] = []
    for match in _COUNT.finditer(text):
        name = _LEAD.sub("", match["name"])
        lines = tuple(sorted(set(origin[match.end("name") - len(name) : match.end()])))
        found.append(CategoryCount(name, int(match["count"]), lines))
    return found


def _add_paragraph(lines: Iterable[Line], context: Context) -> None:
    held = list(lines)
    text = join_wrapped(line.text for line in held)
    context.collector.passage("", 0, "", text, [line.number for line in held])
