"""What of a business report's lines is text, what is a table, and what is only page furniture.

The report of early ROC 113 leaves a blank line after every line; a page begins where one is missing and the
line starts with a blank. Running heads (a category's name above a page number) survive on a few pages only,
and the targets of hyperlinks are dumped as bare lines at the end of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.families.business_report.contents import contents_lines
from generator.families.business_report.prose_wrapping import ProseWrapping
from generator.families.business_report.running_heads import RunningHeads, running_heads
from generator.reading.document import Document, Line
from generator.reading.markup import is_table_row, without_markup
from generator.reading.pages import PageMap

_BARE_URL = re.compile(r"\s*https?://[!-~]+\s*")
_OPEN_END = ("：", ":", "(", "（", "、", "，")


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a document by what they are.

    Attributes:
        text: lines of running text, markup removed, numbers kept.
        tables: lines of pipe and HTML tables.
        furniture: numbers of running heads, page numbers, contents lines, dumped link targets and bare tags.
        pages: page labels, empty where they can't be known with certainty.
        wrapping: where the paragraphs of the text end.
    """

    text: tuple[Line, ...]
    tables: tuple[Line, ...]
    furniture: tuple[int, ...]
    pages: PageMap
    wrapping: ProseWrapping


def read_layout(document: Document) -> Layout:
    """Sort the lines of a business report."""
    plain = [Line(line.number, without_markup(line.text)) for line in document]
    printed = [line for line in plain if not line.blank]
    heads = running_heads(printed)
    furniture = {printed[i].number for i in (*heads.heads, *heads.numbers)}
    furniture |= {line.number for line in (*_dumped_links(printed), *contents_lines(printed))}
    furniture |= {line.number for line in plain if line.blank and not document.line(line.number).blank}
    rows = {line.number for line in document if is_table_row(line.text)} - furniture
    text = tuple(line for line in plain if line.number not in furniture and line.number not in rows)
    return Layout(
        text,
        tuple(document.line(number) for number in sorted(rows)),
        tuple(sorted(furniture)),
        _pages(document, printed, heads),
        ProseWrapping.judge(text, furniture),
    )


def _dumped_links(printed: Sequence[Line]) -> list[Line]:
    return [
        line
        for before, line in pairwise(printed)
        if _BARE_URL.fullmatch(line.text) and not before.stripped.endswith(_OPEN_END)
    ]


def _pages(document: Document, printed: Sequence[Line], heads: RunningHeads) -> PageMap:
    """Labels by the numbers that end the pages, or counted from the starts of pages."""
    if printed and len(printed) - 1 in heads.numbers:
        return _numbered_below(printed, heads.numbers)
    return _counted(document, printed, {printed[i].number: page for i, page in heads.numbered.items()})


def _numbered_below(printed: Sequence[Line], numbers: dict[int, int]) -> PageMap:
    """Labels where a number stands below every page: each goes for the lines from the one before on."""
    starts = [0, *(position + 1 for position in numbers)]
    return PageMap.from_marks(
        (printed[start].number, str(page)) for start, page in zip(starts, numbers.values(), strict=False)
    )


def _counted(document: Document, printed: Sequence[Line], heads: dict[int, int]) -> PageMap:
    """Labels counted from the page starts, where every page number that survived agrees with the count."""
    gaps = sum(b.number - a.number > 1 for a, b in pairwise(printed))
    if not printed or gaps < 0.8 * len(printed):
        return PageMap()
    starts = [printed[0].number]
    for before, line in pairwise(printed):
        raw = document.line(line.number).text
        if line.number in heads or (line.number - before.number == 1 and raw.startswith(" ")):
            starts.append(line.number)
    counted = {start: page for page, start in enumerate(starts, start=1)}
    if not heads or any(counted[line] != number for line, number in heads.items()):
        return PageMap()
    return PageMap.from_marks((line, str(page)) for line, page in counted.items())
