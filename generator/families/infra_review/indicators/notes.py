"""Section 參: the text below the two tables of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.families.family import Context
from generator.families.infra_review.frame import Block
from generator.families.infra_review.text import add_asides, add_items, read_narrative
from generator.reading.document import Line
from generator.records.values import Value

# The kind of a table of indicators, the path of its part of the section, the lines below the table.
Below = tuple[str, str, Sequence[Line]]


def add_indicator_notes(tables: Iterable[Below], block: Block, context: Context) -> None:
    """Add a row of ``indicator_notes`` for every item and paragraph below a table of indicators."""
    following: dict[str, int] = {}
    for kind, path, lines in tables:
        narrative = read_narrative(lines, block.wrapping)
        key: dict[str, Value] = {"programme_no": block.number, "indicator_kind": kind}
        # A second table of a kind goes on counting.
        first = following.get(kind, 1)
        following[kind] = add_items("indicator_notes", "note_no", key, narrative.items, context, first=first)
        add_asides(path, narrative.asides, context)
