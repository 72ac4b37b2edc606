"""What the legislature resolved and what the agency answered."""

from __future__ import annotations

from itertools import groupby

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.search.entry import SearchEntry


def resolutions_url(package: Package) -> str:
    """Address of the page of resolutions."""
    return f"reports/{package.name}/resolutions/"


def resolutions_draft(package: Package) -> Draft:
    """All resolutions with the agency's reply, by part of the book."""
    rows = package.tables["resolutions"]
    url, title, year = resolutions_url(package), str(package.descriptor["title"]), str(roc_year(package))
    issuer = str(package.descriptor["issuer"]["zh"])
    return Draft(
        url,
        f"立法院決議與辦理情形：{title}",
        "unit_budget/resolutions.md.j2",
        {
            "package": package,
            "parts_of": [(part, list(group)) for part, group in groupby(rows, key=lambda row: row["part"])],
        },
        description=f"立法院對{issuer}預算的 {len(rows)} 項決議與機關的辦理情形。",
        search=SearchFacts("page", package.name, year, issuer),
        anchors=tuple(
            SearchEntry(
                f"{url}#{row['record_id']}",
                f"決議 {row['resolution_no']}：{str(row['resolution'])[:30]}…",
                f"{row['resolution']} {row['reply'] or ''}",
                "statement",
                package.name,
                year,
                issuer,
            )
            for row in rows
        ),
    )
