"""Identities of the progress tables."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.identity import Identity, not_computed
from generator.families.infra_review.identities.numbers import number
from generator.records.record import Tables


def progress_identities(tables: Tables) -> Iterator[Identity]:
    """The difference is the actual progress less the planned one, in percentage points."""
    for record in tables["progress"]:
        planned, actual = number(record, "planned_pct"), number(record, "actual_pct")
        difference = number(record, "difference_pct")
        if difference is None:
            continue
        if planned is None or actual is None:
            lost = [title for title, value in (("預定進度", planned), ("實際進度", actual)) if value is None]
            yield not_computed("progress-difference", record, "difference_pct", difference, *lost)
            continue
        formula = f"實際進度 {actual} － 預定進度 {planned}"
        yield Identity(
            "progress-difference",
            record,
            "difference_pct",
            difference,
            actual - planned,
            formula,
        )
