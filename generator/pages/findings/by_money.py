"""Contradictions of reports ranked by the money that they are about, with the printed lines of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.frame.site import Site
from generator.records.stretches import lines_of_row
from generator.records.values import Row

# Units of money in thousand NT$.
_IN_K = {"元": Decimal("0.001"), "千元": Decimal(1), "百萬元": Decimal(1000), "億元": Decimal(100_000)}
# Checks of running text whose numbers are NT$: the column that they stand in has no unit.
_IN_TWD = frozenset({"resolution-compared"})
# A table's row is shorter than this; of a long paragraph the beginning says which it is.
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a report's text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An error of a report, judged by a person.

    Attributes:
        package: the report's package.
        check: its row of the table ``checks``.
        k_twd: by how much both sides differ, in thousand NT$.
        printed, other: the lines of the checked value, and of the values that it was computed from.
    """

    package: Package
    check: Row
    k_twd: Decimal
    printed: Sequence[PrintedLine]
    other: Sequence[PrintedLine]


def by_money(site: Site) -> list[Contradiction]:
    """Every error about an amount of money that is printed on both sides, the largest difference first."""
    found = [_contradiction(package, row) for package in site.reports for row in _errors(package)]
    return sorted(
        (one for one in found if one is not None),
        key=lambda one: (-one.k_twd, one.package.name, str(one.check["check_id"])),
    )


def _errors(package: Package) -> list[Row]:
    return [row for row in package.tables.get("checks", []) if row["verdict"] == "source_error"]


def _contradiction(package: Package, check: Row) -> Contradiction | None:
    difference, factor = check["difference"], _factor(package, check)
    if difference is None or factor is None:
        return None
    other = {"source_lines": check.get("other_lines")}
    size = abs(Decimal(str(difference))) * factor
    return Contradiction(package, check, size, _lines(package, check), _lines(package, other))


def _factor(package: Package, check: Row) -> Decimal | None:
    if check["check"] in _IN_TWD:
        return _IN_K["元"]
    schema = package.schemas.get(str(check["table"]))
    field = schema.by_name.get(str(check["field"])) if schema else None
    return _IN_K.get(field.unit) if field else None


def _lines(package: Package, row: Row) -> list[PrintedLine]:
    numbers = [n for first, last in lines_of_row(row) for n in range(first, last + 1)]
    found = [line for number in dict.fromkeys(numbers) for line in package.rows("lines", line_no=number)]
    texts = [(int(str(line["line_no"])), str(line["text"] or "").strip(" |")) for line in found]
    return [
        PrintedLine(number, text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
        for number, text in texts
        if text
    ]
