"""What changed between two versions of a package: rows added, removed and changed, by their names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from generator.packaging.migration import as_model_2
from generator.packaging.reader import Package
from generator.packaging.row_names import names_by_content, read_again, told_by_all
from generator.records.schema import TableSchema
from generator.records.values import Row, to_text

# Where a row stands in the source moves with every new extraction; that is no change of data.
_MOVING_ENDS = ("_line", "_lines", "line_start", "line_end", "source_pages", "check_no")
# Remarks of the project name lines, too.
_REMARKS = frozenset({"certainty_note", "explanation", "evidence", "note"})
_NAMED_LINE = re.compile(r"第\s?\d+(?:[-–、,]\d+)*\s?行")
# Their rows follow from the text and from the other tables.
_DERIVED = frozenset({"lines"})
HEADER = ("table", "key", "change", "field", "old", "new")


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One difference; for a changed row there is one for each field that differs.

    Attributes:
        table: name of the table.
        key: what the new version calls the row; a removed one is called by its content (`names_by_content`).
        kind: added, removed or changed.
        field: the field that changed; empty for a row that was added or removed.
        old: text of the old value.
        new: text of the new value.
    """

    table: str
    key: str
    kind: str
    field: str = ""
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        """``changed projects projects.1: phase '第五期' -> '第六期'``."""
        if self.kind != "changed":
            return f"{self.kind} {self.table} {self.key}"
        return f"changed {self.table} {self.key}: {self.field} {self.old!r} -> {self.new!r}"


def package_changes(old: Package | None, new: Package) -> list[Change]:
    """All changes from ``old`` (None: nothing was published before) to ``new``, by table and key.

    A column that another model calls otherwise is the same column: its new name is no change.
    """
    old, new = old and as_model_2(old), as_model_2(new)
    # Tables of all reports together are called by report and table.
    schemas = {
        name: schema
        for name, schema in {**(old.schemas if old is not None else {}), **new.schemas}.items()
        if name.rpartition(".")[2] not in _DERIVED
    }
    named = told_by_all(schemas, new) if old is None else told_by_all(schemas, old, new)
    before = _by_name(old, named) if old is not None else {}
    after = _by_name(new, named)
    return [
        change
        for name in sorted(schemas)
        for change in _table_changes(schemas[name], before.get(name, {}), after[name])
    ]


def count_changes(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """Number of rows added, removed and changed, by table; tables without changes are left out."""
    rows: dict[str, dict[str, set[str]]] = {}
    for change in changes:
        kinds = rows.setdefault(change.table, {"added": set(), "removed": set(), "changed": set()})
        kinds[change.kind].add(change.key)
    return {table: {kind: len(keys) for kind, keys in kinds.items()} for table, kinds in rows.items()}


def changes_csv(changes: Iterable[Change]) -> bytes:
    """CHANGES.csv."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    for change in changes:
        writer.writerow([change.table, change.key, change.kind, change.field, change.old, change.new])
    return buffer.getvalue().encode("utf-8")


def read_changes(data: bytes) -> list[Change]:
    """The inverse of `changes_csv`."""
    rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    next(rows, None)
    return [Change(*row) for row in rows]


def _table_changes(schema: TableSchema, old: Mapping[str, Row], new: Mapping[str, Row]) -> Iterator[Change]:
    table = schema.name
    # Words tell which row it is; what counts rows and what is made from the words tells no more.
    counted = {*schema.counted, *schema.primary_key} if schema.identified_by else frozenset()
    if schema.identified_by:
        old = _as_called_now(old, new)
    for key in sorted({*old, *new}):
        if key not in new:
            yield Change(table, key, "removed")
            continue
        name = to_text(new[key].get(schema.primary_key[0])) if schema.identified_by else key
        if key not in old:
            yield Change(table, name, "added")
        else:
            yield from _row_changes(table, name, old[key], new[key], counted)


def _as_called_now(old: Mapping[str, Row], new: Mapping[str, Row]) -> dict[str, Row]:
    """The old rows by the names of the new ones: a row whose words changed has another name."""
    free = {key: row for key, row in new.items() if key not in old}
    called: dict[str, Row] = {}
    for key, row in old.items():
        successor = "" if key in new else read_again(row, free)
        free.pop(successor, None)
        called[successor or key] = row
    return called


def _row_changes(table: str, key: str, old: Row, new: Row, counted: Set[str]) -> Iterator[Change]:
    for field in dict.fromkeys([*old, *new]):
        before, after = to_text(old.get(field)), to_text(new.get(field))
        if field in counted or _moves(field):
            continue
        if _without_lines(field, before) != _without_lines(field, after):
            yield Change(table, key, "changed", field, before, after)


def _moves(field: str) -> bool:
    """Whether a column only says where in the text something stands: source_lines, block_line_start."""
    return field.endswith(_MOVING_ENDS)


def _without_lines(field: str, text: str) -> str:
    """What a remark says beside the lines that it names: 原文第1382行有無法辨識的字元."""
    return _NAMED_LINE.sub("第行", text) if field in _REMARKS else text


def _by_name(package: Package, schemas: Mapping[str, TableSchema]) -> dict[str, dict[str, Row]]:
    names, rows = names_by_content(package, schemas)
    return {table: dict(zip(names[table], rows[table], strict=True)) for table in schemas}
