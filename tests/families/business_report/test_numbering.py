"""How other reports number their items: 甲、 below 壹、, ㈠ and ⒈, A. and ①, no categories at all."""

from __future__ import annotations

import pytest

from generator.families.business_report.numbering import numbering_styles
from generator.reading.document import document_from_text
from tests.families.business_report.reports import paragraphs, parse_text, real_report, wrapped


def paths(text: str) -> list[tuple[str, str]]:
    """(path, marker) of every item."""
    return [(str(r["item_path"]), str(r["marker"])) for r in parse_text(text).tables["items"]]


# The outline of a city's report to its council (103): 甲、 stands between 壹、 and 一、.
CITY = """壹、民政部門
民政處部分
甲、自治行政業務
一、里鄰管理：
(一)辦理本市103年度特優里長暨績優民政人員表揚評選，評選結果如下：
1.特優里長部分共提報8名接受本市表揚，並遴選出2名代表本市報請內政部表揚。
2.績優民政人員部分共提報10名接受本市表揚，並遴選出5名代表本市報請內政部表揚。
(二)103年6月12日於本府9樓禮堂辦理表揚活動，表揚人數共135人。
二、國際城市交流：
乙、宗教禮俗業務
一、寺廟登記：本市登記寺廟112座。
貳、財政部門
甲、稅務
一、103年度歲入預算數13億5,208萬元，實收數12億9,112萬3千元。
"""


def test_stems_stand_above_the_numerals_where_they_come_first() -> None:
    assert paths(CITY) == [
        ("1", "壹、"), ("1.1", "甲、"), ("1.1.1", "一、"), ("1.1.1.1", "(一)"),
        ("1.1.1.1.1", "1."), ("1.1.1.1.2", "2."), ("1.1.1.2", "(二)"), ("1.1.2", "二、"),
        ("1.2", "乙、"), ("1.2.1", "一、"), ("2", "貳、"), ("2.1", "甲、"), ("2.1.1", "一、"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "壹、防疫\n一、疫苗\n㈠接種\n⒈甲 5 件。\n⒉乙 6 件。\n⑴丙。\n㈡儲備\n貳、長照\n",
            ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.1.2.1", "1.1.2", "2"],
        ),
        (
            "一、前言\n主席、各位委員，大家好！\n二、業務\n(一) 鐵路\n1. 計畫總經費 306.86 億元。\n"
            "2. 屏東。\n(二) 公路\n三、結語\n",
            ["1", "2", "2.1", "2.1.1", "2.1.2", "2.2", "3"],
        ),
        (
            "壹、教育\n一、高教\n(1)大學\nA. 83 校。\nB. 90 校。\n①公立。\n②私立。\n(2)專科\n",
            ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.1.2.1", "1.1.1.2.2", "1.1.2"],
        ),
        (
            "壹、甲\n一、乙\n【一】丙\n〔1〕丁\n［2］戊\n【二】己\n",
            ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.2"],
        ),
        ("拾玖、消防\n貳拾、文化\n貳拾壹、客家\n", ["19", "20", "21"]),
        ("叁、甲\n肆、乙\n伍、丙\n陸、丁\n", ["3", "4", "5", "6"]),
        ("参、甲\n肆、乙\n", ["3", "4"]),
    ],
)
def test_other_ways_of_numbering(text: str, expected: list[str]) -> None:
    assert [path for path, _ in paths(text)] == expected


@pytest.mark.parametrize(
    "body",
    [
        "布建 A-B-C 據點，\nA、B、C 級據點 11,877 處。",
        "適用對象為\n甲、乙、丙類場所，計 5 家。",
        "重點為①增訂條文、\n②修正附表、③刪除規定。",
        "電壓 161\n1.7kV 元件 3 件。",
    ],
)
def test_a_line_that_only_looks_numbered_is_none(body: str) -> None:
    assert [path for path, _ in paths(f"壹、甲\n一、{body}\n")] == ["1", "1.1"]


def test_a_letter_counts_only_where_a_second_one_follows() -> None:
    styles = numbering_styles(document_from_text("壹、甲\n一、乙\nA. 單獨\n(1) 丙\n").lines)
    assert [style.name for style in styles] == ["financial", "cjk", "arabic_bracket"]


def test_a_gap_behind_a_full_line_that_ends_in_a_bracket_is_an_item() -> None:
    kept = [text for text in paragraphs(real_report()) if "水文地質資料庫整合查詢" not in text]
    lines = [line for paragraph in kept for line in wrapped(paragraph, 62)]
    found = [path for path, _ in paths("\n".join(lines)) if path.startswith("13.2.4.3.")]
    assert found == [f"13.2.4.3.{number}" for number in (1, 2, 3, 4, 5, 6, 8, 9, 10)]


def test_a_category_number_that_a_report_uses_twice_makes_no_key_twice() -> None:
    parsed = parse_text("壹、甲\n一、甲\n貳、乙\n一、乙\n貳、丙\n一、丙\n參、丁\n")
    assert [(r["category_no"], r["category"]) for r in parsed.tables["categories"]] == [
        (1, "甲"), (2, "乙"), (4, "丙"), (3, "丁"),
    ]  # fmt: skip
    assert "PARSE-DUPLICATE-KEY" not in {problem.code for problem in parsed.collector.problems}
    assert {r["category_no"] for r in parsed.tables["items"]} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("markers", "seen"),
    [
        ("一二三", []),
        ("一三", ["the marker 三、, which leaves numbers out"]),
        ("一二二", ["the marker 二、, which repeats a number"]),
        ("一二一二", ["the marker 一、, which begins again"]),
    ],
)
def test_a_slip_of_the_numbering_is_told(markers: str, seen: list[str]) -> None:
    text = "壹、甲\n" + "".join(f"{marker}、核定 5 案。\n" for marker in markers)
    assert [p.seen for p in parse_text(text).collector.problems if p.code == "PARSE-NUMBERING"] == seen
