"""What is known to be wrong or doubtful in a package, for formats that have no README beside them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.packaging.validation import FINDINGS
from generator.records.values import Value

CORRECTION, DOUBTFUL = "correction", "uncertain"
KINDS = {
    "source_error": {"zh": "報告本身不符", "en": "the report contradicts itself"},
    "extraction_gap": {"zh": "擷取遺失或存疑", "en": "lost or doubtful in the extraction"},
    "unresolved": {"zh": "尚未判定", "en": "not decided yet"},
    CORRECTION: {"zh": "印錯或讀錯，已知應為何值", "en": "wrong in print, with what is right"},
    DOUBTFUL: {"zh": "這一列可有一種以上讀法", "en": "a row that can be read in more than one way"},
}


@dataclass(frozen=True, slots=True)
class KnownError:
    """One value, or row, that a reader should not take as it stands.

    Attributes:
        table: where it stands.
        record_id: its row.
        field: its column; empty where the whole row is in doubt.
        kind: a verdict of `FINDINGS`, ``correction`` (what is right is known) or ``uncertain`` (a row that
            can be read in more than one way).
        printed: the value in the table; None for a row.
        expected: what was computed, or what is right; None where neither is known.
        note: why, in words.
    """

    table: str
    record_id: str
    field: str
    kind: str
    printed: Value
    expected: Value
    note: str


def known_errors(package: Package) -> list[KnownError]:
    """Failed checks, then values that are wrong in print, then rows in doubt, in their order."""
    findings = [
        _error(row, str(row["verdict"]), (row["printed_value"], row["computed"]), row["explanation"])
        for row in package.tables.get("checks", ())
        if row["verdict"] in FINDINGS
    ]
    corrections = [
        _error(row, CORRECTION, (row["printed"], row["corrected"]), row["reason"])
        for row in package.tables.get("corrections", ())
    ]
    return [*findings, *corrections, *_doubtful(package)]


def _error(row: dict[str, Value], kind: str, values: tuple[Value, Value], note: Value) -> KnownError:
    table, record_id, field = (str(row[name]) for name in ("table", "record_id", "field"))
    return KnownError(table, record_id, field, kind, *values, str(note))


def _doubtful(package: Package) -> list[KnownError]:
    return [
        KnownError(name, str(row["record_id"]), "", DOUBTFUL, None, None, str(row["certainty_note"]))
        for name, rows in package.tables.items()
        for row in rows
        if row.get("certainty") == "uncertain"
    ]
