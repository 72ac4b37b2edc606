"""Plans whose cells an extraction kept apart: blanks or tabs between columns, pipes, a cell a line."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from generator.checking.leftovers.audit import line_accounts
from generator.families.annual_plan import FAMILY
from generator.families.annual_plan.side_rows import find_side_heads
from generator.families.annual_plan.table_head import find_table_heads
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from tests.examples import examples, first
from tests.families.annual_plan.plans import SCHEMAS, parse_text, plan_of, real_plan
from tests.families.annual_plan.side_by_side import (
    LABELS,
    Sheet,
    a_cell_a_line,
    in_columns,
    in_pipes,
    in_tab_rows,
    in_tabs,
)
from tests.families.annual_plan.test_made_up_plans import plans, styles
from tests.families.annual_plan.typesetter import Plan, Style

WAYS = {
    "columns": in_columns,
    "tabs": in_tabs,
    "a row a line": in_tab_rows,
    "pipes": in_pipes,
    "a cell a line": a_cell_a_line,
}
THREE = ("工作計畫名稱", "重要計畫項目", "實施內容")
SHEETS = {
    "one blank, an ideograph as two": Sheet(gap=1, wide=2),
    "labels in the middle, page indented": Sheet(indent=6, centred=True, gap=2),
    "blank lines between rows": Sheet(apart=True),
    "category on one line": Sheet(style=Style(category_cell=8)),
    "no categories, short pages": Sheet(THREE, style=Style(page_lines=11), gap=1),
    "an ideograph as two blanks": Sheet(wide=2),
    "one blank between cells": Sheet(gap=1),
    "short pages": Sheet(gap=1, style=Style(page_lines=9)),
    "wider names": Sheet(style=Style(work_plan_cell=16, key_project_cell=20)),
}
WORDS = [
    ("工作計畫", "重點計畫項目", "類別", "實施內容"),
    ("工作計畫名稱", "重要施政計畫項目", "實施內容"),
    ("工作計畫名稱", "中長程個案計畫名稱", "計畫類別", "計畫內容"),
    ("工作計畫名稱", "中長程計畫", "實施內容"),
]


def expected(sheet: Sheet) -> Plan:
    plan = plan_of(real_plan())
    if len(sheet.labels) == len(LABELS):
        return plan
    return replace(plan, rows=tuple(replace(row, category="") for row in plan.rows))


def same(text: str, plan: Plan) -> None:
    parsed = parse_text(text)
    assert plan_of(parsed) == plan
    assert parsed.ledger.unread() == []
    assert parsed.problems == []
    assert FAMILY.recognise(parsed.document) == 1.0
    assert left_over(parsed) == []
    doubts = [r.note for r in parsed.tables["projects"] if r.certainty == "uncertain"]
    # Name and sentence above it fill their lines: only the category tells that the eleventh project begins.
    assert len(doubts) <= (1 if all(row.category == "" for row in plan.rows) else 0)
    assert all("因上列以句號結束，視為另一列" in note for note in doubts)


def left_over(parsed: Collector) -> list[str]:
    accounts = line_accounts(parsed.document, parsed.ledger, parsed.tables, SCHEMAS, FAMILY.marks)
    return [account.leftover for account in accounts if account.leftover]


@pytest.mark.parametrize("labels", [LABELS, THREE], ids=["categories", "no categories"])
@pytest.mark.parametrize("way", first(2, WAYS))
def test_the_real_plan_with_its_cells_apart(way: str, labels: tuple[str, ...]) -> None:
    sheet = Sheet(labels)
    same(WAYS[way](plan_of(real_plan()), sheet), expected(sheet))


@pytest.mark.parametrize("name", first(3, SHEETS))
def test_the_real_plan_in_columns_however_they_are_set(name: str) -> None:
    sheet = SHEETS[name]
    same(in_columns(plan_of(real_plan()), sheet), expected(sheet))


@pytest.mark.parametrize("labels", first(1, WORDS))
def test_ministries_head_the_columns_otherwise(labels: tuple[str, ...]) -> None:
    sheet = Sheet(labels, gap=1)
    for way in (in_columns, in_tab_rows, a_cell_a_line):
        same(way(plan_of(real_plan()), sheet), expected(sheet))
    (head,) = find_table_heads(document_from_text("".join(labels)).lines)
    assert (head.has_category, head.apart) == (len(labels) == len(LABELS), False)


def test_a_label_over_two_lines_stands_in_the_middle_of_a_head() -> None:
    """計畫 above the other labels and 類別 below them, as a layout shows a head whose cells are centred."""
    text = in_columns(plan_of(real_plan()), Sheet())
    head = re.compile(r"(?m)^(工作計畫名稱 +重要計畫項目 +)計畫( +實施內容)\n +類別\n")
    blank = " " * 18
    text = head.sub(lambda m: f"{blank}計畫\n{m[1]}  {m[2]}\n{blank}類別\n", text)
    assert "\n" + blank + "計畫\n工作計畫名稱" in text
    same(text, plan_of(real_plan()))


def test_a_wrapped_label_one_blank_before_the_next_is_a_column_of_its_own() -> None:
    """計畫 over 類別, where an ideograph takes two places: not 計畫實施內容 beside a column 類別."""
    lines = [
        "工作計畫名稱     重要計畫項目   計畫 實施內容",
        " " * 32 + "類別",
        "長期照顧推動方案 防檢疫疫苗計畫 公共 一、辦理",
    ]
    (head,) = find_side_heads(document_from_text("\n".join(lines)).lines)
    assert head.fields == ("work_plan", "key_project", "category", "content")


def test_the_title_above_every_page_and_its_number_below_are_furniture() -> None:
    text = in_columns(plan_of(real_plan()), Sheet(style=Style(page_lines=40)))
    titled = re.sub(r"(?m)^( +8-\d+)$", r"\1\n              經濟部115年度施政計畫", text)
    assert titled.count("\n              經濟部115年度施政計畫\n") == 14
    same(titled, plan_of(real_plan()))
    pages = [record.page for record in parse_text(titled).tables["projects"]]
    assert (pages[0], pages[-1]) == ("8-2", "8-14")


def test_a_column_that_nobody_knows_is_left_over_and_told() -> None:
    lines = in_tabs(plan_of(real_plan()), Sheet(style=Style(category_cell=8, page_lines=9999))).splitlines()
    at = lines.index("\t".join(LABELS))
    lines[at] += "\t與KPI關聯"
    lines[at + 1] += "\t甲乙丙丁"
    parsed = parse_text("\n".join(lines))
    assert len(parsed.tables["projects"]) == 83
    assert left_over(parsed) == ["與KPI關聯", "甲乙丙丁"]


@settings(max_examples=examples(12), derandomize=True)
@given(plans, styles)
def test_plans_of_made_up_ministries_in_columns(plan: Plan, style: Style) -> None:
    for sheet in (Sheet(style=style, gap=2), Sheet(style=style, gap=1, wide=2)):
        parsed = parse_text(in_columns(plan, sheet))
        read = plan_of(parsed)
        assert (read.title, read.goals) == (plan.title, plan.goals)
        assert read.rows == plan.rows
        assert parsed.ledger.unread() == []


def test_columns_that_no_head_explains_are_refused() -> None:
    """Cells moved from their columns, each line otherwise: none of them is taken for a name."""
    text = in_columns(plan_of(real_plan()), Sheet(THREE))
    gaps = iter(range(10**6))
    moved = "\n".join(
        line if "工作計畫名稱" in line else re.sub(r" {3,}", lambda _: " " * (2 + next(gaps) % 5), line)
        for line in text.splitlines()
    )
    parsed = parse_text(moved)
    assert parsed.tables["projects"] == parsed.tables["work_plans"] == []
    (problem,) = parsed.problems
    assert (problem.code, problem.severity) == ("PARSE-TABLE-CELLS", "error")
    assert "工業技術升級 發展五大信賴 一、半導體產業" in problem.seen
    assert "Add the PDF itself" in problem.remedy
    assert len(parsed.ledger.unread()) > 400
    assert len(parsed.tables["goals"]) == 6


def test_rows_without_names_are_refused() -> None:
    """A table whose names the text lost: the numbers of its items are no work plans 二 and 三."""
    content = "辦理堤防及水門之加高改善工程並依進度完成驗收，另辦理河道疏濬及抽水站更新。"
    text = "".join(f"{numeral}\n{content}\n" for numeral in "二三四五")
    parsed = parse_text(f"工作計畫名稱重要計畫項目實施內容\n{text}")
    assert parsed.tables["projects"] == parsed.tables["work_plans"] == []
    (problem,) = parsed.problems
    assert problem.code == "PARSE-TABLE-CELLS"
    assert "names such as 「｜二辦理」、「｜三辦理」" in problem.seen
    assert parsed.ledger.unread() == list(range(2, 10))


def test_names_beside_the_middle_of_their_content_are_refused() -> None:
    """What belongs to a row can't be told where its name stands in the middle of it."""
    parsed = parse_text(in_columns(plan_of(real_plan()), Sheet(amid=True)))
    assert parsed.tables["projects"] == []
    (problem,) = parsed.problems
    assert problem.code == "PARSE-TABLE-CELLS"
    assert "names that begin beside the middle of a content" in problem.seen
    assert len(parsed.ledger.unread()) > 500


