"""The lists of all programmes and all agencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site
from generator.pages.register.agency_page import agency_url
from generator.pages.register.programme_page import programme_url, reports_by_programme


def index_drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The page of all programmes, those in several reports first, and the page of all agencies."""
    reports = reports_by_programme(package)
    agencies = {str(row["agency_id"]): row for row in package.tables["agencies"]}
    rows = [
        (row, programme_url(row["programme_id"]), agencies.get(str(row["agency_id"] or "")), seen)
        for row in package.tables["programmes"]
        if (seen := reports.get(str(row["programme_id"])))
    ]
    rows.sort(key=lambda item: (-len(item[3]), str(item[0]["name"])))
    yield Draft(
        "programmes/",
        "計畫",
        "register/programmes.md.j2",
        {
            "package": package,
            "rows": rows,
            "several": sum(len(seen) > 1 for *_, seen in rows),
            "titles": {name: p.descriptor["title"] for name, p in site.packages.items()},
            "kinds": package.schemas["programmes"].by_name["kind"].labels,
        },
        description="同一個計畫在各份報告中的規劃、預算、執行與報告，一頁看完。",
        hide=("navigation", "toc"),
    )
    counts = Counter(
        str(row["agency_id"]) for row in package.tables["programmes"] if str(row["programme_id"]) in reports
    )
    yield Draft(
        "agencies/",
        "機關",
        "register/agencies.md.j2",
        {
            "package": package,
            "rows": [
                (row, agency_url(row["agency_id"]), agencies.get(str(row["parent_id"] or "")), counts[name])
                for name, row in sorted(agencies.items(), key=lambda item: (-counts[item[0]], item[0]))
            ],
        },
        description="報告提到的機關：現名、前身、主管的計畫與預算。",
        hide=("navigation", "toc"),
    )
