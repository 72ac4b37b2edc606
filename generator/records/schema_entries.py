"""What a file below data/schemas/ may say, key by key."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Role = Literal[
    "programme",
    "perhaps_programme",
    "named_programme",
    "agency",
    "perhaps_agency",
    "agency_in_charge",
    "named_agency",
    "text",
    "quoting",
]
Names = Annotated[list[Name], Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TextEntry(_Strict):
    """One text in both languages; a third key mostly is an unquoted comma."""

    zh: NonEmpty
    en: NonEmpty


class WordingEntry(_Strict):
    """What a kind of printed twin is called; {zh} and {en} stand for the title of the column beside it."""

    title: TextEntry
    description: TextEntry


class ConstraintsEntry(_Strict):
    """What a Table Schema may demand of a value; only what the checks of values know."""

    required: bool | None = None
    unique: bool | None = None
    enum: Annotated[list[str | int | float], Field(min_length=1)] | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None


class SharedFieldEntry(_Strict):
    """A column that many tables have, or one table alone."""

    type: Literal["string", "integer", "number", "boolean", "date", "year"]
    title: TextEntry
    description: TextEntry
    unit: NonEmpty | None = None
    example: Any = None
    constraints: ConstraintsEntry | None = None
    fiscal_type: NonEmpty | None = None
    bare_number: bool | None = None
    role: Role | None = None
    refers_to: Name | None = None
    code_list: Name | None = None
    code_name: Name | None = None
    printed: bool | None = None
    quotes: bool | None = None
    implied: NonEmpty | None = None


class FieldEntry(SharedFieldEntry):
    """One column of a table."""

    name: Name


class ForeignKeyEntry(_Strict):
    """A reference to another table of the same package."""

    fields: Names
    table: Name
    reference: Names


Same = Names | Annotated[dict[Name, Name], Field(min_length=1)]


# Codes by column.
Where = Annotated[dict[Name, NonEmpty], Field(min_length=1)]


class _Identity(_Strict):
    check: Code
    says: NonEmpty
    where: Where | None = None


class ColumnSumEntry(_Identity):
    """A plain identity: an amount is the sum of other columns of its row."""

    kind: Literal["columns"]
    column: Name
    of: Names


class ChildrenEntry(_Strict):
    """The rows below a row: of another table, with certain codes, with the same values, or by their paths."""

    table: Name | None = None
    where: Where | None = None
    same: Same | None = None
    path: Name | None = None


class ChildSumEntry(_Identity):
    """A plain identity: amounts are the sums of the same columns over the rows below."""

    kind: Literal["children"]
    columns: Names
    rounded: Names | None = None
    due: bool | None = None
    children: ChildrenEntry


class OtherEntry(_Strict):
    """The row of another table that prints the same amount."""

    table: Name
    column: Name
    same: Same
    where: Where | None = None


class EqualityEntry(_Identity):
    """A plain identity: another table prints the same amount."""

    kind: Literal["equal"]
    column: Name
    due: bool | None = None
    other: OtherEntry


IdentityEntry = Annotated[ColumnSumEntry | ChildSumEntry | EqualityEntry, Field(discriminator="kind")]


class IdentityPartEntry(_Strict):
    """A word that names a row, taken from the row of another table with the same ``by``."""

    table: Name
    by: Name
    column: Name


class CellsEntry(_Strict):
    """Columns that are published as rows of another table: columns, and values of its key."""

    table: Name
    key: Names
    columns: Annotated[dict[Name, dict[Name, list[NonEmpty]]], Field(min_length=1)]


class ProvenanceFile(_Strict):
    """common/provenance.yml."""

    fields: Annotated[list[FieldEntry], Field(min_length=1)]


class TableFile(ProvenanceFile):
    """One table."""

    name: Name
    title: TextEntry
    named_by: Names | None = None
    description: TextEntry
    summable: TextEntry | None = None
    bridge: Names | None = None
    key: Names
    identified_by: Annotated[list[Name | IdentityPartEntry], Field(min_length=1)] | None = None
    named_whole: bool | None = None
    foreign_keys: list[ForeignKeyEntry] = Field(default_factory=list)
    identities: Annotated[list[IdentityEntry], Field(min_length=1)] | None = None
    cells: CellsEntry | None = None
    provenance: list[Name] | None = None
    prose: bool | None = None
    quantity: Names | None = None
    revisable: Names | None = None
    newest_only: bool | None = None
