"""The page of all packages together: one ZIP, one database, how to search and cite them."""

from __future__ import annotations

from generator.packaging.citation import citation_forms
from generator.packaging.collection import COLLECTION, collection_package
from generator.packaging.downloads import downloads_of
from generator.packaging.reader import Package
from generator.packaging.schema_org import json_ld
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.links import relative
from generator.pages.frame.site import Site


def collection_of(site: Site) -> Package:
    """All packages of the site as one."""
    return collection_package(list(site.packages.values()), site.collection_version)


def collection_draft(site: Site, collection: Package) -> Draft:
    """The page of the collection, with structured data for search engines."""
    url = f"data/{COLLECTION}/"
    return Draft(
        url,
        str(collection.descriptor["title"]),
        "data/collection.md.j2",
        {
            "collection": collection,
            "packages": list(site.packages.values()),
            "downloads": downloads_of(collection),
            "cite": citation_forms(collection.descriptor, None, site.addresses),
        },
        description=str(collection.descriptor["description"]),
        search=SearchFacts("table"),
        jsonld=json_ld(collection, site.url or relative("", url)),
    )
