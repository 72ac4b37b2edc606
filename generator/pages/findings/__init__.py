"""Pages of findings: questions that people have, computed from the data."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.draft import Draft, SearchFacts
from generator.pages.findings import contradictions
from generator.pages.findings.enacted import enacted_finding
from generator.pages.findings.finding import LONG_TABLE, Finding
from generator.pages.findings.grants import grants_finding
from generator.pages.findings.review import review_findings
from generator.pages.report_year import roc_year
from generator.pages.site import Site
from generator.pages.unit_budget.enacted import enacted_package


def findings(site: Site) -> list[Finding]:
    """Every finding of every package that has one, in the order of the packages."""
    found: list[Finding] = []
    enacted = enacted_package(site)
    for package in site.packages.values():
        match package.descriptor.get("family"):
            case "infra-review":
                found.extend(review_findings(package))
            case "unit-budget":
                found.append(grants_finding(package))
                if enacted is not None:
                    found.append(enacted_finding(package, enacted))
            case _:
                continue
    return [finding for finding in found if finding.lines]


def drafts(site: Site) -> Iterator[Draft]:
    """The index of findings, a page a finding, the page of contradictions."""
    found = findings(site)
    yield Draft(
        "findings/",
        "發現",
        "findings/index.md.j2",
        {"findings": found},
        description="從資料算出來的發現：落後、沒付的錢、沒達到的目標、報告自己不符之處。",
    )
    for finding in found:
        yield _draft(finding)
    yield from contradictions.drafts(site)


def _draft(finding: Finding) -> Draft:
    package = finding.package
    return Draft(
        finding.url,
        finding.title,
        "findings/finding.md.j2",
        {"finding": finding, "package": package, "long": len(finding.lines) > LONG_TABLE},
        charts={"main": finding.chart} if finding.chart else {},
        description=finding.answer,
        search=SearchFacts("finding", package.name, str(roc_year(package))),
    )
