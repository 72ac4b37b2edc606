"""Every amount of a package beside a second extraction of its PDF, made by poppler, by row, column and page.

`python -m tests.bench.second_reading BOOK.pdf data/packages/REPORT_ID` asks both ways: whether each amount of
a row is printed at the height of the row on its page, at the same right edge as the others of its column; and
whether each amount that a page prints stands in a row, a passage, a head or page furniture of that height.
What is painted over is printed for poppler: an old page number below the new one is furniture elsewhere.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.printed_words import Number, digits, numbers, printed_numbers

_NEAR = 3.0  # points above and below a row: a raised or lowered number is its own
_COLUMN = 4.0  # points between right edges of one column
_FEWEST = 4  # values of a column on a page, to say where it ends
# What says which column an amount of a table of cells stands in.
_COLUMNS = {
    "expense_matrix": ("work_plan_code",),
    "functional": ("economic_class", "current_or_capital"),
    "office_tenures": ("tenure",),
    "personnel_costs": ("work_plan_code", "item"),
    "staff": ("category",),
    "staff_counts": ("category",),
}
_CELLS = ("current_or_capital", "object_name")
# Numbers of order and codes of accounts above stay in the line; an amount must stand in a cell.
_ORDER = "only in the line of a row"
_ODD = {f"amount {_ORDER}", "elsewhere", "nowhere"}


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a page that holds a row: its upper and lower edge."""

    page: int
    y0: float
    y1: float

    def holds(self, number: Number) -> bool:
        return self.y0 - _NEAR <= number.y <= self.y1 + _NEAR


@dataclass(slots=True)
class Row:
    """A row of a table.

    Attributes:
        table: its table.
        record_id: its identifier.
        certainty: how sure it is.
        amounts: its amounts by column, as digits.
        said: all numbers in its cells.
        bands: where it is printed.
    """

    table: str
    record_id: str
    certainty: str
    amounts: Mapping[str, str]
    said: Sequence[str]
    bands: Sequence[Band]


@dataclass(slots=True)
class Findings:
    """What agrees, counted by table or page kind, and what does not, one line each."""

    rows: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    tokens: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)


def compare(pages: Sequence[Sequence[Number]], package: Path, places: Path) -> Findings:
    """The package in a folder beside the numbers of each page."""
    bands = _bands(places)
    found = Findings()
    rows = list(_rows(package, bands))
    edges: dict[tuple[int, str, str], list[tuple[float, Row]]] = defaultdict(list)
    for row in rows:
        for name, amount in row.amounts.items():
            kind, at = _found(amount, row, pages)
            found.rows[row.table][kind] += 1
            if kind in {"elsewhere", "missing"}:
                found.told.append(f"{kind}: {row.record_id} {name} {amount} {_where(row)} {row.certainty}")
            if at is not None:
                edges[at[0], row.table, name].append((at[1].x1, row))
    _columns(edges, found)
    _tokens(pages, rows, list(_line_numbers(package, bands)), found)
    return found


def _bands(places: Path) -> dict[int, Band]:
    with places.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {int(r["line"]): Band(int(r["page"]), float(r["top"]), float(r["bottom"])) for r in rows}


def _rows(package: Path, bands: Mapping[int, Band]) -> Iterator[Row]:
    about = json.loads((package / "datapackage.json").read_text("utf-8"))
    for resource in about["resources"]:
        fields = resource["schema"]["fields"]
        if (
            not {"source_lines", "record_id"} <= {one["name"] for one in fields}
            or resource["name"] == "checks"
        ):
            continue
        amounts = [one["name"] for one in fields if one.get("unit") and one["type"] in {"integer", "number"}]
        with (package / resource["path"]).open(encoding="utf-8") as file:
            for cells in csv.DictReader(file):
                lines = list(_lines(cells["source_lines"]))
                heads = _COLUMNS.get(
                    resource["name"], _CELLS if resource["name"].endswith("_amounts") else ()
                )
                head = "/".join(cells.get(name, "") for name in heads)
                yield Row(
                    resource["name"],
                    cells["record_id"],
                    cells["certainty"],
                    {f"{n} {head}".strip(): _printed(cells, n) for n in amounts if cells[n]},
                    [n for text in cells.values() for n in numbers(text or "")],
                    [bands[line] for line in lines if line in bands],
                )


def _printed(cells: Mapping[str, str], name: str) -> str:
    raw = numbers(cells.get(f"{name}_raw", ""))
    return raw[0] if raw else digits(cells[name])


