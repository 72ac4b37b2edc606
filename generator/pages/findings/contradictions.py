"""Where reports contradict themselves: every check that doesn't hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.pages.findings.by_money import by_money
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.site import Site
from generator.pages.parts.check_rows import NOT_COMPUTED, failed_checks, uncomputed_checks
from generator.pages.wording.labels import verdict_label
from generator.pages.wording.phrase import in_row, says
from generator.records.values import Row

# What a reader looks for stands first: errors of the report, then what the extraction lost, then roundings;
# last what could not be computed, which is no finding.
ORDER = ("source_error", "unresolved", "extraction_gap", "rounding", NOT_COMPUTED)


@dataclass(frozen=True, slots=True)
class ReportChecks:
    """The checks of a report: how many hold, fail and could not be made, and the latter two by verdict.

    The groups stand in the order of `ORDER`.
    """

    package: Package
    holds: int
    failed: int
    uncomputed: int
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
            "reports": sorted(reports, key=_errors, reverse=True),
            "contradictions": by_money(site),
            "total": sum(report.holds + report.failed + report.uncomputed for report in reports),
            "holds": sum(report.holds for report in reports),
            "failed": sum(report.failed for report in reports),
            "uncomputed": counts[NOT_COMPUTED],
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
    failed, uncomputed = failed_checks(package), uncomputed_checks(package)
    shown = [*failed, *uncomputed]
    groups = [(verdict, [row for row in shown if row["verdict"] == verdict]) for verdict in ORDER]
    holds = len(package.tables["checks"]) - len(shown)
    return ReportChecks(package, holds, len(failed), len(uncomputed), [group for group in groups if group[1]])


def _errors(report: ReportChecks) -> int:
    return sum(len(rows) for verdict, rows in report.groups if verdict == "source_error")
