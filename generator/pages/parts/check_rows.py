"""The checks of a package as readers ask for them: which failed, which could not be made."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.records.values import Row

NOT_COMPUTED = "not_computed"
_HELD = "holds"


def failed_checks(package: Package) -> list[Row]:
    """Checks whose numbers differ or are lost; one that was not computed says nothing of the report."""
    rows = package.tables.get("checks", [])
    return [row for row in rows if row["verdict"] not in (_HELD, NOT_COMPUTED)]


def check_counts(package: Package) -> dict[str, int]:
    """How many checks there are in ``total``, how many ``holds``, ``failed`` and are ``uncomputed``."""
    total = len(package.tables.get("checks", []))
    failed, uncomputed = len(failed_checks(package)), len(uncomputed_checks(package))
    return {
        "total": total,
        "holds": total - failed - uncomputed,
        "failed": failed,
        "uncomputed": uncomputed,
    }


def uncomputed_checks(package: Package) -> list[Row]:
    """Checks that could not be made because the report doesn't hold an operand; each names it."""
    return [row for row in package.tables.get("checks", []) if row["verdict"] == NOT_COMPUTED]
