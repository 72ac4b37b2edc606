"""Running text: where paragraphs end, how lists are numbered, and what stands between the paragraphs."""

from __future__ import annotations

from generator.families.infra_review.text.narrative import NarrativeItem, read_narrative
from generator.families.infra_review.text.narrative_rows import (
    add_asides,
    add_items,
    item_values,
    printed_marker,
)
from generator.families.infra_review.text.outline_styles import STYLES
from generator.families.infra_review.text.prose_wrapping import ProseWrapping

__all__ = [
    "STYLES",
    "NarrativeItem",
    "ProseWrapping",
    "add_asides",
    "add_items",
    "item_values",
    "printed_marker",
    "read_narrative",
]
