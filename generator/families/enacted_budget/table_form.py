"""The form of the table, and how its texts go on from row to row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.reading.head_words import Head, head_at, load_head_form
from generator.reading.markers import ARABIC, ARABIC_BRACKET, CJK, CJK_BRACKET, match_marker
from generator.reading.tables import TableRow

FORM = load_head_form(Path(__file__).with_name("columns.yml"))
_NEEDED = frozenset({"budget_this_year_k_twd", "budget_last_year_k_twd"})
_ITEMS = (CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)
_ENDS = ("。", "：", "；", ":", ";")


def budget_head(rows: Sequence[TableRow], at: int) -> Head | None:
    """The head of the table that begins with row ``at``: amounts of two years, and accounts by code."""
    head = head_at(rows, at, FORM)
    if head is None or not set(head.columns) >= _NEEDED:
        return None
    coded = "code_and_name" in head.columns or {"account_code", "account_name"} <= set(head.columns)
    return head if coded else None


def joined(pieces: Sequence[str]) -> str:
    """Lines of an explanation as text: an item begins a paragraph of its own, other lines go on."""
    text = ""
    for piece in (stripped for piece in pieces if (stripped := piece.strip())):
        begins = text.endswith(_ENDS) and match_marker(piece, _ITEMS) is not None
        text += f"\n{piece}" if begins else piece
    return text
