"""A printed unit as one code: sixty spellings of the indicators, those of plans and reports."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

import generator.language.unit_codes
from generator.language.unit_codes import read_unit
from generator.language.units import unit_kinds

CODES = yaml.safe_load(Path(generator.language.unit_codes.__file__).with_suffix(".yml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("printed", "base", "factor", "kind"),
    [
        ("億元", "元", 10**8, "money"),
        ("億", "元", 10**8, "money"),
        ("千元", "元", 1000, "money"),
        ("億美元", "美元", 10**8, "money"),
        ("億元/年", "元/年", 10**8, "money"),
        ("％", "%", 1, "ratio"),
        ("%", "%", 1, "ratio"),
        ("萬噸/日", "噸/日", 10**4, "mass"),
        ("萬 CMD", "立方公尺/日", 10**4, "volume"),
        ("萬瓩", "kW", 10**4, "energy"),
        ("千瓦", "kW", 1, "energy"),
        ("臺", "台", 1, "machines"),
        ("人數", "人", 1, "people"),
        ("萬用戶", "用戶", 10**4, "people"),
        # Cut off in print, and a word that is no unit: nothing is made of them.
        ("萬立方公", "萬立方公", 1, "other"),
        ("萬", "萬", 1, "other"),
        ("層數與良率", "層數與良率", 1, "other"),
    ],
)
def test_a_unit_has_one_code_and_its_multiplier(printed: str, base: str, factor: int, kind: str) -> None:
    assert read_unit(printed) == (base, Decimal(factor), kind)


def test_one_spelling_leads_to_another_that_is_its_own_code() -> None:
    for spelling, code in CODES["spellings"].items():
        assert read_unit(spelling).base == code
        assert read_unit(code) == (code, Decimal(1), read_unit(code).kind)
        assert read_unit(code).kind == unit_kinds().get(spelling, read_unit(code).kind)
