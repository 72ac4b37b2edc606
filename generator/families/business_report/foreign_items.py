"""Items that are none of a business report: what the outline took along without understanding it.

An outline takes everything that stands below a number, a budget's tables too. A report in prose has items
that a page holds, made of sentences; what is longer, consists of bare numbers, holds columns of them, or has
the title of another kind's table stays unread, and what was not understood can't be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.errors import Problem
from generator.families.business_report.items import ReportItem
from generator.families.business_report.table_titles import table_title
from generator.reading.document import Document, Line
from generator.reading.paragraph import Paragraph

# Characters of a printed page: some forty lines of forty. The longest item of eleven reports has 1,067.
_PAGE = 1_600
# Digits, signs of numbers and dashes alone, with nothing that says what they count.
_NUMBERS = frozenset("0123456789０１２３４５６７８９,，.．%％()（）+＋-－—–*＊/／|｜ \t\u3000")
_FEWEST_BARE = 2
# 國防業務　1,234,567　1,300,000: a name, and two numbers or more that wide blanks part.
_COLUMNS = re.compile(r"\s*\S.*?(?:(?:\s{2,}|[\u3000\t])\s*[-+△▲]?\d[\d,.]*%?){2,}\s*")


def part_items(items: Sequence[ReportItem], document: Document) -> tuple[list[ReportItem], list[Problem]]:
    """The items that are a report's, and PARSE-FOREIGN for the others; nothing below those is one either."""
    kept: list[ReportItem] = []
    problems: list[Problem] = []
    foreign: set[str] = set()
    for item in items:
        if item.parent_path in foreign:
            foreign.add(item.path)
        elif why := _why_foreign(item, document):
            foreign.add(item.path)
            problems.append(_problem(item, why, document.name))
        else:
            kept.append(item)
    return kept, problems


def is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph outside of all items is one, not lines of bare numbers."""
    return len(paragraph.numbers) < _FEWEST_BARE or not _is_bare(paragraph.text)


def bare_lines(lines: Iterable[Line]) -> list[Line]:
    """Lines that hold numbers and nothing else."""
    return [line for line in lines if _is_bare(line.text)]


def _is_bare(text: str) -> bool:
    return _NUMBERS.issuperset(text) and any(character.isdigit() for character in text)


def _why_foreign(item: ReportItem, document: Document) -> str:
    """What shows that an item is none; empty where nothing does."""
    size = len(item.own.heading) + len(item.own.text)
    if size > _PAGE:
        return f"an item of {size:,} characters, more than a page holds"
    lines = [document.line(number) for number in item.lines]
    title = next((title for line in lines if (title := table_title(line.text))), None)
    if title is not None:
        return f"the title of a table of {title.family} ({title.word})"
    columns = [line.number for line in lines if _COLUMNS.fullmatch(line.text)]
    if len(columns) >= _FEWEST_BARE:
        return f"numbers in columns on the lines {', '.join(map(str, columns))}, of no table that is drawn"
    bare = len(bare_lines(lines))
    if bare >= _FEWEST_BARE and 2 * bare > len(lines):
        return f"{bare} lines of bare numbers"
    return ""


def _problem(item: ReportItem, why: str, file: str) -> Problem:
    return Problem(
        "PARSE-FOREIGN",
        file,
        item.lines[0],
        f"{why}, below {item.marker}",
        "items of a business report: sentences, at most a page long",
        "Its lines stay unread. Look whether the text is another kind of report (--family), or whether the "
        "extraction lost the numbers of its items.",
    )
