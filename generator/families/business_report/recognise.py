"""Whether a text is a business report, judged by how it is built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from generator.families.business_report.foreign_items import bare_lines
from generator.families.business_report.items import outlined
from generator.families.business_report.table_titles import table_title
from generator.reading.document import Document, Line
from generator.reading.likeness import Likeness
from generator.reading.markers import FINANCIAL, match_marker
from generator.reading.outline import Outline
from generator.reading.spacing import squeeze

_TITLES = ("業務報告", "工作報告", "施政報告", "業務概況")
_TITLE_LINES = 12
_MOST_RESTARTS = 4
# A business report counts: this share of its items and more holds an amount.
_COUNTING = 0.25
_FEWEST_TITLES = 2
_MOST_BARE = 0.2
_AMOUNT = re.compile(r"\d\s*(?:[兆億萬]|[家案件場項人次座台公戶%％])")


def recognise(document: Document) -> Likeness:
    """0 to 1: one deep outline that holds nearly all of the text, full of amounts, well titled.

    A review of programmes begins again at 壹 with every programme; budgets and plans consist of tables, or
    name measures and hardly any amounts.
    """
    layout, outline = outlined(document)
    restarts = [f for f in outline.findings if f.step == "restart" and match_marker(f.printed, (FINANCIAL,))]
    if len(restarts) >= _MOST_RESTARTS:
        return Likeness(0.0, against=[f"壹 begins again {len(restarts)} times"])
    in_items, before, depth = _extent(outline)
    counting = min(1.0, _counting_share(outline) / _COUNTING)
    parts = {
        "the title 業務報告": 0.3 if _is_titled(document) else 0.0,
        "an outline that holds most of the text": 0.2 if in_items > before else 0.0,
        f"{depth} levels of items": 0.2 if depth >= 3 else 0.1 * min(depth, 1),
        "items with amounts": 0.3 * counting,
    }
    rows = len(layout.tables) + sum("\t" in line.text for line in layout.text)
    of_tables = rows > 0.2 * (len(layout.text) + len(layout.tables))
    against = ["tables that take more than a fifth of it"] if of_tables else []
    against += _of_others(layout.text)
    score = sum(parts.values()) - (0.6 if against else 0.0)
    return Likeness(score, [name for name, part in parts.items() if part], against)


def _of_others(lines: Sequence[Line]) -> list[str]:
    """What only reports of other kinds have: titles of their tables, lines of numbers without a word."""
    titles = dict.fromkeys(title.word for line in lines if (title := table_title(line.text)))
    bare = len(bare_lines(lines))
    found = [f"titles of tables: {'、'.join(titles)}"] if len(titles) >= _FEWEST_TITLES else []
    return found + ([f"{bare} lines of bare numbers"] if bare > _MOST_BARE * len(lines) else [])


def _is_titled(document: Document) -> bool:
    opening = islice((line.text for line in document if not line.blank), _TITLE_LINES)
    words = squeeze("".join(opening))
    return any(title in words for title in _TITLES)


def _extent(outline: Outline) -> tuple[int, int, int]:
    """Characters in items, characters before the first one, deepest level."""
    in_items, depth = 0, 0
    for item in outline.walk():
        in_items += sum(len(paragraph.text) for paragraph in item.paragraphs)
        depth = max(depth, item.level)
    return in_items, sum(len(paragraph.text) for paragraph in outline.preamble), depth


def _counting_share(outline: Outline) -> float:
    """Share of the items without children whose own words hold an amount."""
    leaves = [item for item in outline.walk() if not item.children]
    counting = sum(any(_AMOUNT.search(paragraph.text) for paragraph in item.paragraphs) for item in leaves)
    return counting / len(leaves) if leaves else 0.0
