"""What a reader is told of a printed figure beside its lines: sums it stands in, how to cite and doubt it.

It stands in the source view, where each line has its one place; the panel of a figure takes it from there.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from generator.packaging.citation import citation_text
from generator.packaging.reader import Package
from generator.packaging.reference import reference_of
from generator.pages.frame.links import LINES_PER_SECTION
from generator.pages.frame.site import Site
from generator.pages.general.reader_notes import notes_of_report
from generator.pages.wording.escape import json_in_page
from generator.records.stretches import lines_of_row
from generator.records.values import Row


def sums_by_section(package: Package) -> dict[int, list[Row]]:
    """Checks by the number of each section of the source view that prints the value or a part of it."""
    found: dict[int, list[Row]] = {}
    for row in package.tables.get("checks", []):
        lines = [*lines_of_row(row), *lines_of_row({"source_lines": row["other_lines"]})]
        sections = {
            section for first, last in lines for section in range(_section(first), _section(last) + 1)
        }
        for section in sorted(sections):
            found.setdefault(section, []).append(row)
    return found


def _section(line: int) -> int:
    return (line - 1) // LINES_PER_SECTION


def facts(site: Site, package: Package) -> Markup:
    """JSON for an attribute in single quotes: what the panel says of the report, and its words."""
    descriptor = package.descriptor
    told: dict[str, Any] = {
        "report": package.name,
        "title": descriptor["title"],
        "citation": citation_text(reference_of(descriptor, None, site.addresses)),
        "contact": site.contact,
        "perPage": LINES_PER_SECTION,
        "words": site.interface.words("receipt", "zh"),
    }
    if notes := notes_of_report(site, package.name):
        told["notes"] = notes
    return Markup(json_in_page(told))  # noqa: S704 - escaped for this place by json_in_page
