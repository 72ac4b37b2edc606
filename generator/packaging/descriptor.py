"""datapackage.json: Data Package v2 with a Table Schema for every resource."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.packaging.table_schema import describe_table, resource_name, text_pair, texts
from generator.reading.manifest import Manifest
from generator.records.schema import TableSchema

DATAPACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DATARESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
LICENSE = {
    "name": "OGDL-Taiwan-1.0",
    "title": "政府資料開放授權條款－第1版",
    "path": "https://data.gov.tw/license",
}
PROJECT = "taiwan-government-reports"


def build_descriptor(
    manifest: Manifest,
    schemas: Mapping[str, TableSchema],
    files: Mapping[str, bytes],
    source: Mapping[str, Any],
) -> dict[str, Any]:
    """The descriptor of a report's package.

    Args:
        manifest: of the report.
        schemas: its tables, in the order of publication.
        files: the CSVs by table name.
        source: the text that the tables were read from: its ``file`` in the repository, and how many
            ``characters`` (letters, digits and symbols) it has.
    """
    return {
        "$schema": DATAPACKAGE_PROFILE,
        "name": manifest.report_id,
        **texts("title", manifest.title.pair()),
        **texts("description", manifest.description.pair()),
        "version": manifest.version,
        "created": f"{manifest.created.isoformat()}T00:00:00Z",
        "family": manifest.family,
        "issuer": {"zh": manifest.issuer.zh, "en": manifest.issuer.en},
        "phase": manifest.phase,
        "published": manifest.published,
        "temporal": {"start": manifest.period_start.isoformat(), "end": manifest.period_end.isoformat()},
        "keywords": list(manifest.keywords),
        "licenses": [dict(LICENSE)],
        "contributors": contributors_of([manifest.issuer.model_dump()]),
        "sources": [_source(manifest, source)],
        "resources": [build_resource(schemas[name], files[name]) for name in schemas if name in files],
    }


def build_resource(schema: TableSchema, data: bytes) -> dict[str, Any]:
    """One tabular resource: its file, digest, size and Table Schema."""
    descriptor: dict[str, Any] = {
        "$schema": DATARESOURCE_PROFILE,
        "name": resource_name(schema.name),
        "type": "table",
        "path": f"{schema.name}.csv",
        **texts("title", schema.title),
        **texts("description", schema.description),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\n"},
        "schema": describe_table(schema),
    }
    if schema.summable:
        descriptor.update(texts("summable", schema.summable))
    return descriptor


def to_json(descriptor: Mapping[str, Any]) -> bytes:
    """JSON as published: indented, in the given order, characters as they are, one final line end."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def to_compact_json(data: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """JSON that only programs read: each outermost item a line, and no spaces, often a third of it."""
    if isinstance(data, Mapping):
        items = [f"{compact(key)}:{compact(value)}" for key, value in data.items()]
        begin, end = "{}"
    else:
        items, (begin, end) = [compact(item) for item in data], "[]"
    return (f"{begin}\n" + ",\n".join(items) + f"\n{end}\n").encode("utf-8")


def compact(data: Any) -> str:
    """JSON without spaces, characters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def contributors_of(issuers: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The agencies first: the figures are theirs, the arrangement is the project's.

    Each issuer has a name by language, and an address where one is known (``url``).
    """
    agencies = [
        {
            **texts("title", issuer),
            **({"path": issuer["url"]} if issuer.get("url") else {}),
            "roles": ["author", "publisher"],
        }
        for issuer in issuers
    ]
    return [*agencies, {"title": PROJECT, "title_en": PROJECT, "roles": ["wrangler"]}]


def authors_of(descriptor: Mapping[str, Any]) -> list[dict[str, str]]:
    """Names by language of those whose figures a package holds: agencies, or the project for its own."""
    return [text_pair(item, "title") for item in descriptor["contributors"] if "author" in item["roles"]]


def _source(manifest: Manifest, text: Mapping[str, Any]) -> dict[str, Any]:
    """The printed report: title, official address where known, the file that was read, its digest."""
    source: dict[str, Any] = {"title": manifest.title.zh, "title_en": manifest.title.en}
    if manifest.source.origin:
        source["path"] = manifest.source.origin
    source |= text
    source["hash"] = f"sha256:{manifest.source.sha256}"
    source["original"] = manifest.source.original
    if manifest.source.terms:
        source["terms"] = manifest.source.terms
    if manifest.source.retrieved:
        source["retrieved"] = manifest.source.retrieved.isoformat()
    return source
