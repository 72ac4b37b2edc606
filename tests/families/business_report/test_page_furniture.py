"""Contents, running heads and page numbers of other layouts: no items, and no cut in a sentence."""

from __future__ import annotations

import textwrap

import pytest

from tests.families.business_report.reports import paragraphs, parse_text, real_report, wrapped

FRONT = """教育部業務報告
立法院第 11 屆第 1 會期
報告人：部長
中華民國 113 年 3 月 6 日
"""
BODY = """主席、各位委員：
今天承邀列席貴委員會報告本部業務概況，深感榮幸。
壹、前言
本部持續推動各項教育政策。
貳、當前重要工作
一、優化教保服務
（一）擴大平價教保：112 年底累計增設 3,283 班。
二、推動高等教育
參、結語
以上報告，敬請指教。
"""
DOTTED = """目　次
壹、前言 ................ 1
貳、當前重要工作 ........ 2
　一、優化教保服務 ...... 2
參、結語 ................ 6
"""


@pytest.mark.parametrize(
    "contents",
    [
        DOTTED,
        "目錄\n壹、前言\t1\n貳、當前重要工作\t2\n一、優化教保服務\t2\n參、結語\t6\n",
        "目次\n壹、前言 1\n貳、當前重要工作 2\n一、優化教保服務 2\n二、推動高等教育 4\n參、結語 6\n",
        "報告大綱\n壹、前言\n貳、當前重要工作\n參、結語\n",
    ],
)
def test_a_table_of_contents_is_furniture(contents: str) -> None:
    parsed = parse_text(FRONT + contents + BODY)
    assert [path for path, *_ in parsed.outline()] == ["1", "2", "2.1", "2.1.1", "2.2", "3"]
    assert parsed.collector.problems == []
    furniture = [n for n, claim in parsed.collector.ledger.entries() if claim.kind == "furniture"]
    assert len(furniture) == len(contents.splitlines()) - 1


def pages(template: str, width: int = 62, rows: int = 32) -> str:
    """The real report in pages of ``rows`` lines with a line between them made from the page's number."""
    lines = [line for paragraph in paragraphs(real_report()) for line in wrapped(paragraph, width)]
    starts = range(0, len(lines), rows)
    return "\n".join(
        line
        for page, start in enumerate(starts, start=1)
        for line in (*lines[start : start + rows], *template.format(page).split("|"))
    )


def test_page_numbers_part_no_sentence_and_name_the_pages() -> None:
    parsed = parse_text(pages("- {} -"))
    assert parsed.figures() == real_report().figures()
    first, last = parsed.tables["items"][0], parsed.tables["items"][-1]
    assert (first.page, int(last.page)) == ("1", (last.lines[0] - 1) // 33 + 1)


def test_a_title_on_every_page_is_a_running_head() -> None:
    assert parse_text(pages("|經濟部業務報告|{}|")).figures() == real_report().figures()


def test_the_category_above_each_page_opens_none_anew() -> None:
    head = "壹、工業\n"
    text = f"{head}一、輔導 5 家。\n{head}二、補助 6 案，\n{head}金額 3 億元。\n貳、商業\n一、輔導 7 家。\n"
    parsed = parse_text(text)
    assert [path for path, *_ in parsed.outline()] == ["1", "1.1", "1.2", "2", "2.1"]
    assert parsed.outline()[2][2] == "補助6案，金額3億元。"
    assert parsed.collector.problems == []


@pytest.mark.long
@pytest.mark.parametrize("width", [20, 33, 50])
def test_a_copy_cut_after_a_number_of_characters_gives_the_same_report(width: int) -> None:
    lines = [p[i : i + width] for p in paragraphs(real_report()) for i in range(0, len(p), width)]
    copy = parse_text("\n".join(lines))
    assert [path for path, *_ in copy.outline()] == [path for path, *_ in real_report().outline()]
    assert copy.figures() == real_report().figures()


@pytest.mark.long
def test_a_copy_wrapped_at_its_blanks_gives_the_same_outline() -> None:
    lines = [line for p in paragraphs(real_report()) for line in textwrap.wrap(p, 50)]
    copy = parse_text("\n".join(lines))
    assert [(path, heading + text) for path, heading, text in copy.outline()] == [
        (path, heading + text) for path, heading, text in real_report().outline()
    ]
    assert copy.figures() == real_report().figures()


def test_bullets_are_paragraphs_of_their_own() -> None:
    text = "壹、農業\n一、補助如下：\n●112 年 1,023 場次，經費 3 億\n元。\n●113 年預計再輔導 200 場。\n"
    (item,) = [r for r in parse_text(text).tables["items"] if r["item_path"] == "1.1"]
    assert str(item["text"]).split("\n")[-1] == "●113 年預計再輔導 200 場。"
