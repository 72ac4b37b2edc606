"""The page of a package: what it is, every file, how to cite it, how far it was checked."""

from __future__ import annotations

from generator.packaging.citation import citation_forms
from generator.packaging.downloads import downloads_of
from generator.packaging.reader import Package
from generator.packaging.schema_org import json_ld
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.links import relative
from generator.pages.frame.site import Site
from generator.pages.parts.check_rows import check_counts


def package_draft(site: Site, package: Package) -> Draft:
    """The page of one package, with structured data for search engines."""
    url = f"data/{package.name}/"
    root = site.url or relative("", url)
    return Draft(
        url,
        f"資料套件：{package.descriptor['title']}",
        "data/package.md.j2",
        {
            "package": package,
            "downloads": downloads_of(package),
            "cite": citation_forms(package.descriptor, None, site.addresses),
            "checks": check_counts(package),
            "is_report": "lines" in package.tables,
        },
        description=str(package.descriptor["description"]),
        search=SearchFacts("table", package.name),
        jsonld=json_ld(package, root),
    )
