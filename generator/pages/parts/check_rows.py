"""The checks of a package as readers ask for them: which failed, which could not be made."""

from __future__ import annotations

from collections.abc import Iterable

from generator.packaging.reader import Package
from generator.records.values import Row

CONTRADICTION = "source_error"
NOT_COMPUTED = "not_computed"
_HELD = "holds"


def failed_checks(package: Package) -> list[Row]:
    """Checks whose numbers differ or are lost; one that was not computed says nothing of the report."""
    rows = package.tables.get("checks", [])
    return [row for row in rows if row["verdict"] not in (_HELD, NOT_COMPUTED)]


def check_counts(package: Package) -> dict[str, int]:
    """How many checks there are in ``total`` and by what came of them.

    ``errors`` are contradictions of the report in a person's word; ``others`` differ too, but say nothing
    against it: roundings and what the extraction lost.
    """
    total = len(package.tables.get("checks", []))
    failed, uncomputed = failed_checks(package), len(uncomputed_checks(package))
    errors = len(contradictions(failed))
    return {
        "total": total,
        "holds": total - len(failed) - uncomputed,
        "errors": errors,
        "others": len(failed) - errors,
        "uncomputed": uncomputed,
    }


def contradictions(checks: Iterable[Row]) -> list[Row]:
    """Those of some checks in which a report contradicts itself: only a person says so."""
    return [row for row in checks if row["verdict"] == CONTRADICTION]


def uncomputed_checks(package: Package) -> list[Row]:
    """Checks that could not be made because the report doesn't hold an operand; each names it."""
    return [row for row in package.tables.get("checks", []) if row["verdict"] == NOT_COMPUTED]
