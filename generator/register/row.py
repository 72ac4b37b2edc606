"""A row of the register: people wrote it, no source text holds it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records.identifiers import make_record_id
from generator.records.values import Value

Rows = list[dict[str, Value]]


def written_row(table: str, key: list[Value], values: dict[str, Value], sources: str) -> dict[str, Value]:
    """All columns of a row; ``sources`` says to readers where its evidence stands, if not in the row."""
    return {
        "record_id": make_record_id(table, key),
        **values,
        "source_lines": "",
        "source_pages": "",
        "certainty": "inferred",
        "certainty_note": f"登錄由人工編製；{sources}" if sources else "登錄由人工編製。",
    }


def lines_at(places: Sequence[tuple[str, int]]) -> str:
    """Lines of source texts as the register writes them: ``ey-st-plan-114-117:383``, parted by a space."""
    return " ".join(f"{report_id}:{line}" for report_id, line in places)
