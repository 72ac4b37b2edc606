"""The files below data/schemas/, read strictly: what is wrong in them is told by file and key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Problem, ProblemError
from generator.records.cells import cell_faults
from generator.records.plain_identities import identity_faults
from generator.records.register_columns import with_register_columns
from generator.records.schema_entries import (
    ProvenanceFile,
    SharedFieldEntry,
    TableFile,
    TextEntry,
    WordingEntry,
)
from generator.records.shared_fields import SharedField, shared_faults, with_shared
from generator.records.twins import Wording, twin_faults, with_twins
from generator.records.values import from_text
from generator.yaml_files import load_yaml

_CODES: TypeAdapter[Any] = TypeAdapter(dict[str, TextEntry])
_PROVENANCE: TypeAdapter[Any] = TypeAdapter(ProvenanceFile)
_SHARED: TypeAdapter[Any] = TypeAdapter(dict[str, SharedFieldEntry])
_TABLE: TypeAdapter[Any] = TypeAdapter(TableFile)
_WORDINGS: TypeAdapter[Any] = TypeAdapter(dict[str, WordingEntry])


def read_codes(path: Path) -> Mapping[str, Mapping[str, str]]:
    """What codes of enumerations mean.

    Raises:
        ProblemError: YAML-… for no YAML, SCHEMA-INVALID for an entry that is no text in both languages.
    """
    raw = load_yaml(path)
    _refuse(_faults(_CODES, raw), _file_name(path))
    return raw  # type: ignore[no-any-return]  # validated above


def read_provenance(path: Path) -> Sequence[Mapping[str, Any]]:
    """Fields that every row carries.

    Raises:
        ProblemError: YAML-… for no YAML, SCHEMA-INVALID for every key that is wrong.
    """
    raw = load_yaml(path)
    _refuse(_faults(_PROVENANCE, raw), _file_name(path))
    return raw["fields"]  # type: ignore[no-any-return]  # validated above


def read_wordings(path: Path) -> Mapping[str, Wording]:
    """How columns that are made (printed twins, those that lead to the register) are called, by kind.

    Raises:
        ProblemError: YAML-… for no YAML, SCHEMA-INVALID for every key that is wrong.
    """
    raw = load_yaml(path)
    _refuse(_faults(_WORDINGS, raw), _file_name(path))
    return raw  # type: ignore[no-any-return]  # validated above


def read_shared(path: Path) -> Mapping[str, SharedField]:
    """Columns that many tables have, by name; none where the file isn't there.

    Raises:
        ProblemError: YAML-… for no YAML, SCHEMA-INVALID for every key that is wrong.
    """
    if not path.exists():
        return {}
    raw = load_yaml(path)
    _refuse(_faults(_SHARED, raw), _file_name(path))
    return raw  # type: ignore[no-any-return]  # validated above


def read_tables(
    paths: Sequence[Path],
    provenance: Sequence[str],
    wordings: Mapping[str, Wording],
    shared: Mapping[str, SharedField] | None = None,
    registered: Mapping[str, Wording] | None = None,
) -> list[Mapping[str, Any]]:
    """All tables of a package as they are written, with columns that are made: shared, twins, identifiers.

    Args:
        paths: a file a table.
        provenance: names of the fields that every row carries.
        wordings: how printed twins are called, by kind.
        shared: columns that many tables have, by name.
        registered: how columns that lead to the register are called, by kind; without it there are none.

    Raises:
        ProblemError: with everything that is wrong in any of them: YAML-… for no YAML, SCHEMA-INVALID for a
            key that is missing, unknown or of the wrong kind, or names a field or table that isn't there.
    """
    problems: list[Problem] = []
    tables: dict[Path, Mapping[str, Any]] = {}
    for path in paths:
        try:
            written = load_yaml(path)
            _refuse(shared_faults(written, shared or {}), _file_name(path))
            written = with_shared(written, shared or {})
            _refuse(twin_faults(written, wordings), _file_name(path))
            raw = with_twins(written, wordings)
            _refuse(_faults(_TABLE, raw), _file_name(path))
            _refuse(_name_faults(raw, path.stem, provenance), _file_name(path))
            tables[path] = raw
        except ProblemError as error:
            problems += error.problems
    if not problems:
        fields = {raw["name"]: _field_names(raw, provenance) for raw in tables.values()}
        columns = {raw["name"]: {f["name"]: f for f in raw["fields"]} for raw in tables.values()}
        keys = {raw["name"]: raw["key"] for raw in tables.values()}
        for path, raw in tables.items():
            problems += _problems(_reference_faults(raw, fields, keys), _file_name(path))
            problems += _problems(identity_faults(raw, columns), _file_name(path))
            problems += _problems(cell_faults(raw, columns), _file_name(path))
    if problems:
        raise ProblemError(problems)
    written_tables = list(tables.values())
    return with_register_columns(written_tables, registered) if registered else written_tables


def _field_names(raw: Mapping[str, Any], provenance: Sequence[str]) -> list[str]:
    carried = raw.get("provenance")
    return [*(field["name"] for field in raw["fields"]), *(provenance if carried is None else carried)]


def _name_faults(
    raw: Mapping[str, Any], stem: str, provenance: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Names inside one file that contradict each other, as key, what was seen, what was expected."""
    if raw["name"] != stem:
        yield "name", raw["name"], f"{stem}, the name of the file"
    names = _field_names(raw, provenance)
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield (
            f"fields.{name}",
            "a name given twice",
            "a name a field; provenance fields are added by themselves",
        )
    for key in ("key", "named_by", "identified_by", "quantity", "revisable", "bridge"):
        for part in raw.get(key) or ():
            name = part if isinstance(part, str) else part["by"]
            if name not in names:
                yield key, name, "the name of a field"
    yield from _key_faults(raw, names)
    for name in raw.get("provenance") or ():
        if name not in provenance:
            yield "provenance", name, f"one of {', '.join(provenance)}"
    for foreign in raw.get("foreign_keys") or ():
        for name in foreign["fields"]:
            if name not in names:
                yield "foreign_keys", name, "the name of a field"
    yield from _value_faults(raw)


