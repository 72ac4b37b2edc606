"""Tables in pieces: what stands together, what apart, and by what a piece is passed over."""

import hashlib
import json

from generator.packaging.browser_parts import APART, PART, _ranges, cut_table

NAMES = ("report_id", "record_id", "year", "text")


def noise(length: int, seed: object) -> str:
    """Text that doesn't become shorter by compression."""
    blocks = (hashlib.sha512(f"{seed}-{at}".encode()).hexdigest() for at in range(length // 128 + 1))
    return "".join(blocks)[:length]


def report(name: str, year: int | None, texts: int, length: int) -> list[tuple]:
    return [(name, f"r{at}", year, noise(length, f"{name}-{at}")) for at in range(texts)]


def test_a_small_table_is_one_file():
    cut = cut_table(NAMES, report("a-1", 2021, 3, 40) + report("a-2", 2022, 3, 40))
    assert cut.groups == [[0, 1, 2, 3]]
    (part,) = cut.parts
    assert (part.rows, part.ranges) == (6, {})
    assert json.loads(part.files[0].splitlines()[2]) == [2021] * 3 + [2022] * 3


def test_an_empty_table_is_a_part_without_rows():
    (part,) = cut_table(NAMES, []).parts
    assert (part.rows, part.files) == (0, ["[]\n[]\n[]\n[]\n"])


def test_reports_are_cut_where_a_part_is_full_and_never_within_one():
    size = PART // 50
    rows = [row for at in range(4) for row in report(f"a-{at}", 2020 + at, 60, size)]
    cut = cut_table(NAMES, rows)
    assert [part.rows for part in cut.parts] == [120, 120]
    assert [part.ranges for part in cut.parts] == [
        {"report_id": ("a-0", "a-1"), "year": (2020, 2021)},
        {"report_id": ("a-2", "a-3"), "year": (2022, 2023)},
    ]
    assert cut.groups == [[0, 1, 2], [3]]


def test_a_column_that_is_empty_everywhere_has_no_range():
    rows = [row for at in range(2) for row in report(f"a-{at}", None, 120, PART // 50)]
    assert [set(part.ranges) for part in cut_table(NAMES, rows).parts] == [{"report_id"}] * 2


def test_a_large_column_is_a_file_of_its_own():
    rows = [("a-1", noise(64, at), 2021, "") for at in range(APART // 20)]
    assert cut_table(NAMES, rows).groups == [[0, 2, 3], [1]]


def test_a_table_of_no_reports_rows_is_one_part():
    rows = [(f"n{at}", noise(PART // 10, at)) for at in range(40)]
    assert [part.rows for part in cut_table(("name", "text"), rows).parts] == [40]


def test_values_of_two_kinds_have_no_range():
    rows: list[tuple[str, str, int | str | None, str]] = [
        ("a-1", "r1", 2021, "x"),
        ("a-2", "r2", "2022 起", "y"),
        ("a-1", "r3", None, "z"),
    ]
    assert dict(_ranges(NAMES, rows)) == {"report_id": ("a-1", "a-2")}
    assert dict(_ranges(NAMES, [rows[2]])) == {"report_id": ("a-1", "a-1")}
