"""Table Schemas: the one source of a table's columns, order, types, labels, units and constraints.

They stand in data/schemas/<family>/<table>.yml; tables that every package has stand in data/schemas/common/.
data/schemas/common/provenance.yml holds the fields that every row carries, data/schemas/twins.yml words of
columns that say how another is printed, data/schemas/register_columns.yml of those that lead to the register,
data/schemas/shared.yml columns that many tables have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from generator.records.cells import Cells, read_cells
from generator.records.plain_identities import PlainIdentity, plain_identities
from generator.records.register_columns import REGISTER_TABLES, Resolved
from generator.records.schema_file import read_codes, read_provenance, read_shared, read_tables, read_wordings

Text = Mapping[str, str]
_PROVENANCE = "common/provenance.yml"


@dataclass(frozen=True, slots=True)
class Field:
    """One column. ``title`` and ``description`` hold the keys ``zh`` and ``en``.

    ``labels`` say what each code of an enumeration means, in both languages (data/schemas/codes.yml).
    ``bare_number`` is False where a number may be written with a sign that is no part of it (±).
    ``printed`` is False where the values are counted or computed, so that no printed sign is found in them;
    ``quotes`` is True where they repeat running text (a sentence beside its figure).
    ``implied`` is the value that goes without saying: as part of a key it is left out of record_id.
    ``role`` says what the column is to the register, else it is empty: the name of a ``programme`` or of what
    is ``perhaps_programme``, of the ``agency`` that the row is about or of what is ``perhaps_agency``, of the
    ``agency_in_charge``, running ``text`` that may speak of a programme, text ``quoting`` names in 「」. What
    is a ``named_programme`` or ``named_agency`` gets an identifier by its name and is no entry of a list.
    ``register`` is the table of the register whose identifiers the column holds, ``resolved`` where they come
    from. ``code_list`` is the list that its codes are of, ``code_name`` the column that names them there.
    """

    name: str
    type: str
    title: Text
    description: Text
    unit: str = ""
    example: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    fiscal_type: str = ""
    labels: Mapping[str, Text] = field(default_factory=dict)
    bare_number: bool = True
    printed: bool = True
    quotes: bool = False
    implied: str = ""
    role: str = ""
    register: str = ""
    resolved: Resolved | None = None
    code_list: str = ""
    code_name: str = ""

    @property
    def heading(self) -> str:
        """What files for people write above the column: its Chinese title, with the unit if it has one."""
        return f"{self.title['zh']}（{self.unit}）" if self.unit else self.title["zh"]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``fields`` of this table point to ``reference`` of ``table`` in the same package."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdentityPart:
    """A column whose words name a row; of the row of ``table`` with the same ``by`` where one is given.

    ``by`` is the own column. Without ``table`` its value are the words, else those in the other row's
    ``column`` are.
    """

    by: str
    table: str = ""
    column: str = ""


@dataclass(frozen=True)
class TableSchema:
    """A table: its fields in column order (provenance last), its keys, which rows may be summed.

    ``key`` is the natural key, parts of which may be empty; ``primary_key`` is what identifies a row
    without empty parts: record_id, or the key of the two tables that are about records (lines, checks).
    ``identified_by`` are the words that record_id is made from where ``key`` counts rows; else the key is.
    ``named_whole`` says that one digest of these words names a row: nobody reads what single ones spell.
    ``named_by`` are the columns that say what a row is about, the best first.
    ``bridge`` are the columns of a table of pairs that say whose amounts would be multiplied by joining it.
    ``identities`` are those that its rows print and that need no code to be computed.
    ``prose`` says that its rows are read from running text and not from the rows of a printed table.
    ``quantity`` are the columns by which another edition of the report prints the same thing again, whatever
    running numbers it gives it; ``revisable`` are those whose value is a correction where the later edition
    prints another (the budget of a year), and no later state (progress). ``newest_only`` says that rows of
    two editions can't be told to be the same: only the newest edition's are current. A table with neither
    can't be read across editions.
    ``cells`` are the columns that are read here, as they are printed, and published as rows of another table;
    ``cells_of`` is the table whose printed cells the rows of this one are.
    """

    name: str
    title: Text
    description: Text
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    identities: tuple[PlainIdentity, ...] = ()
    identified_by: tuple[IdentityPart, ...] = ()
    named_whole: bool = False
    named_by: tuple[str, ...] = ()
    summable: Text | None = None
    prose: bool = False
    quantity: tuple[str, ...] = ()
    revisable: tuple[str, ...] = ()
    newest_only: bool = False
    bridge: tuple[str, ...] = ()
    cells: Cells | None = None
    cells_of: str = ""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Fields by their names."""
        return {f.name: f for f in self.fields}

    @cached_property
    def counted(self) -> frozenset[str]:
        """Columns that only count rows, of this table or of one that names its rows: no words of a row."""
        words = {part.by for part in self.identified_by if not part.table}
        through = {part.by for part in self.identified_by if part.table}
        return frozenset({*self.key, *through} - words) if self.identified_by else frozenset()

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """Column order."""
        return tuple(f.name for f in self.fields)


