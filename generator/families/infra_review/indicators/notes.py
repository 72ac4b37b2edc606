"""Section 參: the text below the two tables of indicators."""

from __future__ import annotations

from generator.families.family import Context
from generator.families.infra_review.frame import Block
from generator.families.infra_review.indicators.read import SECTION, indicator_parts
from generator.families.infra_review.text import add_asides, add_items, read_narrative
from generator.records.values import Value


def read_indicator_notes(block: Block, context: Context) -> None:
    """Add a row of ``indicator_notes`` for every item and paragraph below a table of indicators."""
    following: dict[str, int] = {}
    for kind, part, table in indicator_parts(block):
        narrative = read_narrative(table.after, block.wrapping)
        key: dict[str, Value] = {"programme_no": block.number, "indicator_kind": kind}
        # A second table of a kind goes on counting.
        first = following.get(kind, 1)
        following[kind] = add_items("indicator_notes", "note_no", key, narrative.items, context, first=first)
        add_asides(f"{block.path(SECTION)}/{part.mark}", narrative.asides, context)
