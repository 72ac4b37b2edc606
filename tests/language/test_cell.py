from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.cell import Allowance, Cell, cell_problem, read_cell, read_column, unreadable
from generator.yaml_files import load_yaml

EXAMPLES = load_yaml(Path(__file__).with_name("cells.yml"))
ALLOWANCES: tuple[Allowance, ...] = get_args(Allowance)
amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
cells = st.text(st.sampled_from("0123456789,.-－—△▲()（） 一無%註*家萬億元O甲\u3000"), max_size=14)
choices = st.sets(st.sampled_from(ALLOWANCES))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e[0]} {'+'.join(e[3]) if e[3:] else ''}")
def test_a_cell_is_read_as_the_table_of_examples_says(example: list) -> None:
    printed, kind, value, allowed = [*example, []][:4]
    cell = read_cell(printed, *allowed)
    assert (cell.kind, None if cell.value is None else str(cell.value)) == (kind, value)
    assert cell.printed == printed.strip()
    assert bool(cell.reason) == (kind == "other")


def test_every_allowance_has_examples_that_need_it() -> None:
    needed = {
        allowance
        for printed, _, value, allowed in (example for example in EXAMPLES if example[3:])
        for allowance in allowed
        if value is not None and read_cell(printed, *(set(allowed) - {allowance})).value is None
    }
    assert needed == set(ALLOWANCES)


@given(amounts, st.sampled_from(["{}", "△{}", "▲{}", "-{}", "－{}", "({})", "（{}）", " {} "]))
def test_every_number_with_separators_is_read_back(amount: Decimal, form: str) -> None:
    sign = -1 if any(mark in form for mark in "△▲-－(（") else 1
    assert read_cell(form.format(f"{abs(amount):,}")).value == sign * abs(amount)


@given(cells, choices)
def test_what_is_printed_is_never_lost(text: str, allowed: set[Allowance]) -> None:
    cell = read_cell(text, *allowed)
    assert cell.printed == text.strip()
    assert (cell.kind == "number") == (cell.value is not None)
    assert (cell.kind == "empty") == (not cell.printed)
    assert bool(cell.reason) == (cell.kind == "other")


@given(cells, choices)
def test_the_digits_of_a_number_are_those_of_the_cell(text: str, allowed: set[Allowance]) -> None:
    cell = read_cell(text, *(allowed - {"unit", "multiplier", "numeral"}))
    if cell.kind == "number":
        before_remark = cell.printed.translate(str.maketrans("（）", "()"))
        before_remark = before_remark[: before_remark.find("(", 1)] if cell.remark else before_remark
        digits = "".join(c for c in before_remark.split("註")[0] if c.isdigit())
        assert f"{abs(cell.value or 0)}".replace(".", "").lstrip("0") == digits.lstrip("0")


@given(amounts, st.sampled_from("註*#?O甲a;：·"), st.integers(0, 20))
def test_a_strange_character_in_a_number_makes_it_doubtful(amount: Decimal, mark: str, place: int) -> None:
    text = f"{abs(amount):,}"
    place = min(place, len(text))
    assert read_cell(text[:place] + mark + text[place:]).kind == "other"


def test_reasons_say_what_is_wrong() -> None:
    assert read_cell("8-12").reason == "是範圍，不是單一數值"
    assert read_cell("134 5").reason == "中間有空白，可能是兩個儲存格"
    assert read_cell("1,23").reason == "千分位或小數點的位置不合數字寫法"
    assert read_cell("134註").reason == "無法判讀為數字"


def test_unit_and_remark_are_told_apart() -> None:
    cell = read_cell("５ ％（註 1）", "percent", "remark")
    assert cell == Cell("number", Decimal(5), "５ ％（註 1）", "%", "(註1)")
    assert read_cell("27萬4仟人次", "unit").unit == "人次"


def test_doubtful_cells_are_named_with_their_columns() -> None:
    row = {"預算數": read_cell("134註"), "決算數": read_cell("-"), "比較": read_cell("1,23")}
    sentence = unreadable(row)
    assert sentence == "預算數「134註」無法判讀為數字；比較「1,23」千分位或小數點的位置不合數字寫法。"
    assert unreadable({"決算數": read_cell("-"), "比較": read_cell("")}) == ""
    problem = cell_problem("book.txt", 7, sentence)
    assert (problem.code, problem.line, problem.severity) == ("PARSE-CELL", 7, "warning")


def test_a_hostile_cell_takes_no_time() -> None:
    for piece in ("1,", "1.", "(", "一", "1 ", "1萬", "-", "註"):
        assert read_cell(piece * 200_000, *ALLOWANCES).kind == "other"


def test_only_a_column_of_changes_prints_a_plus() -> None:
    assert read_column("difference_k_twd", "+5").value == 5
    assert read_column("this_year_k_twd", "+5").value is None
    assert read_column("this_year_k_twd", "5").value == 5
