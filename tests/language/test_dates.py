from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.dates import find_dates, leading_date, parse_date, parse_period
from generator.language.partial_date import PartialDate


def spans(text: str, default_year: int | None = None) -> list[tuple[str, str, str]]:
    return [
        (m.printed, *((m.period.first.iso, m.period.last.iso) if m.period else ("?", "?")))
        for m in find_dates(text, default_year)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("110 年 12 月 4 開始", [("110 年 12 月 4", "2021-12-04", "2021-12-04")]),
        ("於 110 年 9 月 17 上網公告", [("110 年 9 月 17", "2021-09-17", "2021-09-17")]),
        ("112年 11月27日舉辦", [("112年 11月27日", "2023-11-27", "2023-11-27")]),
        ("自107年至113年1月底，", [("107年至113年1月底", "2018", "2024-01")]),
        ("104~111 年節電量", [("104~111 年", "2015", "2022")]),
        ("112 至 113 年共投入", [("112 至 113 年", "2023", "2024")]),
        ("較上(111)年減少", [("上(111)年", "2022", "2022")]),
        ("截至本（113）年 3 月底止", [("本（113）年 3 月底", "2024-03", "2024-03")]),
        ("112 年 11 月 8 日至 13 日率團", [("112 年 11 月 8 日至 13 日", "2023-11-08", "2023-11-13")]),
        ("112 年 8 月 27 日至 9 月 2 日", [("112 年 8 月 27 日至 9 月 2 日", "2023-08-27", "2023-09-02")]),
        ("自 99 年至 112 年第 4 季", [("99 年至 112 年第 4 季", "2010", "2023-12")]),
        ("112年上半年", [("112年上半年", "2023-01", "2023-06")]),
        ("2023 年臺灣全球招商論壇", [("2023 年", "2023", "2023")]),
        ("核定期程 106/09/13~111/10/31", [("106/09/13~111/10/31", "2017-09-13", "2022-10-31")]),
        ("109 年度至 112 年度推動", [("109 年度至 112 年度", "2020", "2023")]),
        ("113 年元月底", [("113 年元月底", "2024-01", "2024-01")]),
        ("113年Q1", [("113年Q1", "2024-01", "2024-03")]),
        ("113會計年度", [("113會計年度", "2024", "2024")]),
        ("112 學年度補助", [("112 學年度", "2023-08", "2024-07")]),
        ("110 至 112 學年度", [("110 至 112 學年度", "2021-08", "2024-07")]),
        ("106 年 5 月起至 113 年 1 月中旬", [("106 年 5 月起至 113 年 1 月中旬", "2017-05", "2024-01")]),
    ],
)
def test_dates_and_periods_are_read_as_exactly_as_printed(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert spans(text) == expected


def test_a_month_without_a_year_takes_the_year_before_it() -> None:
    assert spans("112 年 5 月 4 日核准，並於 10 月 20 日完成") == [
        ("112 年 5 月 4 日", "2023-05-04", "2023-05-04"),
        ("10 月 20 日", "2023-10-20", "2023-10-20"),
    ]
    assert spans("9-12 月辦理") == [("9-12 月", "?", "?")]
    assert spans("9-12 月辦理", default_year=112) == [("9-12 月", "2023-09", "2023-12")]


@pytest.mark.parametrize(
    "text",
    [
        "全程 3 年研發計畫",
        "近 16 年來第 3 高",
        "延長施行期間 10 年",
        "12 個月",
        "1,130 年",
        "第 47 屆",
        "83 年次",
        "24x7",
    ],
)
def test_spans_and_ordinals_are_no_dates(text: str) -> None:
    assert spans(text) == []


def test_the_number_of_an_amount_is_no_day() -> None:
    assert spans("截至 113 年 1 月 12 案") == [("113 年 1 月", "2024-01", "2024-01")]


def test_a_day_that_does_not_exist_has_no_period() -> None:
    assert spans("112 年 2 月 30 日") == [("112 年 2 月 30 日", "?", "?")]
    assert parse_date("112 年 2 月 30 日") is None


def test_an_edge_is_kept_beside_the_date() -> None:
    assert [(m.printed, m.edge) for m in find_dates("113 年底，預計 4 月中旬前")] == [
        ("113 年底", "底"),
        ("4 月中旬", "中旬"),
    ]
    assert [m.printed for m in find_dates("113年中小企業")] == ["113年"]


def test_whole_texts() -> None:
    assert parse_date("108.05.03") == PartialDate(2019, 5, 3)
    assert parse_date("109 年至 113 年 1 月底") is None
    period = parse_period("（110 年 6 月起至 112 年 5 月底止）")
    assert period is not None
    assert (period.start, period.end) == (date(2021, 6, 1), date(2023, 5, 31))
    assert leading_date("已於 5 月 13 日貫通，110 年底完成", default_year=110) == PartialDate(2021, 5, 13)


def test_a_partial_date_refuses_what_no_calendar_has() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2021, None, 3)
    with pytest.raises(ValueError, match="day"):
        PartialDate(2021, 2, 30)


@given(st.dates(date(1972, 1, 1), date(2099, 12, 31)))
def test_roc_and_gregorian_dates_are_read_back(day: date) -> None:
    exact = PartialDate(day.year, day.month, day.day)
    assert parse_date(f"{day.year - 1911} 年 {day.month} 月 {day.day} 日") == exact
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == exact
    assert parse_date(f"{day.year - 1911:03}/{day.month:02}/{day.day:02}") == exact
    assert parse_date(day.isoformat()) == exact
    assert exact.iso == day.isoformat()


@given(st.dates(date(1972, 1, 1), date(2090, 1, 1)), st.integers(0, 3000), st.sampled_from("至~-到"))
def test_periods_are_read_back(first: date, days: int, joiner: str) -> None:
    last = first + timedelta(days=days)
    begin = f"{first.year - 1911} 年 {first.month} 月 {first.day} 日"
    period = parse_period(f"{begin}{joiner}{last.year - 1911}年{last.month}月{last.day}日")
    assert period is not None
    assert (period.start, period.end) == (first, last)


@given(st.integers(60, 199), st.integers(1, 12))
def test_months_are_read_back_in_other_characters(year: int, month: int) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    expected = PartialDate(year + 1911, month)
    plain = f"{year}年{month}月"
    for printed in (plain, f"民國 {year} 年 {month:02} 月份", plain.translate(wide)):
        assert parse_date(printed) == expected


@given(st.text(alphabet="0123456789年月日底至~-/.()上第季 一"))
def test_any_text_is_answered_without_an_error(text: str) -> None:
    for mention in find_dates(text):
        assert text[mention.start : mention.end] == mention.printed
