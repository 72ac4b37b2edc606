"""What a person found to belong to no row (content/curated/<report_id>/leftovers.yml).

- line: 1403
  text: 註
  reason: 表格下緣的印刷記號，不屬於任何欄位。
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.checking.leftovers.printed_line import signs_of
from generator.errors import Problem
from generator.reading.document import Document
from generator.records.ledger import Ledger
from generator.yaml_entries import read_entries

FILE = "curated/leftovers.yml"
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Accepted(BaseModel):
    """Words that stand in a line and, as a person has seen, say nothing that a table should hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    line: Annotated[int, Field(ge=1)]
    text: NonEmpty
    reason: NonEmpty


def accept_leftovers(raw: Any, document: Document, ledger: Ledger) -> list[Problem]:
    """Let the ledger know the words that a person accepted; returns what is wrong with the file.

    LEFTOVER-INVALID for a faulty entry, LEFTOVER-STALE where the line does not hold the words any more.
    """
    entries, problems = read_entries(raw, Accepted, _invalid)
    for entry in entries:
        held = entry.line <= len(document) and signs_of(entry.text) in signs_of(
            document.line(entry.line).text
        )
        if held and ledger.claimed(entry.line):
            ledger.claim(ledger.kind(entry.line), [entry.line], words=[entry.text])
        else:
            problems.append(_stale(entry))
    return problems


def _invalid(seen: str, line: int | None) -> Problem:
    remedy = "Give line, text and reason for each entry."
    return Problem("LEFTOVER-INVALID", FILE, line, seen, "a complete entry", remedy)


def _stale(entry: Accepted) -> Problem:
    seen = f"line {entry.line} does not hold {entry.text!r}, or nobody read it"
    return Problem("LEFTOVER-STALE", FILE, None, seen, "words of that line", "Remove or update the entry.")
