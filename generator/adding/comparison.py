"""A new report beside what the family had before: rows, ledger, checks, words, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.adding.vocabulary import NewWord, new_words
from generator.packaging.changes import Change, package_changes
from generator.packaging.reader import Package
from generator.packaging.validation import understood
from generator.records.schema import TableSchema
from generator.records.values import Row

_HELD = frozenset({"holds", "rounding"})
_NOT_COMPUTED = "not_computed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a maintainer looks at before going on.

    Attributes:
        rows: rows by table of this report.
        earlier: rows by table of each earlier report of the family, by report_id.
        lengths: characters of each earlier report.
        ledger: source lines by what they became.
        characters: letters, digits and symbols of the text; ``left_over`` are those that nobody understood.
        unread: number and text of the lines that were not understood.
        leftovers: number of each line that was understood in part, and what is left of it.
        failed: rows of the table checks that neither hold nor round.
        uncomputed: rows of the table checks whose operands the report doesn't hold.
        words: new values of columns with a limited vocabulary.
        changes: differences from the edition that this one replaces; None for a new report.
    """

    rows: Mapping[str, int]
    earlier: Mapping[str, Mapping[str, int]]
    lengths: Mapping[str, int]
    ledger: Mapping[str, int]
    characters: int
    left_over: int
    unread: Sequence[tuple[int, str]]
    leftovers: Sequence[tuple[int, str]]
    failed: Sequence[Row]
    uncomputed: Sequence[Row]
    words: Sequence[NewWord]
    changes: Sequence[Change] | None


def compare(package: Package, earlier: Iterable[Package], replaced: Package | None) -> Comparison:
    """Hold a package against those of the family's other reports and against the edition that it replaces."""
    others = [other for other in earlier if other.name != package.name]
    lines = package.tables["lines"]
    ledger = Counter(str(row["fate"]) for row in lines)
    unread = {int(str(row["line_no"])): str(row["text"]) for row in lines if row["fate"] == "unread"}
    share = understood(package)
    return Comparison(
        rows=_rows(package),
        earlier={other.name: _rows(other) for other in others},
        lengths={other.name: understood(other)["characters"] for other in others},
        ledger=dict(sorted(ledger.items())),
        characters=share["characters"],
        left_over=share["left_over"],
        unread=list(unread.items()),
        failed=[row for row in package.tables["checks"] if row["verdict"] not in {*_HELD, _NOT_COMPUTED}],
        uncomputed=[row for row in package.tables["checks"] if row["verdict"] == _NOT_COMPUTED],
        leftovers=[
            (int(str(row["line_no"])), str(row["leftover"]))
            for row in package.tables["incomplete_lines"]
            if row["leftover"] and row["line_no"] not in unread
        ],
        words=new_words(package, [*others, *([replaced] if replaced else [])]),
        changes=_changes(replaced, package) if replaced is not None else None,
    )


def _changes(replaced: Package, package: Package) -> list[Change]:
    """What the new edition says otherwise; identifiers of the register come with the build."""
    return [
        change
        for change in package_changes(replaced, package)
        if not _from_register(package.schemas.get(change.table), change.field)
    ]


def _from_register(schema: TableSchema | None, field: str) -> bool:
    return schema is not None and field in schema.by_name and bool(schema.by_name[field].register)


def _rows(package: Package) -> dict[str, int]:
    return {name: len(rows) for name, rows in package.tables.items()}
