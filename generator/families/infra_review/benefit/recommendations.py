"""Section 陸: review and recommendations."""

from __future__ import annotations

from generator.families.family import Context
from generator.families.infra_review.frame import Block
from generator.families.infra_review.text import add_asides, add_items, read_narrative

SECTION = "陸"


def read_recommendations(block: Block, context: Context) -> None:
    """Add a row of ``recommendations`` for every item and paragraph of the section."""
    section = block.sections.get(SECTION)
    if section is None:
        return
    narrative = read_narrative(section.lines, block.wrapping)
    add_items("recommendations", "item_seq", {"programme_no": block.number}, narrative.items, context)
    add_asides(block.path(SECTION), narrative.asides, context)
