"""How surely a text is a national science and technology plan, judged by its build."""

from __future__ import annotations

from generator.families.st_plan.agencies.names import AgencyNames
from generator.families.st_plan.division.grid import split_agency_lists
from generator.families.st_plan.layout.reading import read_layout
from generator.families.st_plan.text.furniture import find_furniture
from generator.families.st_plan.text.lines import read_text_lines
from generator.families.st_plan.text.styles import GOAL, STRATEGY, has_strategy_label, strip_bullet
from generator.reading.document import Document
from generator.reading.likeness import Likeness
from generator.reading.markers import CJK_BRACKET, FINANCIAL, match_marker
from generator.reading.spacing import squeeze
from generator.reading.tab_rows import cell_paragraphs, tab_cells


def recognise(document: Document) -> Likeness:
    """0 to 1: numbered goals, labelled strategies below them, and the table that divides them."""
    layout = read_layout(read_text_lines(document.lines, find_furniture(document.lines).lines))
    texts = [strip_bullet(line.text) for line in layout.prose]
    rows = [row.text for table in layout.tables for row in table.rows]
    parts = (
        ("parts 壹, 貳 …", 0.1, any(match_marker(text, (FINANCIAL,)) for text in texts)),
        ("numbered goals", 0.25, sum(match_marker(text, (GOAL,)) is not None for text in texts) >= 2),
        ("strategies", 0.4, sum(_is_strategy(text) for text in texts) >= 2),
        (
            "the table of measures by agency",
            0.35,
            any(_is_division_head(row) for row in rows) or _has_agency_lists(rows),
        ),
    )
    found = [(name, weight) for name, weight, is_there in parts if is_there]
    return Likeness(sum(weight for _, weight in found), [name for name, _ in found])


def _is_strategy(text: str) -> bool:
    marker = match_marker(text, (CJK_BRACKET,))
    rest = text[marker.end :] if marker else text
    return has_strategy_label(rest) or match_marker(text, (STRATEGY,)) is not None


def _is_division_head(row: str) -> bool:
    cells = {squeeze(cell) for cell in tab_cells(row)}
    return "策略" in cells and any(cell.endswith("措施") for cell in cells)


def _has_agency_lists(rows: list[str]) -> bool:
    names = AgencyNames((), {})
    found = 0
    for row in rows:
        for cell in tab_cells(row):
            if "／" in cell:
                found += any(split_agency_lists(text, names) for text in cell_paragraphs(cell))
        if found >= 3:
            return True
    return False
