"""Volumes of subordinate agencies inside a book: their rows are never added to the agency's own."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.records.values import Row, Value


def own_rows(package: Package, table: str) -> list[Row]:
    """The rows of the agency's own volume; a package from before volumes has no others."""
    return [row for row in package.tables[table] if row.get("volume", 1) == 1]


def same_volume(row: Row) -> dict[str, Value]:
    """The volume of a row, to look for others of it; nothing in a package from before volumes."""
    return {"volume": row["volume"]} if "volume" in row else {}


def others(package: Package) -> list[tuple[Row, list[Row]]]:
    """The volumes of subordinate agencies, each with its work plans."""
    found = [row for row in package.tables.get("volumes", ()) if row["volume"] != 1]
    return [(volume, [*package.rows("work_plans", volume=volume["volume"])]) for volume in found]
