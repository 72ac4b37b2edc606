"""Programme blocks, their title pages and sections."""

import re

import pytest

from generator.families.infra_review.frame.blocks import find_blocks
from generator.families.infra_review.frame.cut_short import cut_short
from generator.families.infra_review.frame.heading_wrap import wrapped_heading
from generator.families.infra_review.frame.layout import read_layout
from generator.families.infra_review.frame.sections import section_heading, subsections
from generator.families.infra_review.recognise import recognise
from generator.reading.document import Line, document_from_text
from tests.families.infra_review.reviews import ROOT, excerpt, programme, review, source


def blocks(text):
    layout = read_layout(document_from_text(text))
    return layout, find_blocks(layout)


def test_the_real_review_has_47_programmes_of_six_sections():
    _, found = blocks("\n".join(source()))
    assert [b.number for b in found] == list(range(1, 48))
    assert {"".join(b.sections) for b in found} == {"壹貳參肆伍陸"}
    # Title page, first section and last line of the first, one without and one after a category divider.
    assert [
        (b.first, b.sections["壹"].heading_lines[0], b.last) for b in (found[0], found[2], found[19])
    ] == [
        (146, 147, 432),
        (690, 690, 976),
        (5842, 5842, 6075),
    ]
    assert found[18].last == 5840


def test_a_title_page_is_pulled_out_of_the_programme_before():
    layout, found = blocks(excerpt(2290, 3600))
    pages = [
        [
            "".join(layout.document.line(n).stripped for n in lines)
            for lines in (p.title_lines, p.authority_lines)
        ]
        for p in (b.title_page for b in found)
    ]
    assert pages == [
        ["", ""],
        ["曾文南化聯通管工程計畫", "經濟部"],
        ["桃園-新竹備援管線工程計畫", "經濟部"],
        ["翡翠原水管工程計畫", "經濟部"],
        ["台南山上淨水場供水系統改善工程計畫", "經濟部"],
        ["備援調度幹管工程計畫", "經濟部"],
    ]


def test_a_title_page_without_ministry_or_behind_a_label():
    layout, found = blocks(excerpt(7150, 7300))
    page = found[0].title_page
    assert [layout.document.line(n).stripped for n in page.title_lines] == ["碳循環關鍵技術開發計畫"]
    assert layout.document.line(page.first).stripped == "24-1"


def test_a_title_page_that_lost_its_title():
    layout, found = blocks(excerpt(17786, 17900))
    page = found[0].title_page
    assert page.title_lines == ()
    assert [layout.document.line(n).stripped for n in (*page.authority_lines, *page.date_lines)] == [
        "經濟部",
        "111 年 1 月",
    ]


def test_a_category_divider_belongs_to_no_programme():
    layout, found = blocks(excerpt(9325, 9400))
    assert layout.document.line(found[0].title_page.divider_line).stripped == "數位建設"
    assert found[0].first == found[0].title_page.divider_line + 1


def test_a_title_page_is_found_without_page_breaks():
    text = "\n".join(line.strip() for line in excerpt(425, 470).split("\n"))
    layout, found = blocks(text)
    assert [layout.document.line(n).text for n in found[0].title_page.title_lines] == [
        "烏溪鳥嘴潭人工湖工程計畫"
    ]


def test_page_labels_never_stand_in_content():
    _, found = blocks(excerpt(2290, 2583))
    assert [line.text for line in found[0].lines if "9-4" in line.text] == []


def test_parts_of_a_section():
    _, found = blocks(excerpt(9824, 10088))
    parts = subsections(found[0].sections["壹"], ("計畫期程", "特別預算", "進度執行"))
    assert [(p.mark, p.heading_lines[0] + 9823) for p in parts] == [("一", 9826), ("二", 9828), ("三", 9876)]
    assert (parts[0].first, parts[0].last) == (4, 4)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (" 壹、特別預算及進度執行情形 ", ("壹", "特別預算及進度執行情形")),
        ("貳、 重要執行成果及里程碑達成情形", ("貳", "重要執行成果及里程碑達成情形")),
        ("伍．經濟效益", ("伍", "經濟效益")),
        ("叁、總體績效目標達成情形", ("參", "總體績效目標達成情形")),
        ("一、計畫期程", None),
        ("壹、本計畫已於 110 年底完成。", None),
    ],
)
def test_section_headings(text, heading):
    assert section_heading(Line(1, text)) == heading


@pytest.mark.parametrize(
    ("heading", "below", "count"),
    [
        ("肆、重大落後計畫之落後原", ["因及因應對策 ", "1.延後。 "], 1),
        ("肆、重大落後計畫之落後原因及因應對策 ", ["落後原因因應對策"], 0),
        ("肆、重大落後計畫之落後原", ["落後原因 因應對策"], 0),
        ("參、總體績效目標達成情形", ["一、年度績效目標達成情形"], 0),
        ("二、特別預算執行情形（截至 111", ["年 12 月底）", "經費單位：千元"], 1),
        ("二、特別預算執行情形（截至", ["111 年", "12 月底）"], 2),
        ("二、特別預算執行情形（截至", ["111 年", "12 月底", "）"], 0),
        ("伍、經濟效益", ["創造就業情形"], 0),
    ],
)
def test_wrapped_headings(heading, below, count):
    title = re.sub(r"\s", "", heading)[2:]
    lines = [Line(number, text) for number, text in enumerate(below, start=2)]
    assert wrapped_heading(Line(1, heading), title, lines) == count


@pytest.mark.parametrize(
    ("last", "line", "found"),
    [
        (1125, 1125, ("error", "the text ends in section 參 of programme 3")),
        (1094, 1093, ("warning", "the text ends in section 貳 of programme 3")),
        (1239, None, None),
    ],
)
def test_a_text_that_breaks_off(last, line, found):
    """Cut in a table of indicators, behind a sentence, and where the third programme ends."""
    problem = cut_short(blocks(excerpt(433, last))[1], "data/sources/review.txt")
    assert (problem and (problem.severity, problem.seen)) == found
    assert (problem and problem.line) == (line and line - 432)


def test_a_single_programme_is_measured_by_the_usual_outline():
    problem = cut_short(blocks(excerpt(146, 212))[1], "review.txt")
    assert problem is not None
    assert (problem.code, problem.line, problem.expected[:9]) == ("PARSE-CUT-SHORT", 67, "section 陸")


def test_any_number_of_programmes_and_another_ministry():
    _, found = blocks(review(*(programme(f"第{i}號計畫", ministry="交通部、教育部") for i in range(1, 61))))
    assert len(found) == 60
    assert all(len(b.sections) == 6 and b.title_page.authority_lines for b in found)


def test_sections_that_are_missing_are_left_out():
    text = review(programme()).replace("參、總體績效目標達成情形、年度績效目標達成情形", "")
    _, found = blocks(text)
    assert list(found[0].sections) == ["壹", "貳", "肆", "伍", "陸"]


def test_recognition_by_structure():
    assert recognise(document_from_text("\n".join(source()))) == 1.0
    assert recognise(document_from_text(excerpt(1, 900))) == 1.0
    assert recognise(document_from_text(review(programme(ministry="交通部")))) == 1.0
    others = sorted((ROOT / "data" / "sources").glob("*.txt"))
    strangers = [p for p in others if "infra-review" not in p.name]
    assert len(strangers) >= 4
    assert [recognise(document_from_text(p.read_text("utf-8"))) for p in strangers] == [0.0] * len(strangers)


@pytest.mark.parametrize("text", ["", "\n\n", "壹、", "案由\n\n本報告"])
def test_texts_without_programmes(text):
    assert blocks(text)[1] == []