def _value_faults(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Patterns and examples of values that none can be."""
    for field in raw["fields"]:
        pattern = (field.get("constraints") or {}).get("pattern")
        try:
            re.compile(pattern or "")
        except re.error as error:
            yield f"fields.{field['name']}.constraints.pattern", str(error), "a regular expression"
        example, kind = str(field.get("example", "")), field["type"]
        try:
            from_text(example if kind == "string" else example.replace(",", ""), kind)
        except (ValueError, ArithmeticError):
            yield f"fields.{field['name']}.example", example, f"a value of the type {kind}"


def _key_faults(raw: Mapping[str, Any], names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Keys of the table that need or forbid each other, and columns that a column names."""
    if raw.get("newest_only") and raw.get("quantity"):
        yield "newest_only", "beside quantity", "one of the two"
    if raw.get("revisable") and not raw.get("quantity"):
        yield "revisable", "without quantity", "the columns by which editions print the same thing"
    if raw.get("bridge") and not raw.get("summable"):
        yield "summable", "nothing", "that money must not be summed over a table with `bridge`"
    for field in raw["fields"]:
        name = field.get("code_name", field["name"])
        if name not in names:
            yield f"fields.{field['name']}.code_name", name, "the name of a field"


def _reference_faults(
    raw: Mapping[str, Any], fields: Mapping[str, Sequence[str]], keys: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, str]]:
    for part in raw.get("identified_by") or ():
        if not isinstance(part, str):
            known = fields.get(part["table"], ())
            for name in (part["by"], part["column"]):
                if name not in known:
                    yield "identified_by", f"{part['table']}.{name}", "a field of a table of the same package"
    for field in raw["fields"]:
        table = field.get("refers_to")
        if table is not None and not set(keys.get(table, ("",))) <= {f["name"] for f in raw["fields"]}:
            yield (
                f"fields.{field['name']}.refers_to",
                table,
                "a table whose key this one has, in the same package",
            )
    for foreign in raw.get("foreign_keys") or ():
        table = foreign["table"]
        if table not in fields:
            yield "foreign_keys", table, "the name of a table of the same package"
            continue
        if len(foreign["fields"]) != len(foreign["reference"]):
            yield "foreign_keys", f"{len(foreign['reference'])} fields of {table}", "as many as in this table"
        for name in foreign["reference"]:
            if name not in fields[table]:
                yield "foreign_keys", f"{table}.{name}", f"the name of a field of {table}"


def _faults(adapter: TypeAdapter[Any], raw: Any) -> Iterator[tuple[str, str, str]]:
    try:
        adapter.validate_python(raw)
    except ValidationError as error:
        for item in error.errors():
            yield _key(item["loc"], raw), item["msg"], "a schema as the others in data/schemas/ are"


def _key(location: Sequence[int | str], raw: Any) -> str:
    """The key in words: an entry by its name or code if it has one, for nobody counts to seventeen."""
    parts: list[str] = []
    place = raw
    for step in location:
        inside = isinstance(step, int) or (isinstance(place, dict) and step in place)
        place = place[step] if inside else None
        entry = place if isinstance(step, int) and isinstance(place, dict) else {}
        name = entry.get("name") or entry.get("check")
        parts.append(str(name or step))
    return ".".join(parts) or "(top)"


def _file_name(path: Path) -> str:
    common = path.stem in {"codes", "twins", "shared", "register_columns"}
    return f"data/schemas/{path.name}" if common else f"data/schemas/{path.parent.name}/{path.name}"


def _problems(faults: Iterator[tuple[str, str, str]], file: str) -> list[Problem]:
    remedy = "Mend the key and run again."
    return [
        Problem("SCHEMA-INVALID", file, None, f"key {key}: {seen}", expected, remedy)
        for key, seen, expected in faults
    ]


def _refuse(faults: Iterator[tuple[str, str, str]], file: str) -> None:
    problems = _problems(faults, file)
    if problems:
        raise ProblemError(problems)
