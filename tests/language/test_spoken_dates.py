"""Years as a speaker tells them."""

from __future__ import annotations

import pytest

from generator.families.business_report.spoken import spoken_in
from generator.language.dates import parse_period
from generator.language.spoken_dates import Spoken, find_spoken_dates

TERM = parse_period("98年7月至12月")


def spans(text: str, spoken: Spoken) -> list[tuple[str, str, str]]:
    return [
        (m.printed, *((m.period.first.iso, m.period.last.iso) if m.period else ("?", "?")))
        for m in find_spoken_dates(text, spoken)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("至本年1月底", [("本年1月底", "2012-01", "2012-01")]),
        ("上年底餘額", [("上年底", "2011", "2011")]),
        ("去年第4季", [("去年第4季", "2011-10", "2011-12")]),
        ("前年增加，明年度降低", [("前年", "2010", "2010"), ("明年度", "2013", "2013")]),
        ("99年12月6日至上年12月31日止", [("99年12月6日至上年12月31日", "2010-12-06", "2011-12-31")]),
        ("98年1月，同年3月", [("98年1月", "2009-01", "2009-01"), ("同年3月", "2009-03", "2009-03")]),
        ("本年1月升，2月底降", [("本年1月", "2012-01", "2012-01"), ("2月底", "2012-02", "2012-02")]),
        ("98年第3季；第4季", [("98年第3季", "2009-07", "2009-09"), ("第4季", "2009-10", "2009-12")]),
        ("9月19日下半年審議會", [("9月19日", "?", "?")]),
        ("以前年度、以上年度、日本年度、同年齡", []),
    ],
)  # fmt: skip
def test_the_year_is_counted_from_that_of_the_speaker(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert spans(text, Spoken(2012)) == expected


def test_where_the_year_is_not_known_it_is_handed_to_nobody() -> None:
    assert spans("99年12月，本年1月，2月底", Spoken()) == [
        ("99年12月", "2010-12", "2010-12"),
        ("本年1月", "?", "?"),
        ("2月底", "?", "?"),
    ]


def test_a_report_tells_its_year_and_names_its_period() -> None:
    assert spoken_in("今（2012）年，去（100）年，本年（101年，以下同）3月").year == 2012
    assert spoken_in("今（101）年，本（102）年").year is None
    assert spoken_in("以上（100）年，日本（2012）年").year is None
    assert spoken_in("茲將98年7月至12月(以下稱為本期)之施政").terms == {"本期": TERM}
    assert TERM is not None
    assert spans("本期", Spoken(None, {"本期": TERM})) == [("本期", "2009-07", "2009-12")]
