"""Findings in budget books: who receives grants, and what the legislature changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.findings.finding import Finding
from generator.pages.frame.site import Site
from generator.pages.unit_budget.enacted import enacted_package
from generator.pages.unit_budget.enacted_finding import enacted_finding
from generator.pages.unit_budget.grants_finding import grants_finding


def book_findings(site: Site, package: Package) -> Iterator[Finding]:
    """Grants; where the site has the enacted budget too, the changes."""
    yield grants_finding(package)
    enacted = enacted_package(site, package)
    if enacted is not None:
        yield enacted_finding(package, enacted)


FINDINGS = book_findings
