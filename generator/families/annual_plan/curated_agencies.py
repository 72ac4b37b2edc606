"""Agencies of work plans: printed nowhere in an annual plan, decided by people with evidence.

content/curated/<report_id>/agencies.yml is a list:

    - agency: 經濟部產業發展署
      work_plans: [工業技術升級輔導]     # names as printed
      evidence: …                      # published with the row

A work plan that stands in no entry has no agency.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.errors import Problem
from generator.records.collector import Collector
from generator.records.doubts import worse
from generator.records.values import Value
from generator.yaml_entries import read_entries

_FILE = "curated/agencies.yml"
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class CuratedAgency(BaseModel):
    """One agency and the work plans that it carries out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    agency: NonEmpty
    work_plans: Annotated[list[NonEmpty], Field(min_length=1)]
    evidence: NonEmpty


def add_agencies(raw: Any, collector: Collector) -> None:
    """Add a row for every work plan that an entry names; what is wrong with the file becomes a Problem."""
    entries, problems = parse_agencies(raw)
    collector.problems += problems
    agencies = {name: entry for entry in entries for name in entry.work_plans}
    printed = set()
    for work_plan in collector.rows("work_plans"):
        name = str(work_plan["work_plan"])
        printed.add(name)
        entry = agencies.get(name)
        if entry is not None:
            values: dict[str, Value] = {
                "work_plan_no": work_plan["work_plan_no"],
                "agency_name": entry.agency,
            }
            # A name that can be read in more than one way may be another plan's.
            certainty = worse("inferred", work_plan.certainty)
            doubt = work_plan.note if certainty == "uncertain" else ""
            note = entry.evidence + doubt
            collector.add("work_plan_agencies", values, work_plan.lines, certainty=certainty, note=note)
    collector.problems += [_unmatched(name) for name in agencies if name not in printed]


def parse_agencies(raw: Any) -> tuple[list[CuratedAgency], list[Problem]]:
    """Entries of the loaded YAML (nothing: none), and CURATED-INVALID for every faulty key."""
    return read_entries(raw, CuratedAgency, _invalid)


def _invalid(seen: str, line: int | None) -> Problem:
    expected = "entries with agency, work_plans and evidence"
    return Problem("CURATED-INVALID", _FILE, line, seen, expected, "Mend the entry and run again.")


def _unmatched(name: str) -> Problem:
    seen, remedy = f"the work plan {name}", "Correct the name as the report prints it, or remove it."
    return Problem("CURATED-UNMATCHED", _FILE, None, seen, "a work plan of this report", remedy, "warning")
