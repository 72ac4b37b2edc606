"""Where reports contradict themselves: every check that doesn't hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.pages.findings.by_money import by_money
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.site import Site
from generator.pages.parts.check_rows import (
    CONTRADICTION,
    NOT_COMPUTED,
    check_counts,
    failed_checks,
    uncomputed_checks,
)
from generator.pages.wording.labels import verdict_label
from generator.pages.wording.phrase import in_row, says
from generator.records.values import Row

# What a reader looks for stands first: errors of the report, then what the extraction lost, then roundings;
# last what could not be computed, which is no finding.
ORDER = (CONTRADICTION, "unresolved", "extraction_gap", "rounding", NOT_COMPUTED)
# Why numbers that differ are no contradiction of the report.
_REASONS = {
    "rounding": says("四捨五入造成"),
    "extraction_gap": says("其中有數值沒有讀到或存疑"),
    "unresolved": says("還沒有人對照原文"),
    NOT_COMPUTED: says("報告缺少所需的數值"),
}


@dataclass(frozen=True, slots=True)
class ReportChecks:
    """The checks of a report: their numbers (`check_counts`), and those that don't hold by verdict.

    The groups stand in the order of `ORDER`.
    """

    package: Package
    counts: Mapping[str, int]
    groups: Sequence[tuple[str, Sequence[Row]]]


def drafts(site: Site) -> Iterator[Draft]:
    """The page of contradictions over all reports, those with most errors of their own first."""
    reports = [_checks(package) for package in site.packages.values() if package.tables.get("checks")]
    counts = Counter(str(row["verdict"]) for report in reports for _, rows in report.groups for row in rows)
    yield Draft(
        "findings/contradictions/",
        says("報告自己不符的數字"),
        "findings/contradictions.md.j2",
        {
            "reports": sorted(reports, key=lambda report: report.counts["errors"], reverse=True),
            "contradictions": by_money(site),
            "total": sum(report.counts["total"] for report in reports),
            "holds": sum(report.counts["holds"] for report in reports),
            "failed": sum(counts.values()) - counts[NOT_COMPUTED],
            "uncomputed": counts[NOT_COMPUTED],
            "reasons": _REASONS,
            "verdicts": in_row(
                [
                    says("{count} 項{verdict}", count=f"{counts[verdict]:,}", verdict=verdict_label(verdict))
                    for verdict in ORDER
                    if counts[verdict] and verdict != NOT_COMPUTED
                ]
            ),
        },
        description=says("報告印出的合計、比率與差額全部重算，不符的逐一列出。"),
        bilingual=True,
        search=SearchFacts("finding"),
    )


def _checks(package: Package) -> ReportChecks:
    shown = [*failed_checks(package), *uncomputed_checks(package)]
    groups = [(verdict, [row for row in shown if row["verdict"] == verdict]) for verdict in ORDER]
    return ReportChecks(package, check_counts(package), [group for group in groups if group[1]])
