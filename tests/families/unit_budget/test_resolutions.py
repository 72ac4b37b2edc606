"""Resolutions as other agencies print them: other numerals, headings, header rows and pages."""

import pytest

from tests.families.unit_budget.books import parse, unread_text, values

TITLE = (
    "經濟部能源署\n立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表\n中華民國114年度\n\n"
)
HEAD = "經濟部能源署單位預算\n\n" + TITLE
PAGE = "| 決議、附帶決議及注意事項 項次 | 內容 | 辦理情形 |\n|--|--|--|\n"


def resolutions(rows: str) -> list[tuple[object, ...]]:
    book = parse(HEAD + rows)
    assert unread_text(book) == []
    return [values(r, "part", "section", "resolution_no", "resolution") for r in book.tables["resolutions"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一", "二"),
        ("一、", "二、"),
        ("(一)", "(二)"),
        ("（一）", "（二）"),
        ("1", "2"),
        ("1.", "2."),
        ("(1)", "(2)"),
    ],
)
def test_numerals_of_any_style_begin_a_resolution(first: str, second: str) -> None:
    found = resolutions(
        f"{PAGE}| {first} | 請能源署檢討。 | 遵照辦理。 |\n| {second} | <p>請說明。</p> | 已函送。 |\n"
    )
    assert found == [("", "", 1, "請能源署檢討。"), ("", "", 2, "請說明。")]


def test_the_numeral_before_the_text_in_two_columns() -> None:
    found = resolutions(
        "| 決議、附帶決議及注意事項 項次 | 辦理情形 |\n|--|--|\n"
        "| <p>壹、通案決議部分</p> | |\n| 二、114 年度統刪項目如下： | 遵照辦理。 |\n"
        "| 十二 請能源署檢討。 | 已辦理。 |\n"
    )
    assert found == [
        ("壹、通案決議部分", "", 2, "114 年度統刪項目如下："),
        ("壹、通案決議部分", "", 12, "請能源署檢討。"),
    ]


def test_headings_that_name_no_account_are_sections() -> None:
    found = resolutions(
        f"{PAGE}| 參、附帶決議 | | |\n| 新增決議 | | |\n| 一 | 請檢討。 | 遵辦。 |\n"
        "| 歲出部分第 13 款第 7 項 能源署 | | |\n| 一 | 請說明。 | 遵辦。 |\n"
    )
    assert found == [
        ("參、附帶決議", "新增決議", 1, "請檢討。"),
        ("參、附帶決議", "歲出部分第13款第7項能源署", 1, "請說明。"),
    ]


def test_a_header_of_two_rows_on_every_page_is_no_text() -> None:
    page = "| 決議、附帶決議及注意事項 | | 辦理情形 |\n|--|--|--|\n| 項 次 | 內 容 | |\n"
    found = resolutions(
        f"{page}| 一 | 請能源署於三個月內 | 遵照 |\n\n{TITLE}{page}"
        "| | 提出書面報告。 | 辦理。 |\n| 二 | 請說明。 | 遵辦。 |\n"
    )
    assert found == [("", "", 1, "請能源署於三個月內提出書面報告。"), ("", "", 2, "請說明。")]


def test_numbered_rows_of_a_few_words_are_headings_of_the_level_of_their_mark():
    book = parse(
        "內政部\n立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表\n中華民國113年度\n\n"
        "| 決議、附帶決議及注意事項 |  | 辦理情形 |\n|---|---|---|\n| 項次 | 內容 |  |\n"
        "| 一、 | 總預算案部分：<br>通案決議 |  |\n"
        "| (一) | 各機關統刪大陸地區旅費30%。 | 遵照辦理。 |\n"
        "| (二) | 請各機關檢討宣導經費。 |  |\n"
        "| 二、 | 各組審查決議部分 |  |\n"
        "| (一) | 內政委員會 |  |\n"
        "| 1. | 第7款第1項內政部 |  |\n"
        "| (1) | 凍結一般行政100萬元。 | 已提出報告。 |\n"
    )
    names = ("part", "committee", "section", "resolution_no", "reply")
    assert [values(row, *names) for row in book.tables["resolutions"]] == [
        ("一、總預算案部分：通案決議", "", "", 1, "遵照辦理。"),
        ("一、總預算案部分：通案決議", "", "", 2, ""),
        ("二、各組審查決議部分", "(一)內政委員會", "1.第7款第1項內政部", 1, "已提出報告。"),
    ]
    assert not unread_text(book)
    assert not book.problems