@pytest.mark.parametrize("way", ["columns", "tabs", "a row a line"])
def test_a_category_that_no_plan_has_is_told_and_its_row_stays(way: str) -> None:
    plan = plan_of(real_plan())
    other = tuple(
        replace(row, category="文化發展" if row.category == "社會發展" else row.category) for row in plan.rows
    )
    parsed = parse_text(WAYS[way](replace(plan, rows=other), Sheet()))
    assert [row.key_project for row in plan_of(parsed).rows] == [row.key_project for row in plan.rows]
    told = [r["project_no"] for r in parsed.tables["projects"] if "文化發展" in r.note]
    assert len(told) == 13
    assert {r.certainty for r in parsed.tables["projects"] if r["project_no"] in told} == {"uncertain"}
    assert [problem.code for problem in parsed.problems] == ["PARSE-CELL"] * 13


def test_a_line_over_a_border_among_rows_is_unread() -> None:
    lines = in_columns(plan_of(real_plan())).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("科技專案推動"))
    lines.insert(at, "本頁各項計畫之實施內容經行政院核定後依核定計畫辦理，並隨時檢討。")
    parsed = parse_text("\n".join(lines))
    assert plan_of(parsed).rows == plan_of(real_plan()).rows
    assert parsed.ledger.unread() == [at + 1]
