from generator.charts.chart import Place
from generator.pages.parts.chart_places import joined, printed_at
from generator.records.values import Row

ROWS: list[Row] = [
    {"line_start": 42, "line_end": 44},
    {"line_start": 3, "line_end": None},
    {"line_start": 46, "line_end": 46},
    {"line_start": None, "line_end": None},
    {"line_start": 57, "line_end": 58},
]


def test_rows_of_one_table_are_one_stretch() -> None:
    assert printed_at("r", ROWS) == (Place("r", 3, 3), Place("r", 42, 46), Place("r", 57, 58))


def test_lines_of_different_reports_stay_apart() -> None:
    places = [Place("b", 2, 2), Place("a", 1, 1), Place("a", 1, 4), Place("b", 1, 1), Place("c", 2, 2)]
    assert joined(places) == (Place("a", 1, 4), Place("b", 1, 2), Place("c", 2, 2))
