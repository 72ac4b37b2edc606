"""A cell that prints a unit of its own: the same one as its row or column, or another, which is told."""

from decimal import Decimal

import pytest

from generator.language.cell import read_cell
from generator.language.own_unit import own_unit, within_unit


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [
        ("900家", "家", "900"),
        ("27萬人", "人次", "270000"),
        ("27萬4仟人次", "人次", "274000"),
        ("9萬噸", "萬噸/日", "9"),
        ("-3萬噸", "萬噸", "-3"),
        ("2,000千元", "新臺幣千元", "2000"),
        ("37家", "家/SIG", "37"),
        ("3萬", "人次", "30000"),
        ("9萬", "", "90000"),
        ("1 (100 %)", "區", "1"),
        ("7註", "棟", "7"),
        ("5%", "達成率", "5"),
        # Which of the two units is right nobody can say.
        ("2,000元", "千元", None),
        ("5,000萬元", "億元", None),
        ("9公尺", "萬噸/日", None),
        ("9噸", "萬噸", None),
        ("170萬", "萬立方公尺", None),
        ("99%", "棟", None),
        ("5人", "人年", None),
    ],
)
def test_a_number_in_a_unit_of_its_own(printed: str, unit: str, value: str | None) -> None:
    cell = within_unit(read_cell(printed, "percent", "unit", "multiplier", "remark", "footnote"), unit)
    assert cell.value == (None if value is None else Decimal(value))
    assert (cell.kind, bool(cell.reason)) == (("other", True) if value is None else ("number", False))


def test_the_unit_of_a_cell_has_its_multiplier() -> None:
    assert own_unit(read_cell("9萬噸", "unit", "multiplier")) == "萬噸"
    assert own_unit(read_cell("9", "unit")) == ""
