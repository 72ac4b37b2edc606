"""All packages as one: a data package of its own whose tables are those of every report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.packaging.descriptor import DATAPACKAGE_PROFILE, LICENSE, PROJECT, contributors_of
from generator.packaging.reader import Package
from generator.packaging.table_schema import described_keys, texts
from generator.records.register_columns import REGISTER
from generator.records.schema import ForeignKey, TableSchema
from generator.records.values import Value

COLLECTION = "taiwan-government-reports"
_TITLE = {
    "zh": "臺灣政府報告資料套件：全部報告",
    "en": "Data packages of Taiwan's government reports: all reports",
}
_DESCRIPTION = {
    "zh": "本站全部報告的資料套件合為一個：每份報告一個資料夾，資料表以「報告代號.資料表」為名；"
    "register 連結各報告談到同一計畫的紀錄，並列出機關與其名稱沿革。",
    "en": "The data packages of all reports as one: a folder for each report, tables named report_id.table; "
    "the register joins records of different reports that are about the same programme, and lists agencies "
    "with the names that they had.",
}


def collection_package(packages: Sequence[Package], version: str) -> Package:
    """The package of all ``packages``, in their order; ``version`` is its own."""
    registered = any(package.family == REGISTER for package in packages)
    schemas = {
        _joined(package, name): _renamed(package, schema, registered=registered)
        for package in packages
        for name, schema in package.schemas.items()
    }
    tables: dict[str, list[dict[str, Value]]] = {
        _joined(package, name): rows for package in packages for name, rows in package.tables.items()
    }
    return Package(COLLECTION, _descriptor(packages, version), schemas, tables)


def _descriptor(packages: Sequence[Package], version: str) -> dict[str, Any]:
    described = [package.descriptor for package in packages]
    issuers = _unique(d["issuer"] for d in described if d["issuer"]["zh"] != PROJECT)
    return {
        "$schema": DATAPACKAGE_PROFILE,
        "name": COLLECTION,
        **texts("title", _TITLE),
        **texts("description", _DESCRIPTION),
        "version": version,
        "created": max((str(d["created"]) for d in described), default="1970-01-01T00:00:00Z"),
        "issuer": {
            "zh": "、".join(issuer["zh"] for issuer in issuers),
            "en": "; ".join(issuer["en"] for issuer in issuers),
        },
        "published": max((str(d["created"])[:4] for d in described), default=""),
        "temporal": {
            "start": min((d["temporal"]["start"] for d in described), default="1970-01-01"),
            "end": max((d["temporal"]["end"] for d in described), default="1970-01-01"),
        },
        "keywords": _unique(word for d in described for word in d["keywords"]),
        "licenses": [dict(LICENSE)],
        "contributors": contributors_of(issuers),
        "sources": _unique(source for d in described for source in d["sources"]),
        "resources": [
            _resource(p, resource, registered=any(q.family == REGISTER for q in packages))
            for p in packages
            for resource in p.descriptor["resources"]
        ],
    }


def _resource(package: Package, resource: Mapping[str, Any], *, registered: bool) -> dict[str, Any]:
    """A table of one report, in its folder and under its joined name."""
    schema = dict(resource["schema"])
    table = _renamed(package, package.schemas[resource["name"]], registered=registered)
    if table.foreign_keys:
        schema["foreignKeys"] = described_keys(table)
    if "identifiedBy" in schema:
        schema["identifiedBy"] = [
            part if isinstance(part, str) else {**part, "table": _joined(package, part["table"])}
            for part in schema["identifiedBy"]
        ]
    return {
        **resource,
        "name": _joined(package, resource["name"]),
        "path": f"{package.name}/{resource['path']}",
        "schema": schema,
    }


def _renamed(package: Package, schema: TableSchema, *, registered: bool) -> TableSchema:
    return replace(
        schema,
        name=_joined(package, schema.name),
        identified_by=tuple(
            replace(part, table=_joined(package, part.table)) if part.table else part
            for part in schema.identified_by
        ),
        foreign_keys=(
            *(replace(key, table=_joined(package, key.table)) for key in schema.foreign_keys),
            *(_to_register(schema) if registered else ()),
        ),
    )


def _to_register(schema: TableSchema) -> list[ForeignKey]:
    """What columns with identifiers of the register point to, which they can't in a package of its own."""
    return [
        ForeignKey((field.name,), f"{REGISTER}.{field.register}", (field.name,))
        for field in schema.fields
        if field.register
    ]


def _joined(package: Package, table: str) -> str:
    return f"{package.name}.{table}"


def _unique(items: Iterable[Any]) -> list[Any]:
    """Items in their order, each once; they may be mappings."""
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found
