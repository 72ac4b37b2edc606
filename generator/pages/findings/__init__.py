"""Pages of findings: questions that people have, computed from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.packaging.reader import Package
from generator.pages.findings import contradictions
from generator.pages.findings.finding import LONG_TABLE, Finding
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.registry import load_part

# What a family offers: every finding of one of its packages; those without lines are left out.
FamilyFindings = Callable[[Site, Package], Iterable[Finding]]


def findings(site: Site) -> list[Finding]:
    """Every finding of every package that has one, in the order of the packages."""
    found: list[Finding] = []
    for package in site.packages.values():
        family: FamilyFindings | None = load_part(package.family, "findings")
        if family is not None:
            found.extend(family(site, package))
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
