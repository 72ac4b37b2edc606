"""Where the words of a decision stand: source lines of both passages, and what they print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.packaging.reader import Package
from generator.register.entries import Entry, Passage
from generator.register.mention import Mention
from generator.register.model import Evidence
from generator.register.names import fold

# Wrapped names begin on one line and end on the next: so many letters tell the line.
_TELLING = 4


def evidence_of(record: Entry | Passage, words: str, packages: Mapping[str, Package]) -> Evidence | None:
    """The line of a record on which its words begin; the record's first line where none can be told."""
    if not record.place.stretches:
        return None
    wanted = fold(words)
    lines = _texts(packages[record.report_id], record)
    for length in (len(wanted), _TELLING):
        for number, text in lines:
            if wanted[:length] in fold(text):
                return Evidence(report=record.report_id, lines=(number,))
    return Evidence(report=record.report_id, lines=(record.place.stretches[0][0],))


def best_mention(mentions: Sequence[Mention], programme_id: str, elsewhere: str) -> Mention | None:
    """The mention to hold a record of the report ``elsewhere`` against: of another report, if any."""
    own = [m for m in mentions if m.programme_id == programme_id and m.relation == "same"]
    return min(own, key=lambda m: (m.record.report_id == elsewhere, m.method == "curated"), default=None)


def printed(evidence: Evidence, packages: Mapping[str, Package], around: int = 1) -> list[tuple[int, str]]:
    """The lines of an evidence with those around it, blank ones left out: (number, text)."""
    wanted = {n + d for n in evidence.lines for d in range(-around, around + 1)}
    rows = packages[evidence.report].tables.get("lines", [])
    found = [(row["line_no"], str(row["text"] or "").strip()) for row in rows if row["line_no"] in wanted]
    return [(number, text) for number, text in found if isinstance(number, int) and text]


def _texts(package: Package, record: Entry | Passage) -> list[tuple[int, str]]:
    # The table of lines is in their order and complete: line n is its row n - 1.
    rows = package.tables.get("lines", [])
    return [(n, str(rows[n - 1]["text"] or "")) for n in record.place.numbers() if n <= len(rows)]
