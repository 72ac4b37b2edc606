"""The page of a business report: its categories, what it quantifies, which programmes it names."""

from __future__ import annotations

from collections import Counter

from generator.packaging.reader import Package
from generator.pages.business_report.breakdown_page import breakdowns_url
from generator.pages.business_report.category_page import category_url
from generator.pages.business_report.statements_page import statements_url
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.check_rows import failed_checks


def report_draft(package: Package) -> Draft:
    """The report's page."""
    figures = Counter(str(row["item_path"]).split(".", 1)[0] for row in package.tables["figures"])
    items = Counter(str(row["category_no"]) for row in package.tables["items"])
    categories = [
        (
            row,
            category_url(package, row["category_no"]),
            items[str(row["category_no"])],
            figures[str(row["category_no"])],
        )
        for row in package.tables["categories"]
    ]
    title = str(package.descriptor["title"])
    return Draft(
        f"reports/{package.name}/",
        title,
        "business_report/report.md.j2",
        {
            "package": package,
            "categories": categories,
            "statements": statements_url(package),
            "breakdowns": breakdowns_url(package) if package.tables["breakdown_rows"] else None,
            "statuses": Counter(str(row["status"]) for row in package.tables["figures"]),
            "status_labels": package.schemas["figures"].by_name["status"].labels,
            "programmes": _programmes(package),
            "findings": failed_checks(package),
            "tables": [name for name in package.tables if name not in {"lines", "passages"}],
        },
        description=str(package.descriptor["description"]),
        search=SearchFacts(
            "report", package.name, str(roc_year(package)), str(package.descriptor["issuer"]["zh"])
        ),
    )


def _programmes(package: Package) -> list[tuple[str, list[tuple[str, str]]]]:
    """Named programmes in order, each with (item path, address) of the items that name it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in package.tables["named_programmes"]:
        path = str(row["item_path"])
        target = f"{category_url(package, path.split('.', 1)[0])}#items.{path}"
        found.setdefault(str(row["name"]), []).append((path, target))
    return list(found.items())
