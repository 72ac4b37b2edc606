"""The real budget book, set as PDF in several dresses of its forms, gives the rows of its text."""

import pytest

from generator.reading.pdf import read_pdf
from generator.reading.spacing import squeeze
from generator.records.collector import Collector
from tests.examples import first_of
from tests.families.unit_budget.books import parse, real
from tests.reading.press.book_tables import TABLES, set_tables
from tests.reading.press.sheet import Dress

# Made with a table of another name.
BESIDE = {"staff": ("staff_costs",), "work_plans": ("branches", "branch_accounts")}
# What the text alone has: digits that its extraction lost or doubled, numbers in another place.
OF_THE_TEXT = {"account_code_raw", "units_raw", "path"}
TURNED = Dress(heads="turned", rules="rows", subset=True, wide=1.4, rows=9)
STACKED = Dress(8, 1.25, 1.9, heads="stacked", subset=True, rows=6)
NARROW = Dress(11, 1.45, 1.45, heads="turned", rules="rows", wide=0.8, rows=3)
JOINED = Dress(subset=True, joined=True)
EVEN = Dress(10, 1.6, 1.6, rules="rows", subset=True, wide=1.7)


def values(book: Collector, table: str) -> list[dict[str, object]]:
    """All values of all rows, texts without blanks: a wrap may leave them with others."""
    return [
        {
            name: squeeze(value) if isinstance(value, str) else value
            for name, value in record.values.items()
            if name not in OF_THE_TEXT
        }
        for record in book.tables[table]
    ]


def read_back(tmp_path, dress: Dress, names: list[str]) -> Collector:
    file = tmp_path / "book.pdf"
    file.write_bytes(set_tables(dress, names))
    return parse(read_pdf(file, "book.pdf").text)


def assert_equal(book: Collector, names: list[str]) -> None:
    for table in [one for name in names for one in (name, *BESIDE.get(name, ()))]:
        assert values(book, table) == values(real(), table), table
    assert not book.ledger.unread()
    assert not book.problems


@pytest.mark.parametrize(
    ("dress", "names"),
    first_of(
        2,
        [
            (STACKED, ["first_level", "offices"]),
            (TURNED, ["expenditure", "subsidies", "staff"]),
            (NARROW, ["offices", "multi_year"]),
            (JOINED, ["offices", "donations"]),
        ],
    ),
    ids=["stacked", "turned", "narrow", "joined"],
)
def test_tables_in_other_dresses_give_the_rows_of_the_text(tmp_path, dress, names):
    names = ["expenditure", *names] if "expenditure" not in names else names
    assert_equal(read_back(tmp_path, dress, names), names)


@pytest.mark.long
@pytest.mark.parametrize(
    "dress", [Dress(), STACKED, TURNED, NARROW, EVEN], ids=["usual", "stacked", "turned", "narrow", "even"]
)
def test_the_whole_book_in_another_dress_gives_the_rows_of_the_text(tmp_path, dress):
    assert_equal(read_back(tmp_path, dress, list(TABLES)), list(TABLES))


@pytest.mark.long
def test_facing_pages_that_are_one_wide_page_give_the_rows_of_the_text(tmp_path):
    """Less the two tables of which the text has one row without its right half."""
    names = [name for name in TABLES if name not in {"first_level", "capital"}]
    assert_equal(read_back(tmp_path, JOINED, names), names)


@pytest.mark.parametrize(
    ("dress", "names"),
    first_of(
        1,
        [
            (Dress(rules="none"), ["revenue", "first_level", "offices", "trip_summary"]),
            (Dress(9, 1.4, 2.2, rules="none", subset=True), ["revenue", "expense_matrix", "first_level"]),
        ],
    ),
    ids=["named font", "font in parts"],
)
def test_tables_without_lines_give_the_rows_of_the_text(tmp_path, dress, names):
    """Heads of several lines, groups of columns, facing pages; where a column is empty no one can see it."""
    names = ["expenditure", *names]
    assert_equal(read_back(tmp_path, dress, names), names)