def load_schemas(folder: Path, family: str) -> dict[str, TableSchema]:
    """All tables of a family, its own first (by file name), then those that every package has.

    Files that are as they were when the family was last asked for are not read as YAML again, even where they
    stand in another folder.

    Raises:
        ProblemError: with all problems at once; YAML-… for a file that is no YAML, SCHEMA-INVALID for a key
            that is wrong.
    """
    files = [path for part in (".", family, "common") for path in sorted((folder / part).glob("*.yml"))]
    contents = tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)
    return dict(_loaded(_Files(contents, folder)))


@dataclass(frozen=True)
class _Files:
    """Schema files by name and content: the same ones in another folder are equal."""

    contents: tuple[tuple[str, bytes], ...]
    folder: Path = field(compare=False)


# As many as there are families, and those that tests make up.
@lru_cache(maxsize=16)
def _loaded(found: _Files) -> dict[str, TableSchema]:
    folder = found.folder
    codes = read_codes(folder / "codes.yml")
    provenance = tuple(_field(raw, codes) for raw in read_provenance(folder / _PROVENANCE))
    files = [folder / name for name, _ in found.contents if "/" in name and name != _PROVENANCE]
    wordings = read_wordings(folder / "twins.yml")
    shared = read_shared(folder / "shared.yml")
    registered = read_wordings(folder / "register_columns.yml")
    tables = read_tables(files, [field.name for field in provenance], wordings, shared, registered)
    cells_of = {raw["cells"]["table"]: raw["name"] for raw in tables if "cells" in raw}
    return {
        raw["name"]: replace(_table(raw, provenance, codes), cells_of=cells_of.get(raw["name"], ""))
        for raw in tables
    }


def _table(raw: Mapping[str, Any], provenance: tuple[Field, ...], codes: Mapping[str, Text]) -> TableSchema:
    own = tuple(_field(item, codes) for item in raw["fields"])
    wanted = raw.get("provenance", [f.name for f in provenance])
    carried = tuple(f for f in provenance if f.name in wanted)
    # record_id leads, where a reader looks for an identifier; the other provenance fields close the row.
    lead = tuple(f for f in carried if f.name == "record_id")
    return TableSchema(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        key=tuple(raw["key"]),
        fields=(*lead, *own, *(f for f in carried if f.name != "record_id")),
        primary_key=("record_id",) if lead else tuple(raw["key"]),
        foreign_keys=tuple(
            ForeignKey(tuple(fk["fields"]), fk["table"], tuple(fk["reference"]))
            for fk in raw.get("foreign_keys", ())
        ),
        identities=plain_identities(raw),
        identified_by=identity_parts(raw.get("identified_by", ())),
        named_whole=raw.get("named_whole", False),
        named_by=tuple(raw.get("named_by", ())),
        summable=raw.get("summable"),
        prose=raw.get("prose", False),
        quantity=tuple(raw.get("quantity", ())),
        revisable=tuple(raw.get("revisable", ())),
        newest_only=raw.get("newest_only", False),
        bridge=tuple(raw.get("bridge", ())),
        cells=read_cells(raw),
    )


def identity_parts(raw: Iterable[Any]) -> tuple[IdentityPart, ...]:
    """Identity parts as schemas and descriptors write them: a column, or {table, by, column}."""
    return tuple(IdentityPart(part) if isinstance(part, str) else IdentityPart(**part) for part in raw)


def _field(raw: Mapping[str, Any], codes: Mapping[str, Text]) -> Field:
    return Field(
        name=raw["name"],
        type=raw["type"],
        title=raw["title"],
        description=raw["description"],
        unit=raw.get("unit", ""),
        example=str(raw.get("example", "")),
        constraints=raw.get("constraints", {}),
        fiscal_type=raw.get("fiscal_type", ""),
        labels=_labels(raw, codes),
        bare_number=raw.get("bare_number", True),
        printed=raw.get("printed", True),
        quotes=raw.get("quotes", False),
        implied=raw.get("implied", ""),
        role=raw.get("role", ""),
        register=REGISTER_TABLES[raw["name"]] if "resolved" in raw else "",
        resolved=raw.get("resolved"),
        code_list=raw.get("code_list", ""),
        code_name=raw.get("code_name", ""),
    )


def _labels(raw: Mapping[str, Any], codes: Mapping[str, Text]) -> dict[str, Text]:
    """What the enumeration's codes mean; a value without an entry, such as 水環境, speaks for itself."""
    values = [str(value) for value in raw.get("constraints", {}).get("enum", ())]
    found = {value: codes.get(f"{raw['name']}.{value}", codes.get(value)) for value in values}
    return {value: label for value, label in found.items() if label is not None}
