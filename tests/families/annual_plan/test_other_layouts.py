"""The real plan with line breaks elsewhere, other numbers and page furniture: the same rows come out."""

import re
from dataclasses import replace

import pytest

from tests.families.annual_plan.plans import parse_text, plan_of, real_plan
from tests.families.annual_plan.relaid import (
    HEAD,
    LINES,
    relaid,
    with_arabic_items,
    without_categories,
)

TEXT = "\n".join(LINES)
ONE_LINE_HEAD = HEAD.replace("\n", "")
LAYOUTS = {
    "category on lines of its own": relaid("\n", "\n", "\n"),
    "content below the category": relaid("", "\n", "\n"),
    "category on one line": relaid("", "", "").replace(HEAD, ONE_LINE_HEAD),
    "category alone on one line": relaid("\n", "", "\n").replace(HEAD, ONE_LINE_HEAD),
    "label of the category on one line": TEXT.replace(HEAD, ONE_LINE_HEAD),
    "items in Arabic numbers": with_arabic_items("{}.", "({})"),
    "items in Arabic numbers with a comma": with_arabic_items("{}、", "（{}）"),
    "title above every page": re.sub(r"(?m)^(8-\d+)(?=[^經\d])", r"\1經濟部115年度施政計畫\n", TEXT),
    "pages numbered alone": re.sub(r"(?m)^8-(\d+)(?=\D)", r"\1\n", TEXT),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_gives_the_same_plan(layout: str) -> None:
    parsed = parse_text(LAYOUTS[layout])
    assert plan_of(parsed) == plan_of(real_plan())
    assert parsed.ledger.unread() == []
    doubts = [record["project_no"] for record in parsed.tables["projects"] if record.certainty == "uncertain"]
    assert doubts == [20, 28, 68]


@pytest.mark.parametrize("break_", ["", "\n"], ids=["glued", "content below the names"])
def test_without_the_column_of_categories(break_: str) -> None:
    parsed = parse_text(without_categories(break_))
    plan = plan_of(real_plan())
    assert plan_of(parsed) == replace(plan, rows=tuple(replace(row, category="") for row in plan.rows))
    assert parsed.ledger.unread() == []


def test_a_number_of_a_page_stands_for_its_page() -> None:
    parsed = parse_text(LAYOUTS["pages numbered alone"])
    pages = [str(record["work_plan"]) for record in parsed.tables["projects"] if record.page == "14"]
    assert (len(pages), pages[-1]) == (7, "礦業及土石科技發展")
