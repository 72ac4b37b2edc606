"""Packages and tables as search engines for data sets read them: schema.org as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.packaging.descriptor import PROJECT, authors_of
from generator.packaging.downloads import Download, downloads_of, table_downloads
from generator.packaging.reader import Package
from generator.records.schema import TableSchema

_PROJECT = {"@type": "Organization", "name": PROJECT}
_TAIWAN = {"@type": "Country", "name": "Taiwan", "alternateName": "臺灣"}


def json_ld(package: Package, base_url: str) -> dict[str, Any]:
    """schema.org/Dataset of a package.

    Args:
        package: the package.
        base_url: what addresses begin with: the site's address with its final slash, or the way from the
            document to the site's root (``../../``), which readers join to the document's own address.
    """
    described = _dataset(package) | {
        "name": package.title["zh"],
        "alternateName": package.title["en"],
        "description": f"{package.description['zh']}\n{package.description['en']}",
        "url": f"{base_url}data/{package.name}/",
        "identifier": package.name,
        "variableMeasured": _variables(package.schemas.values()),
        "distribution": [_distribution(item, base_url) for item in downloads_of(package)],
    }
    # A package of names and references measures nothing, and an empty list would say so of any package.
    return {name: value for name, value in described.items() if value != []}


def table_json_ld(package: Package, table: str, base_url: str) -> dict[str, Any]:
    """schema.org/Dataset of one table, a part of its package; ``base_url`` as for `json_ld`."""
    schema = package.schemas[table]
    described = _dataset(package) | {
        "name": f"{package.title['zh']}：{schema.title['zh']}",
        "alternateName": f"{package.title['en']}: {schema.title['en']}",
        "description": "\n".join(
            [schema.description["zh"], schema.description["en"], package.description["zh"]]
        ),
        "url": f"{base_url}data/{package.name}/{table}/",
        "identifier": f"{package.name}/{table}",
        "isPartOf": f"{base_url}data/{package.name}/",
        "variableMeasured": _variables([schema]),
        "distribution": [_distribution(item, base_url) for item in table_downloads(package, table)],
    }
    return {name: value for name, value in described.items() if value != []}


def _dataset(package: Package) -> dict[str, Any]:
    """What holds for a package and for each of its tables."""
    descriptor = package.descriptor
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "version": descriptor["version"],
        "keywords": list(descriptor["keywords"]),
        "inLanguage": "zh-TW",
        "license": descriptor["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": _creators(package),
        "publisher": _PROJECT,
        "maintainer": _PROJECT,
        "isBasedOn": _source(package),
        "dateModified": descriptor["created"][:10],
        "temporalCoverage": f"{descriptor['temporal']['start']}/{descriptor['temporal']['end']}",
        "spatialCoverage": _TAIWAN,
    }


def _creators(package: Package) -> list[dict[str, str]]:
    """Whose figures these are: agencies, and of its own register the project, which is none."""
    return [
        _PROJECT
        if author["zh"] == PROJECT
        else {"@type": "GovernmentOrganization", "name": author["zh"], "alternateName": author["en"]}
        for author in authors_of(package.descriptor)
    ]


def _source(package: Package) -> dict[str, Any]:
    source = package.descriptor["sources"][0]
    described = {"@type": "Report", "name": source["title"], "creator": _creators(package)}
    return described | ({"url": source["path"]} if "path" in source else {})


# What a value is multiplied by is itself in no unit.
_FACTOR = "unit_factor"


def _variables(schemas: Iterable[TableSchema]) -> list[dict[str, Any]]:
    """Every column with a unit of its own or beside it (``unit``), once a name: what the dataset measures."""
    found: dict[str, dict[str, Any]] = {}
    for schema in schemas:
        units_by_row = "unit" in schema.by_name
        for field in schema.fields:
            measured = field.unit or (units_by_row and field.type == "number" and field.name != _FACTOR)
            if measured and field.name not in found:
                found[field.name] = {
                    "@type": "PropertyValue",
                    "name": field.title["zh"],
                    "alternateName": field.name,
                    "description": field.description["zh"],
                    "unitText": field.unit or "各列的 unit 欄",
                }
    return list(found.values())


def _distribution(item: Download, base_url: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": item.label,
        "encodingFormat": item.media_type,
        "contentUrl": f"{base_url}{item.url}",
    }
