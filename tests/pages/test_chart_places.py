from generator.charts.chart import Place
from generator.pages.parts.chart_places import joined, printed_at
from generator.records.values import Row

ROWS: list[Row] = [
    {"source_lines": "42-44"},
    {"source_lines": "3"},
    {"source_lines": "46"},
    {"source_lines": None},
    {"source_lines": "57-58"},
]


def test_rows_of_one_table_are_one_stretch() -> None:
    assert printed_at("r", ROWS) == (Place("r", 3, 3), Place("r", 42, 46), Place("r", 57, 58))


def test_lines_of_different_reports_stay_apart() -> None:
    places = [Place("b", 2, 2), Place("a", 1, 1), Place("a", 1, 4), Place("b", 1, 1), Place("c", 2, 2)]
    assert joined(places) == (Place("a", 1, 4), Place("b", 1, 2), Place("c", 2, 2))
