"""README of a package in Chinese and English: enough to use the ZIP without the site."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.packaging.addresses import Addresses
from generator.packaging.citation import citation_text, citation_text_en
from generator.packaging.reader import Package
from generator.packaging.reference import reference_of
from generator.packaging.validation import FINDINGS, traced
from generator.records.values import to_text

_MOST_SHOWN = 40


def package_readme(package: Package, templates: Path, addresses: Addresses) -> bytes:
    """README.md of one package, from site_templates/package/README.md.j2."""
    findings = [row for row in package.tables.get("checks", []) if row["verdict"] in FINDINGS]
    doubtful = [
        (name, row)
        for name, rows in package.tables.items()
        for row in rows
        if row.get("certainty") == "uncertain"
    ]
    reference = reference_of(package.descriptor, None, addresses)
    values = {
        "package": package,
        "descriptor": package.descriptor,
        "traced": traced(package),
        "findings": findings[:_MOST_SHOWN],
        "more_findings": max(len(findings) - _MOST_SHOWN, 0),
        "corrections": package.tables.get("corrections", []),
        "doubtful": doubtful[:_MOST_SHOWN],
        "more_doubtful": max(len(doubtful) - _MOST_SHOWN, 0),
        "citation": citation_text(reference),
        "citation_en": citation_text_en(reference),
    }
    return _render(templates, "README.md.j2", values)


def collection_readme(
    collection: Package, packages: Sequence[Package], templates: Path, addresses: Addresses
) -> bytes:
    """README.md of the ZIP with all packages, from site_templates/package/README-all.md.j2."""
    rows = [(package, _count_findings(package)) for package in packages]
    reference = reference_of(collection.descriptor, None, addresses)
    values = {
        "descriptor": collection.descriptor,
        "rows": rows,
        "citation": citation_text(reference),
        "citation_en": citation_text_en(reference),
    }
    return _render(templates, "README-all.md.j2", values)


def _count_findings(package: Package) -> int:
    return sum(row["verdict"] in FINDINGS for row in package.tables.get("checks", []))


def package_licence(package: Package, templates: Path) -> bytes:
    """LICENSE.md of one package, from site_templates/package/LICENSE.md.j2."""
    return _render(templates, "LICENSE.md.j2", {"descriptor": package.descriptor})


def _render(templates: Path, name: str, values: dict[str, Any]) -> bytes:
    return _environment(templates).get_template(name).render(values).encode("utf-8")


@cache
def _environment(templates: Path) -> Environment:
    """Templates are read once, for the README of every package."""
    environment = Environment(
        loader=FileSystemLoader(templates / "package"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - plain text files, not pages
        keep_trailing_newline=True,
    )
    environment.filters["cell"] = _cell
    return environment


def _cell(value: Any) -> str:
    """A value inside a Markdown table: one line, no column marks of its own."""
    return " ".join(to_text(value).split()).replace("|", "\\|")
