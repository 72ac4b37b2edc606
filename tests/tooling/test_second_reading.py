"""The second extraction finds an amount that a row has and the page has not, and the other way round."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.bench.printed_words import Number, digits, numbers, numbers_of_page
from tests.bench.second_reading import compare

FIELDS = [
    {"name": "record_id", "type": "string"},
    {"name": "this_k_twd", "type": "integer", "unit": "千元"},
    {"name": "last_k_twd", "type": "integer", "unit": "千元"},
    {"name": "source_lines", "type": "string"},
    {"name": "certainty", "type": "string"},
]
PRINTED = [(1200, 1100), (345, 300), (2000, 1900), (70, 60)]


def write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def told(folder: Path, amounts: list[tuple[int, int]]) -> list[str]:
    """What is told of rows with these amounts, where the page prints `PRINTED`."""
    rows = [
        {"record_id": f"r{n}", "this_k_twd": a, "last_k_twd": b, "source_lines": n, "certainty": "printed"}
        for n, (a, b) in enumerate(amounts, start=1)
    ]
    write(folder / "money.csv", rows)
    lines = [
        {"line_no": n, "fate": "record", "text": f"| {a:,} | {b:,} |"}
        for n, (a, b) in enumerate(amounts, start=1)
    ]
    write(folder / "lines.csv", lines)
    places = [{"line": n, "page": 1, "top": 20 * n, "bottom": 20 * n + 10} for n in range(1, len(rows) + 1)]
    write(folder / "places.csv", places)
    about = {"resources": [{"name": "money", "path": "money.csv", "schema": {"fields": FIELDS}}]}
    (folder / "datapackage.json").write_text(json.dumps(about), "utf-8")
    page = [
        Number(str(amount), x, 20 * n + 5, True, amount >= 1000)
        for n, pair in enumerate(PRINTED, start=1)
        for amount, x in zip(pair, (100.0, 200.0), strict=True)
    ]
    return compare([page], folder, folder / "places.csv").told


def test_rows_as_printed_are_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, PRINTED) == []


@pytest.mark.parametrize(
    ("row", "amounts", "expected"),
    [
        (0, (1201, 1100), ["missing: r1 this_k_twd 1201 page 1 y 20-30 printed"]),
        (1, (2000, 300), ["elsewhere: r2 this_k_twd 2000 page 1 y 40-50 printed"]),
        (3, (60, 70), ["column: r4 last_k_twd ends at 100, others 200, page 1"]),
    ],
)
def test_an_amount_that_is_not_printed_so_is_told(
    tmp_path: Path, row: int, amounts: tuple[int, int], expected: list[str]
) -> None:
    found = told(tmp_path, [*PRINTED[:row], amounts, *PRINTED[row + 1 :]])
    assert [line for line in found if not line.startswith("printed")][: len(expected)] == expected


def test_a_printed_row_that_no_row_holds_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, PRINTED[:3]) == [
        "printed nowhere: 70 at 100,85, page 1",
        "printed nowhere: 60 at 200,85, page 1",
    ]


def test_numbers_are_taken_from_words_with_their_places() -> None:
    page = '<word xMin="10.0" yMin="20.0" xMax="60.0" yMax="30.0">{}</word>\n'
    (amount, code) = numbers_of_page(page.format("1,230.50") + page.format("1.3708011000千元"))[::2]
    assert amount == Number("1230.5", 60.0, 25.0, True, True)
    assert (code.digits, code.alone, code.whole) == ("3708011000", False, False)
    assert numbers("△１,２３０千元，分5年") == ["1230", "5"]
    assert [digits(text) for text in ("-0.50", "007", "0", "1,000")] == ["0.5", "7", "0", "1000"]
