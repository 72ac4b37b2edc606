"""Columns that many tables have: written once in data/schemas/shared.yml, named by each table.

``- {shared: volume}`` among the fields becomes the column ``volume``. Its name, type and unit are the same in
every table; what a table says beside it (`_OWN`) goes before what all of them share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# A column as a table's schema writes it, without its name.
SharedField = Mapping[str, Any]
_OWN = frozenset({"description", "example", "constraints", "fiscal_type", "printed"})


def with_shared(raw: Any, shared: Mapping[str, SharedField]) -> Any:
    """A table as it is written, with the columns that it shares; `shared_faults` has found none."""
    if not any("shared" in entry for entry in _entries(raw)):
        return raw
    fields = [
        {
            "name": entry["shared"],
            **shared[entry["shared"]],
            **{key: value for key, value in entry.items() if key != "shared"},
        }
        if isinstance(entry, dict) and "shared" in entry
        else entry
        for entry in raw["fields"]
    ]
    return {**raw, "fields": fields}


def shared_faults(raw: Any, shared: Mapping[str, SharedField]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the shared columns of a table, as key, what was seen, what was expected."""
    for entry in _entries(raw):
        if "shared" not in entry:
            continue
        if entry["shared"] not in list(shared):
            yield "fields.shared", str(entry), f"shared: {' or '.join(shared)}"
        for key in sorted(set(entry) - {"shared", *_OWN}):
            yield f"fields.{entry['shared']}.{key}", str(entry[key]), f"one of {', '.join(sorted(_OWN))}"


def _entries(raw: Any) -> list[Mapping[str, Any]]:
    fields = raw.get("fields") if isinstance(raw, dict) else None
    return [entry for entry in fields if isinstance(entry, dict)] if isinstance(fields, list) else []
