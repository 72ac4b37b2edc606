from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import unit_line as module
from generator.language.unit_line import (
    conversion,
    read_unit,
    read_unit_line,
    unit_factor,
    unit_problem,
)
from generator.yaml_files import load_yaml

VOCABULARY = load_yaml(Path(module.__file__).with_name("unit_line.yml"))
MONEY = ["元", "千元", "萬元", "百萬元", "千萬元", "億元", "新臺幣千元", "NT$百萬元"]


@pytest.mark.parametrize("example", VOCABULARY["examples"], ids=lambda e: f"{e[0]} -> {e[1]}")
def test_the_factor_of_a_unit_line_is_exact(example: list) -> None:
    printed, wanted, factor = example
    found = conversion(read_unit_line(printed), wanted).factor
    assert (None if found is None else str(found)) == factor


@pytest.mark.parametrize(
    "text",
    ["承辦單位：產業政策組、永續發展組", "主辦單位:", "", "單位預算", "本單位依法設置", "執行單位：經濟部"],
)
def test_what_names_an_office_is_no_unit_line(text: str) -> None:
    assert read_unit_line(text) is None


def test_a_unit_that_nobody_taught_is_named() -> None:
    line = read_unit_line("單位：千兀，平方公尺")
    assert line is not None
    assert line.unknown == ("千兀",)
    assert [unit.base for unit in line.units] == ["平方公尺"]
    assert conversion(line, "千元").reason == "單位「千兀，平方公尺」無法換算為千元"


def test_a_table_without_unit_has_no_factor() -> None:
    found = conversion(None, "千元")
    assert found.factor is None
    assert found.reason == "表上沒有單位列，無從得知金額或數量是否以千元計"
    with pytest.raises(ValueError, match="沒有單位列"):
        found.apply(Decimal(5))


def test_converted_values_are_derived_and_say_so() -> None:
    found = conversion(read_unit_line("單位：新臺幣百萬元"), "千元")
    assert (found.certainty, found.note) == ("derived", "原表單位為新臺幣百萬元，已換算為千元。")
    assert str(found.apply(Decimal("12.50"))) == "12500"
    same = conversion(read_unit_line("經費單位：千元"), "千元")
    assert (same.certainty, same.note) == ("printed", "")
    assert str(same.apply(Decimal("3.00"))) == "3.00"


def test_the_problem_names_file_and_line() -> None:
    problem = unit_problem("review.txt", 12, "單位「千兀」無法換算為千元", "千元")
    assert (problem.code, problem.file, problem.line, problem.severity) == (
        "PARSE-UNIT",
        "review.txt",
        12,
        "error",
    )
    assert "千兀" in problem.seen


def test_every_factor_is_a_power_of_ten_so_that_none_is_rounded() -> None:
    for units in VOCABULARY["kinds"].values():
        for factor in units.values():
            assert Decimal(str(factor)).normalize().as_tuple().digits == (1,)


@given(st.sampled_from(MONEY), st.sampled_from(MONEY), st.integers(-(10**9), 10**9))
def test_there_and_back_is_the_same_number(one: str, other: str, number: int) -> None:
    there, back = unit_factor(one, other), unit_factor(other, one)
    assert there is not None
    assert back is not None
    assert number * there * back == number


def test_a_multiplier_of_a_unit_is_told_from_the_unit() -> None:
    kilowatt, people = read_unit("千瓦"), read_unit("千人")
    assert kilowatt is not None
    assert people is not None
    assert (kilowatt.base, kilowatt.factor) == ("瓩", 1)
    assert (people.base, people.factor) == ("人", 1000)
    assert read_unit("千") is None


def test_a_hostile_line_takes_no_time() -> None:
    for piece in ("單位：", "單 ", "千", "，", "單位：千元，"):
        read_unit_line(piece * 100_000)
