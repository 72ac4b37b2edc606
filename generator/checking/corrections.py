"""Corrections that a person recorded (content/corrections/<report_id>.yml): published values stay as printed.

The file is a list; each entry names one cell, what stands there and what should:

    - record_id: special-budget.7.-.110
      field: realised_k_twd
      printed: "11954"
      corrected: "11945"
      reason: …
      evidence: …
      date: 2026-11-21
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

from generator.errors import Problem
from generator.records.values import Row, to_text
from generator.yaml_entries import read_entries
from generator.yaml_values import Day

NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
# Their record_id is that of another table's row.
_ABOUT_RECORDS = frozenset({"checks", "corrections", "lines", "incomplete_lines"})


class Correction(BaseModel):
    """One value of one record that is wrong in the report, and what shows it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    record_id: NonEmpty
    field: NonEmpty
    printed: str
    corrected: str
    reason: NonEmpty
    evidence: NonEmpty
    date: Day


def parse_corrections(raw: Any, file: str) -> tuple[list[Correction], list[Problem]]:
    """Corrections from loaded YAML (None: there are none), and CORRECTION-INVALID for every faulty key."""
    return read_entries(raw, Correction, lambda seen, line: _invalid(file, seen, line))


def correction_rows(
    corrections: Sequence[Correction], tables: Mapping[str, Sequence[Row]], file: str
) -> tuple[list[Row], list[Problem]]:
    """Rows of the table ``corrections``, and CORRECTION-STALE where the printed value is gone."""
    by_id = {
        to_text(row["record_id"]): (name, row)
        for name, rows in tables.items()
        if name not in _ABOUT_RECORDS
        for row in rows
        if "record_id" in row
    }
    rows: list[Row] = []
    problems = []
    for correction in sorted(corrections, key=lambda c: (c.record_id, c.field)):
        table, row = by_id.get(correction.record_id, ("", {}))
        found = to_text(row.get(correction.field)) if correction.field in row else None
        if found != correction.printed:
            problems.append(_stale(correction, found, file))
            continue
        own = correction.model_dump(exclude={"date"})
        rows.append({"table": table, **own, "corrected_on": correction.date})
    return rows, problems


def _stale(correction: Correction, found: str | None, file: str) -> Problem:
    seen = "no such record or field" if found is None else f"the value {found!r}"
    return Problem(
        "CORRECTION-STALE",
        file,
        None,
        f"{correction.record_id}.{correction.field}: {seen}",
        f"the printed value {correction.printed!r}",
        "The report, its parser or its identifiers changed: remove the correction, or review and update it.",
    )


def _invalid(file: str, seen: str, line: int | None) -> Problem:
    remedy = "Give record_id, field, printed, corrected, reason, evidence and date; numbers in quotes."
    return Problem("CORRECTION-INVALID", file, line, seen, "a complete correction", remedy)
