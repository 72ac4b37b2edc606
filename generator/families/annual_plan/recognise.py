"""Is a text an annual plan? Judged by its table of key projects and by its parts, not by its title."""

from __future__ import annotations

from generator.families.annual_plan.cell_rows import read_cell_tables
from generator.families.annual_plan.page_labels import find_page_labels, without_labels
from generator.families.annual_plan.side_rows import find_side_heads
from generator.families.annual_plan.table_head import find_table_heads
from generator.reading.document import Document
from generator.reading.likeness import Likeness
from generator.reading.markers import FINANCIAL, match_marker
from generator.reading.spacing import squeeze

_GOALS = "施政目標"
# A budget book holds the table of key projects too, as one of some forty.
_MOST = 0.5


def recognise(document: Document) -> Likeness:
    """0 to 1: the head of the table makes it certain; goals are a sign where the table is cut off."""
    lines = without_labels(document.lines, find_page_labels(document.lines))
    share = read_cell_tables(document).share
    has_table = bool(find_table_heads(lines) or find_side_heads(lines)) or share > _MOST
    has_goals = any(
        _GOALS in line.text and match_marker(line.text, (FINANCIAL,)) and len(squeeze(line.text)) <= 20
        for line in lines
    )
    score = (0.8 if has_table else 0.0) + (0.2 if has_table and has_goals else 0.6 if has_goals else 0.0)
    found = [name for name, is_there in (("重要計畫項目", has_table), (_GOALS, has_goals)) if is_there]
    return Likeness(score, found, ["many other tables"] if 0 < share <= _MOST else [])