def _lines(stretches: str) -> Iterator[int]:
    for stretch in stretches.split():
        first, _, last = stretch.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _found(amount: str, row: Row, pages: Sequence[Sequence[Number]]) -> tuple[str, tuple[int, Number] | None]:
    """How an amount is printed, and its number and page where it stands in the row once."""
    own = [(b.page, n) for b in set(row.bands) for n in pages[b.page - 1] if b.holds(n)]
    same = [(page, n) for page, n in own if n.digits in _forms(amount)]
    if same:
        alone = {(page, n) for page, n in same if n.alone}
        return "in its row", alone.pop() if len(alone) == 1 else None
    on_page = {n.digits for b in row.bands for n in pages[b.page - 1]}
    return ("elsewhere" if on_page & _forms(amount) else "missing"), None


def _forms(amount: str) -> set[str]:
    """The amount as it can be printed: in thousands, or in whole dollars."""
    return {amount, digits(f"{float(amount) * 1000:.3f}")}


def _columns(edges: Mapping[tuple[int, str, str], Sequence[tuple[float, Row]]], found: Findings) -> None:
    for (page, table, name), values in sorted(edges.items()):
        usual = median(x for x, _ in values)
        if len(values) < _FEWEST:
            continue
        found.rows[table]["of a column"] += len(values)
        for x, row in values:
            if abs(x - usual) > _COLUMN:
                found.rows[table]["beside its column"] += 1
                found.told.append(
                    f"column: {row.record_id} {name} ends at {x:.0f}, others {usual:.0f}, page {page}"
                )


def _line_numbers(package: Path, bands: Mapping[int, Band]) -> Iterator[tuple[Band, bool, set[str]]]:
    """Of each line its place, whether it became a row of a table or passages, and its numbers."""
    with (package / "lines.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            if (number := int(line["line_no"])) in bands:
                yield bands[number], line["fate"] in {"record", "paragraph"}, set(numbers(line["text"]))


def _tokens(
    pages: Sequence[Sequence[Number]],
    rows: Sequence[Row],
    lines: Sequence[tuple[Band, bool, set[str]]],
    found: Findings,
) -> None:
    said: dict[int, list[tuple[Band, str, set[str]]]] = defaultdict(list)
    for row in rows:
        own = set(row.said).union(*(_forms(one) for one in row.amounts.values()))
        for band in row.bands:
            said[band.page].append((band, "in a row", own))
    for band, is_row, own in lines:
        said[band.page].append((band, _ORDER if is_row else "in a head or furniture", own))
    for number, page in enumerate(pages, start=1):
        for token in page:
            if token.alone or token.whole:
                kind = _accounted(token, said[number])
                found.tokens[kind] += 1
                if kind in _ODD:
                    place = f"at {token.x1:.0f},{token.y:.0f}, page {number}"
                    found.told.append(f"printed {kind}: {token.digits} {place}")


def _accounted(token: Number, said: Sequence[tuple[Band, str, set[str]]]) -> str:
    """Where what a page prints is found: at its height first, in a row before a head."""
    kinds = {kind for band, kind, own in said if token.digits in own and band.holds(token)}
    for kind in ("in a row", "in a head or furniture", _ORDER):
        if kind in kinds:
            return f"amount {kind}" if kind == _ORDER and token.whole else kind
    near = {one for band, _, own in said if band.holds(token) for one in own}
    if any(
        one != token.digits and (one.startswith(token.digits) or one.endswith(token.digits)) for one in near
    ):
        return "as a piece of a number"
    if any(token.digits in own for _, kind, own in said if kind == "in a head or furniture"):
        return "as furniture elsewhere"
    return "elsewhere" if any(token.digits in own for _, _, own in said) else "nowhere"


def _where(row: Row) -> str:
    return " ".join(f"page {b.page} y {b.y0:.0f}-{b.y1:.0f}" for b in row.bands[:4])


def main() -> int:
    """Compare, print the figures and what differs; 1 where something does."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("pdf", type=Path)
    parser.add_argument("package", type=Path)
    parser.add_argument("--places", type=Path, help="default: the file of the report in data/sources")
    options = parser.parse_args()
    sources = options.package.parent.parent / "sources"
    places = options.places or sources / f"{options.package.name}.places.csv"
    found = compare(printed_numbers(options.pdf), options.package, places)
    kinds = ["in its row", "elsewhere", "missing", "of a column", "beside its column"]
    print("table", *kinds, sep="\t")
    for table, counts in sorted(found.rows.items()):
        print(table, *(counts[kind] for kind in kinds), sep="\t")
    total = sum(found.rows.values(), Counter())
    print("all", *(total[kind] for kind in kinds), sep="\t")
    print("printed amounts:", ", ".join(f"{count} {kind}" for kind, count in sorted(found.tokens.items())))
    print(*found.told, sep="\n")
    return 1 if found.told else 0


if __name__ == "__main__":
    raise SystemExit(main())
