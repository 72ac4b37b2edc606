"""CSV on the Web: csv-metadata.json, by which tools of that standard of the W3C read tables with types."""

from __future__ import annotations

import re
from typing import Any

from generator.packaging.descriptor import authors_of
from generator.packaging.reader import Package
from generator.records.schema import Field, ForeignKey, TableSchema

_BASES = {"string": "string", "integer": "integer", "year": "integer", "number": "decimal", "date": "date"}


def csvw_metadata(package: Package) -> dict[str, Any]:
    """The group of a package's tables, which stand beside the document."""
    descriptor = package.descriptor
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": _texts(package.title),
        "dc:description": _texts(package.description),
        "dc:creator": [author["zh"] for author in authors_of(descriptor)],
        "dc:license": {"@id": descriptor["licenses"][0]["path"]},
        "dc:modified": {"@value": str(descriptor["created"])[:10], "@type": "xsd:date"},
        "schema:version": descriptor["version"],
        "tables": [_table(schema) for schema in package.schemas.values()],
    }


def _table(schema: TableSchema) -> dict[str, Any]:
    described: dict[str, Any] = {
        "url": f"{schema.name}.csv",
        "dc:title": _texts(schema.title),
        "dc:description": _texts(schema.description),
        "tableSchema": {
            "columns": [_column(field) for field in schema.fields],
            "primaryKey": list(schema.primary_key),
        },
    }
    if schema.summable:
        described["rdfs:comment"] = _texts(schema.summable)
    if schema.foreign_keys:
        described["tableSchema"]["foreignKeys"] = [_reference(key) for key in schema.foreign_keys]
    return described


def _reference(key: ForeignKey) -> dict[str, Any]:
    reference = {"resource": f"{key.table}.csv", "columnReference": list(key.reference)}
    return {"columnReference": list(key.fields), "reference": reference}


def _column(field: Field) -> dict[str, Any]:
    """A column; its titles are what the file's first row says, so names for people stand in dc:title."""
    described: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "dc:title": _texts(field.title),
        "dc:description": _texts(field.description),
        "datatype": _datatype(field),
    }
    if field.constraints.get("required"):
        described["required"] = True
    if field.unit:
        described["schema:unitText"] = field.unit
    return described


def _datatype(field: Field) -> dict[str, Any]:
    if field.type == "boolean":
        return {"base": "boolean", "format": "true|false"}
    # ±200 is a number in our tables, but none that the standard can write.
    datatype: dict[str, Any] = {"base": _BASES[field.type] if field.bare_number else "string"}
    if datatype["base"] in {"integer", "decimal"}:
        limits = ("minimum", "maximum")
        datatype |= {name: field.constraints[name] for name in limits if name in field.constraints}
    elif field.type == "string" and "enum" in field.constraints:
        datatype["format"] = "|".join(re.escape(str(value)) for value in field.constraints["enum"])
    elif field.type == "string" and "pattern" in field.constraints:
        datatype["format"] = field.constraints["pattern"]
    return datatype


def _texts(text: Any) -> list[dict[str, str]]:
    return [{"@value": text["zh"], "@language": "zh-TW"}, {"@value": text["en"], "@language": "en"}]
