"""What a package must say of itself before anybody may download it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.errors import Problem

_PACKAGE = ("name", "title", "title_en", "description", "description_en", "version", "created", "issuer")
_DESCRIBED = ("title", "title_en", "description", "description_en")
# What has to be said of each entry of the package's lists, none of which may be empty.
_LISTS = {
    "licenses": ("name", "title", "path"),
    "sources": ("title", "title_en"),
    "contributors": ("title", "title_en", "roles"),
    "resources": ("name", "path", *_DESCRIBED),
}


def metadata_problems(folder: Path) -> list[Problem]:
    """PACKAGE-METADATA for every title, description, licence, source or issuer that a package leaves out.

    Args:
        folder: of the package; nothing is found where its descriptor can't be read, which reading it tells.
    """
    try:
        descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    except (OSError, ValueError):
        return []
    missing = _missing(descriptor) if isinstance(descriptor, dict) else iter(("name",))
    return [
        Problem(
            "PACKAGE-METADATA",
            f"data/packages/{folder.name}/datapackage.json",
            None,
            f"{key} is missing or empty",
            "a package that names its title, description, licence, source and issuer",
            "Give it in the report's manifest, or in the table's schema, and run `build`.",
        )
        for key in missing
    ]


def _missing(descriptor: Mapping[str, Any]) -> Iterator[str]:
    yield from _absent(descriptor, _PACKAGE, "")
    for name, wanted in _LISTS.items():
        entries = descriptor.get(name)
        if not isinstance(entries, list) or not entries:
            yield name
            continue
        for position, entry in enumerate(entries):
            yield from _absent(entry, wanted, f"{name}.{_name(entry, position)}.")
    for resource in _entries(descriptor.get("resources")):
        schema = resource.get("schema")
        fields = _entries(schema.get("fields")) if isinstance(schema, dict) else []
        if not fields:
            yield f"resources.{resource.get('name')}.schema.fields"
        for field in fields:
            yield from _absent(field, _DESCRIBED, f"resources.{resource.get('name')}.{field.get('name')}.")


def _absent(entry: Any, wanted: Sequence[str], place: str) -> Iterator[str]:
    for name in wanted:
        value = entry.get(name) if isinstance(entry, dict) else None
        if value is None or not (value.strip() if isinstance(value, str) else value):
            yield f"{place}{name}"


def _entries(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _name(entry: Any, position: int) -> str:
    return str(entry.get("name") or position) if isinstance(entry, dict) else str(position)
