"""The few figures that say how a programme does, computed from its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.check_rows import failed_checks
from generator.records.values import Row, Value

# A target is reached at its whole amount, whatever is shown of the digits.
REACHED, _BELOW = Decimal(100), Decimal("99.9")


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """Headline figures of one programme.

    Attributes:
        year: row of special_budget for the year under review, or None; the main programme's, not a part's.
        year_roc: the year under review.
        cumulative: the row of total progress, or None.
        met, measured: indicators with a target for all years so far, and how many of them reached it.
        behind: whether the report names reasons for falling behind.
        findings: rows of checks that the source contradicts.
    """

    year: Row | None
    year_roc: int
    cumulative: Row | None
    met: int
    measured: int
    behind: bool
    findings: list[Row]


def programme_figures(package: Package, programme_no: Value) -> ProgrammeFigures:
    """Headline figures from the package's tables."""
    own = {"programme_no": programme_no}
    year_roc = review_year(package)
    indicators = [row for row in package.rows("indicators", **own) if achievement(row) is not None]
    reached = [row for row in indicators if (achievement(row) or 0) >= REACHED]
    ids = {
        str(row["record_id"])
        for name in ("special_budget", "special_budget_totals", "progress", "benefits")
        for row in package.rows(name, **own)
    }
    return ProgrammeFigures(
        year=_first(package.rows("special_budget", **own, year_roc=year_roc, sub_project="")),
        year_roc=year_roc,
        cumulative=_first(package.rows("progress", **own, scope="cumulative", sub_project="")),
        met=len(reached),
        measured=len(indicators),
        behind=bool(package.rows("lag_items", **own, side="reason")),
        findings=[row for row in source_findings(package) if row["record_id"] in ids],
    )


def review_year(package: Package) -> int:
    """The ROC year that the report reviews."""
    return roc_year(package)


def achievement(row: Row) -> Decimal | None:
    """Cumulative actual in percent of the cumulative target; None without both or with a target of 0."""
    target, actual = row["cumulative_target"], row["cumulative_actual"]
    if not isinstance(target, Decimal) or not isinstance(actual, Decimal) or target == 0:
        return None
    return actual / target * 100


def shown_share(share: Decimal) -> Decimal:
    """An achievement with one decimal; what falls short of its target is never rounded up to 100."""
    return round(share, 1) if share >= REACHED else min(round(share, 1), _BELOW)


def source_findings(package: Package) -> list[Row]:
    """Checks in which the report contradicts itself or rounds, or in which a value is lost."""
    return failed_checks(package)


def _first(rows: Iterable[Row]) -> Row | None:
    return next(iter(rows), None)
