"""Columns that say how a value of the column beside them is printed: made from one line of a table's schema.

``- {twins: number, of: [amount_k_twd]}`` among the fields becomes the column ``amount_k_twd_raw``, worded as
``number`` in data/schemas/twins.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# Texts by language, for ``title`` and ``description``.
Wording = Mapping[str, Mapping[str, str]]
# What the name of a printed twin ends in.
TWIN = "_raw"


def with_twins(raw: Any, wordings: Mapping[str, Wording]) -> Any:
    """A table as it is written, with the columns that its twins stand for; `twin_faults` has found none."""
    if not isinstance(raw, dict) or not _entries(raw):
        return raw
    known = _named(raw)
    fields: list[Mapping[str, Any]] = []
    for entry in raw["fields"]:
        if isinstance(entry, dict) and "twins" in entry:
            fields += [_twin(known[name], wordings[entry["twins"]]) for name in entry["of"]]
        else:
            fields.append(entry)
    return {**raw, "fields": fields}


def twin_faults(raw: Any, wordings: Mapping[str, Wording]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the twins of a table, as key, what was seen, what was expected."""
    known = _named(raw)
    for entry in _entries(raw):
        if "twins" not in entry:
            continue
        if set(entry) != {"twins", "of"} or entry["twins"] not in list(wordings):
            yield "fields.twins", str(entry), f"twins: {' or '.join(wordings)}, and of: a list of columns"
        elif not isinstance(entry["of"], list) or not entry["of"]:
            yield "fields.twins.of", str(entry["of"]), "a list of columns"
        else:
            for name in entry["of"]:
                if name not in list(known):
                    yield "fields.twins.of", str(name), "the name of a field of this table with titles"


def _entries(raw: Any) -> list[Mapping[str, Any]]:
    fields = raw.get("fields") if isinstance(raw, dict) else None
    return [entry for entry in fields if isinstance(entry, dict)] if isinstance(fields, list) else []


def _named(raw: Any) -> dict[str, Mapping[str, Any]]:
    """The fields by their names that have a title in both languages."""
    return {
        entry["name"]: entry
        for entry in _entries(raw)
        if isinstance(entry.get("name"), str)
        and isinstance(entry.get("title"), dict)
        and {"zh", "en"} <= set(entry["title"])
    }


def worded(wording: Wording, title: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Title and description of a column that is made; {zh} and {en} are the title of what it is made from."""
    return {
        part: {
            language: text.format(zh=title["zh"], en=title["en"]) for language, text in by_language.items()
        }
        for part, by_language in wording.items()
    }


def _twin(field: Mapping[str, Any], wording: Wording) -> dict[str, Any]:
    return {"name": field["name"] + TWIN, "type": "string", **worded(wording, field["title"])}
