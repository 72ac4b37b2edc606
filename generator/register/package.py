"""The files of the package ``register``: CSVs and descriptor, as for a report."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.packaging.csv_files import write_csv
from generator.packaging.derived_version import FIRST, derived_version
from generator.packaging.descriptor import (
    DATAPACKAGE_PROFILE,
    LICENSE,
    PROJECT,
    build_resource,
    to_json,
)
from generator.packaging.reader import Package
from generator.packaging.table_schema import texts
from generator.records.schema import TableSchema, load_schemas
from generator.records.values import Value
from generator.register.model import Register

NAME = "register"
_TITLE = {"zh": "計畫與機關登錄", "en": "Register of programmes and agencies"}
_DESCRIPTION = {
    "zh": "跨報告的計畫與機關登錄：同一個計畫在哪些報告中被提到、前後期關係，以及機關的名稱沿革。",
    "en": "Programmes and agencies across reports: which records speak of the same programme, "
    "how phases follow each other, and the names that agencies had.",
}
_ISSUER = {"zh": PROJECT, "en": PROJECT}
# Tables in the order of publication: what others refer to comes first.
_ORDER = (
    "agencies",
    "reports",
    "agency_names",
    "agency_relations",
    "programmes",
    "programme_relations",
    "mentions",
    "code_lists",
    "codes",
)
# Those that there are only where a report has a second edition.
_OF_EDITIONS = ("superseded", "revisions")


def register_schemas(folder: Path) -> dict[str, TableSchema]:
    """The register's tables in the order of publication."""
    schemas = load_schemas(folder, NAME)
    return {name: schemas[name] for name in (*_ORDER, *_OF_EDITIONS)}


def register_files(
    register: Register,
    rows: Mapping[str, list[dict[str, Value]]],
    packages: Mapping[str, Package],
    schema_folder: Path,
    releases: Path,
) -> dict[str, bytes]:
    """File name -> bytes of data/packages/register/; its version follows its data and its releases."""
    every = register_schemas(schema_folder)
    schemas = {name: every[name] for name in every if name in _ORDER or rows.get(name)}
    tables = {name: write_csv(schema, rows[name]) for name, schema in schemas.items()}
    descriptor = _descriptor(register, packages, schemas, tables)
    files = {f"{name}.csv": data for name, data in tables.items()}

    def files_with(version: str) -> dict[str, bytes]:
        return {**files, "datapackage.json": to_json({**descriptor, "version": version})}

    return files_with(derived_version(NAME, files_with, releases))


def _descriptor(
    register: Register,
    packages: Mapping[str, Package],
    schemas: Mapping[str, TableSchema],
    tables: Mapping[str, bytes],
) -> dict[str, Any]:
    reports: list[Mapping[str, Any]] = [packages[name].descriptor for name in sorted(packages)]
    spans = [report["temporal"] for report in reports if "temporal" in report]
    return {
        "$schema": DATAPACKAGE_PROFILE,
        "name": NAME,
        **texts("title", _TITLE),
        **texts("description", _DESCRIPTION),
        "version": FIRST,
        "created": max((str(report["created"]) for report in reports), default="1970-01-01T00:00:00Z"),
        "family": NAME,
        "issuer": dict(_ISSUER),
        "phase": "",
        "published": max((str(report["created"])[:4] for report in reports), default=""),
        "temporal": {
            "start": min((span["start"] for span in spans), default="1970-01-01"),
            "end": max((span["end"] for span in spans), default="1970-01-01"),
        },
        "keywords": ["計畫", "機關", "登錄"],
        "licenses": [dict(LICENSE)],
        "contributors": [{"title": PROJECT, "title_en": PROJECT, "roles": ["author", "wrangler"]}],
        "sources": [_own_source(register), *(_source(report) for report in reports)],
        "resources": [build_resource(schema, tables[name]) for name, schema in schemas.items()],
    }


def _own_source(register: Register) -> dict[str, Any]:
    """The decisions themselves, as the first source: what the register says, people wrote there."""
    digest = hashlib.sha256()
    for name, data in sorted(register.files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return {
        "title": "計畫與機關的人工認定",
        "title_en": "Reviewed decisions on programmes and agencies",
        "file": "content/register",
        "hash": f"sha256:{digest.hexdigest()}",
    }


def _source(report: Mapping[str, Any]) -> dict[str, Any]:
    source = dict((report.get("sources") or [{}])[0])
    return {
        key: source[key]
        for key in ("title", "title_en", "path", "file", "hash", "original", "terms")
        if key in source
    }
