"""A mention: which record speaks of which programme, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.register.entries import Entry, Passage
from generator.register.model import Evidence

Method = Literal["exact", "normalised", "alias", "curated"]
# The surest method first: of two that find the same record, the first is published.
METHODS: tuple[Method, ...] = ("curated", "exact", "normalised", "alias")


@dataclass(frozen=True, slots=True)
class Mention:
    """One row of the table ``mentions``; ``words`` are the record's own for the programme."""

    programme_id: str
    record: Entry | Passage
    words: str
    relation: str
    method: Method
    reviewed: bool
    note: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Natural key of the table."""
        return self.programme_id, self.record.report_id, self.record.record_id
