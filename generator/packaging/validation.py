"""The validation report of a package, for programs and for the page that shows it to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.packaging.json_records import plain
from generator.packaging.reader import ABOUT_ROWS, Package
from generator.records.schema import TableSchema
from generator.records.stretches import first_page
from generator.records.values import Row

# Verdicts that say that the source contradicts itself or that something is lost.
FINDINGS = ("source_error", "extraction_gap", "unresolved")


def validation_report(package: Package, frictionless: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What was checked and what came out: rows, empty cells, keys, ledger, checks, known gaps, source.

    Args:
        package: the package, read back from its files.
        frictionless: the result of `validate_files`, where it was run.
    """
    checks = package.tables.get("checks", [])
    lines = package.tables.get("lines", [])
    kinds = Counter(str(row["fate"]) for row in lines)
    verdicts = Counter(str(row["verdict"]) for row in checks)
    return {
        "package": package.name,
        "version": package.descriptor["version"],
        "source": package.descriptor["sources"][0].get("hash"),
        "schema": dict(frictionless) if frictionless is not None else None,
        "traced": traced(package),
        "tables": [_table(package, schema) for schema in package.schemas.values()],
        "ledger": {
            "lines": sum(kinds.values()),
            "kinds": dict(sorted(kinds.items())),
            **understood(package),
        },
        "checks": {
            "total": len(checks),
            "verdicts": dict(sorted(verdicts.items())),
            "by_check": _by_check(checks),
        },
        "findings": [_plain(row) for row in checks if row["verdict"] in FINDINGS],
        "corrections": [_plain(row) for row in package.tables.get("corrections", [])],
        "known_gaps": _gaps(package),
    }


def understood(package: Package) -> dict[str, Any]:
    """How much of the text was understood: characters in all, left over, and the share (1 only where all is).

    ``withheld`` counts characters that are published nowhere.
    """
    characters = int(package.descriptor["sources"][0].get("characters", 0))
    incomplete = package.tables.get("incomplete_lines", [])
    left = sum(len(str(row["leftover"] or "").replace(" ", "")) for row in incomplete)
    share = None if not characters else 1 if not left else min(1 - left / characters, 0.999999)
    return {
        "characters": characters,
        "left_over": left,
        "withheld": sum(int(str(row["withheld"] or 0)) for row in incomplete),
        "read_share": None if share is None else round(share, 6),
    }


def traced(package: Package) -> dict[str, int]:
    """Rows of data, how many of them name their lines, how many a page, and the latter in percent."""
    rows = [row for name, table in package.tables.items() if name not in ABOUT_ROWS for row in table]
    with_page = sum(first_page(row) is not None for row in rows)
    return {
        "rows": len(rows),
        "with_lines": sum(bool(row.get("source_lines")) for row in rows),
        "with_page": with_page,
        "page_pct": round(100 * with_page / len(rows)) if rows else 0,
    }


def validate_files(folder: Path) -> dict[str, Any]:
    """What frictionless says about a package's folder: types, constraints, keys, digests of every file.

    ``errors`` lists at most a hundred, each as [resource, type, message].
    """
    # Slow to import, and only the processes that build packages need it.
    import frictionless  # noqa: PLC0415

    report = frictionless.validate(str(folder / "datapackage.json"))
    found = [["", error.type, error.message] for error in report.errors]
    found += [[task.name, error.type, error.message] for task in report.tasks for error in task.errors]
    return {
        "tool": f"frictionless {version('frictionless')}",
        "valid": bool(report.valid),
        "errors": found[:100],
    }


def _plain(row: Row) -> dict[str, Any]:
    return {name: plain(value) for name, value in row.items()}


def _by_check(checks: Sequence[Row]) -> list[dict[str, Any]]:
    """Each check with the number of its verdicts, by its code; every single result stands in checks.csv."""
    verdicts: dict[str, Counter[str]] = {}
    for row in checks:
        verdicts.setdefault(str(row["check"]), Counter())[str(row["verdict"])] += 1
    return [
        {"check": name, "total": found.total(), "verdicts": dict(sorted(found.items()))}
        for name, found in sorted(verdicts.items())
    ]


def _table(package: Package, schema: TableSchema) -> dict[str, Any]:
    rows = package.tables[schema.name]
    return {
        "name": schema.name,
        "rows": len(rows),
        "key": list(schema.key),
        "summable": schema.summable["zh"] if schema.summable else None,
        "foreign_keys": [
            {"fields": list(key.fields), "table": key.table, "unmatched": _unmatched(package, rows, key)}
            for key in schema.foreign_keys
        ],
        "empty": {name: sum(row[name] in (None, "") for row in rows) for name in schema.field_names},
        "certainty": dict(
            sorted(Counter(str(row["certainty"]) for row in rows if "certainty" in row).items())
        ),
    }


def _unmatched(package: Package, rows: list[dict[str, Any]], key: Any) -> int:
    known = {tuple(row[name] for name in key.reference) for row in package.tables[key.table]}
    references = (tuple(row[name] for name in key.fields) for row in rows)
    return sum(values not in known and any(v not in (None, "") for v in values) for values in references)


def _gaps(package: Package) -> list[dict[str, Any]]:
    """Rows that are not simply printed and could not be completed from the report itself."""
    return [
        {
            "table": name,
            "record_id": row["record_id"],
            "certainty": row["certainty"],
            "note": row["certainty_note"],
        }
        for name, rows in package.tables.items()
        for row in rows
        if _is_gap(row)
    ]


def _is_gap(row: Row) -> bool:
    return row.get("certainty") in {"uncertain", "inferred"}
