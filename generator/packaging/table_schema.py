"""Table Schema descriptors (Data Package v2) from our schemas, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.records.register_columns import NAMING_ROLES
from generator.records.schema import Field, ForeignKey, IdentityPart, TableSchema, identity_parts
from generator.records.values import from_text, to_text

TABLESCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def resource_name(table: str) -> str:
    """Name of a table's resource; tools link and validate by it, so it is the table's own name."""
    return table


def describe_table(schema: TableSchema) -> dict[str, Any]:
    """The Table Schema descriptor of a table."""
    descriptor: dict[str, Any] = {
        "$schema": TABLESCHEMA_PROFILE,
        "fields": [_describe_field(f) for f in schema.fields],
        "missingValues": [""],
        "primaryKey": list(schema.primary_key),
    }
    if schema.key != schema.primary_key:
        descriptor["uniqueKeys"] = [list(schema.key)]
    if schema.identified_by:
        descriptor["identifiedBy"] = [_describe_part(part) for part in schema.identified_by]
    if schema.named_whole:
        descriptor["namedWhole"] = True
    if schema.bridge:
        descriptor["bridge"] = list(schema.bridge)
    if schema.cells_of:
        descriptor["cellsOf"] = schema.cells_of
    if schema.foreign_keys:
        descriptor["foreignKeys"] = described_keys(schema)
    return descriptor


def described_keys(schema: TableSchema) -> list[dict[str, Any]]:
    """The foreign keys of a table as its descriptor writes them."""
    return [
        {
            "fields": list(fk.fields),
            "reference": {"resource": resource_name(fk.table), "fields": list(fk.reference)},
        }
        for fk in schema.foreign_keys
    ]


def table_of(resource: Mapping[str, Any]) -> TableSchema:
    """The table that a resource of a package describes: the inverse of the descriptor.

    Raises:
        KeyError: where a property that this project writes is missing.
    """
    described = resource["schema"]
    primary = tuple(described["primaryKey"])
    summable = resource.get("summable")
    return TableSchema(
        name=resource["name"],
        title=text_pair(resource, "title"),
        description=text_pair(resource, "description"),
        key=tuple(described.get("uniqueKeys", [primary])[0]),
        fields=tuple(_field(item) for item in described["fields"]),
        primary_key=primary,
        foreign_keys=tuple(
            ForeignKey(
                tuple(fk["fields"]),
                fk["reference"]["resource"] or resource["name"],
                tuple(fk["reference"]["fields"]),
            )
            for fk in described.get("foreignKeys", ())
        ),
        identified_by=identity_parts(described.get("identifiedBy", ())),
        named_whole=described.get("namedWhole", False),
        summable=text_pair(resource, "summable") if summable else None,
        bridge=tuple(described.get("bridge", ())),
        cells_of=described.get("cellsOf", ""),
    )


def _describe_part(part: IdentityPart) -> str | dict[str, str]:
    return {"table": part.table, "by": part.by, "column": part.column} if part.table else part.by


def texts(name: str, text: Mapping[str, str]) -> dict[str, str]:
    """A text in both languages as properties: ``name`` in Chinese, ``name_en`` in English."""
    return {name: text["zh"], f"{name}_en": text["en"]}


def text_pair(descriptor: Mapping[str, Any], name: str) -> dict[str, str]:
    """The inverse of `texts`."""
    return {"zh": descriptor[name], "en": descriptor[f"{name}_en"]}


def _describe_field(field: Field) -> dict[str, Any]:
    descriptor: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        **texts("title", field.title),
        **texts("description", field.description),
    }
    if field.unit:
        descriptor["unit"] = field.unit
    example = _typed_example(field)
    if example:
        descriptor["example"] = example
    if field.fiscal_type:
        descriptor["columnType"] = field.fiscal_type
    if not field.bare_number:
        descriptor["bareNumber"] = False
    if field.role in NAMING_ROLES:
        descriptor["role"] = field.role
    if field.register:
        descriptor["register"] = field.register
    if field.constraints:
        descriptor["constraints"] = dict(field.constraints)
    if field.labels:
        descriptor["categories"] = [
            {"value": value, **texts("label", label)} for value, label in field.labels.items()
        ]
    return descriptor


def _typed_example(field: Field) -> str:
    """The example as a cell holds it: the specification wants a value of the field's type, without commas."""
    text = field.example if field.type == "string" else field.example.replace(",", "")
    try:
        return to_text(from_text(text, field.type))
    except (ValueError, ArithmeticError):
        return ""


def _field(described: Mapping[str, Any]) -> Field:
    return Field(
        name=described["name"],
        type=described["type"],
        title=text_pair(described, "title"),
        description=text_pair(described, "description"),
        unit=described.get("unit", ""),
        example=described.get("example", ""),
        constraints=described.get("constraints", {}),
        fiscal_type=described.get("columnType", ""),
        bare_number=described.get("bareNumber", True),
        role=described.get("role", ""),
        register=described.get("register", ""),
        labels={item["value"]: text_pair(item, "label") for item in described.get("categories", ())},
    )
