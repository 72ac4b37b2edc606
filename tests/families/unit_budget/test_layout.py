"""Where the columns of a form stand on a page: by header words in the form's order, settled by the values."""

from generator.families.unit_budget.forms import Column, Form, load_form
from generator.families.unit_budget.layout import Layout, lay_out
from generator.reading.tables import TableRow

FORM = Form(
    "table",
    (
        Column("name", (("", "名稱"),), text=True),
        Column("a", (("", "人事費"),)),
        Column("b", (("", "業務費"),)),
        Column("sum", (("", "小計"),)),
        Column("b2", (("", "業務費"),)),
        Column("sum2", (("", "小計"),)),
    ),
)


def page(*cells: str) -> list[TableRow]:
    """Rows, each given as its cells parted by ``|``."""
    return [
        TableRow(tuple(cell.strip() for cell in line.split("|")), (i,)) for i, line in enumerate(cells, 1)
    ]


def test_a_word_that_comes_twice_is_told_by_what_stands_before_it() -> None:
    heads = page("名稱 | 業務費 | 小計 | 業務費 | 小計")
    layout = lay_out(FORM, heads, page("甲 | 1 | 1 | 2 | 2"), after=0)
    assert layout == Layout({"name": 0, "b": 1, "sum": 2, "b2": 3, "sum2": 4}, 6)


def test_a_page_goes_on_where_the_last_one_stopped() -> None:
    left = lay_out(FORM, page("名稱 | 人事費 | 業務費 | 小計"), page("甲 | 1 | 1 | 2"), after=0)
    assert left.stop == 4
    right = lay_out(FORM, page("業務費 | 小計"), page("3 | 3"), left.stop)
    assert right.places == {"b2": 0, "sum2": 1}


def test_an_absent_column_is_absent_and_its_neighbours_stay() -> None:
    layout = lay_out(FORM, page("名稱 | 人事費 | 小計"), page("甲 | 1 | 2"), after=0)
    assert layout.places == {"name": 0, "a": 1, "sum": 2}


def test_a_misread_word_is_told_by_its_neighbours_and_at_an_edge_by_its_likeness() -> None:
    between = lay_out(FORM, page("名稱 | 人事費 | 業曰費 | 小計"), page("甲 | 1 | 2 | 3"), after=0)
    assert between.places == {"name": 0, "a": 1, "b": 2, "sum": 3}
    edge = lay_out(FORM, page("名稱 | 人事費 | 業曰費"), page("甲 | 1 | 2"), after=0)
    assert edge.places == {"name": 0, "a": 1, "b": 2}
    assert lay_out(FORM, page("名稱 | 人事費 | 備註"), page("甲 | 1 | 無"), after=0).places == {
        "name": 0,
        "a": 1,
    }


def test_numbers_under_a_word_that_the_form_has_not_are_of_no_column() -> None:
    layout = lay_out(
        FORM, page("名稱 | 人事費 | 預備金 | 小計"), page("甲 | 1 | 5 | 6", "乙 | 2 | 5 | 7"), after=0
    )
    assert layout.places == {"name": 0, "a": 1, "sum": 3}


def test_values_that_stand_beside_their_headers_are_taken_in_order() -> None:
    heads = page("人事費 | 業務費 | 小計 | ")
    rows = page("1 | 2 | | 3", "4 | 5 | | 9")
    assert lay_out(FORM, heads, rows).places == {"a": 0, "b": 1, "sum": 3}
    # A cell that is no number moves no other one: the page decides, not the row.
    odd = page("1 | 2 | | 3", "4 | 5* | | 9", "4 | 5 | | 9")
    assert lay_out(FORM, heads, odd).places == {"a": 0, "b": 1, "sum": 3}


def test_header_words_are_seen_through_noise() -> None:
    noisy = page("門 其 他 | 資 設 備 購 置 | 本 其 他 | 門 合 計")
    start = 5
    assert lay_out(load_form("commissioned"), noisy, page("1 | 2 | 3 | 6"), start).places == {
        "current_other_k_twd": 0,
        "capital_equipment_k_twd": 1,
        "capital_other_k_twd": 2,
        "total_k_twd": 3,
    }
    stacked = page("門 | 費 資 | 本 | 門 | 合 計", "其 它 | 土 地 | 營 建 工 程 | 其 它 | ")
    assert list(lay_out(load_form("subsidies"), stacked, page("7 | - | - | - | 7"), 6).places) == [
        "current_other_k_twd",
        "capital_land_k_twd",
        "capital_construction_k_twd",
        "capital_other_k_twd",
        "total_k_twd",
    ]


def test_values_that_fit_neither_header_nor_form_have_no_column() -> None:
    layout = lay_out(FORM, page("業務費 | | 小計 | "), page("1 | 2 | | 3"), 4)
    assert (layout.places, layout.settled) == ({}, False)


def test_a_group_tells_which_of_several_columns_is_meant() -> None:
    heads = page("區分 | 自有 | | 無償借用 |", " | 單位數 | 面積 | 單位數 | 面積")
    layout = lay_out(load_form("offices"), heads, page("一、辦公房屋 | 1 | 2.5 | - | -"), after=0)
    assert layout.places == {"name": 0, "owned_units": 1, "owned_area": 2, "free_units": 3, "free_area": 4}


def test_header_words_with_a_year_are_those_of_the_book() -> None:
    form = Form("table", (Column("last", (("", "{last}年度"),)), Column("this", (("", "{year}年度"),))))
    layout = lay_out(form.for_year(115), page("115年度 | 114年度"), page("1 | 2"))
    assert layout.places == {"this": 0}
    assert form.for_year(None).columns[0].heads == ()


def test_without_a_word_of_the_form_values_have_columns_only_where_none_can_be_absent() -> None:
    """Four amounts of five: any of the five may be the one that the page leaves out."""
    heads = page("名稱 | 經常門 | | 資本門 |")
    assert not lay_out(FORM, heads, page("甲 | 1 | 2 | 3 | 4"), after=0).settled
    whole = lay_out(FORM, page("名稱 | 經常門 | | | 資本門 |"), page("甲 | 1 | 2 | 3 | 4 | 5"), after=0)
    assert whole.places == {"a": 1, "b": 2, "sum": 3, "b2": 4, "sum2": 5}
