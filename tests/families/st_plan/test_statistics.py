"""Statistical tables whose cells are damaged, shifted or in another unit: told, and nothing slides."""

from decimal import Decimal
from typing import Any

import pytest

from generator.families.st_plan.statistics.heads import read_heads
from generator.families.st_plan.statistics.words import (
    Year,
    parse_year,
    projection_field,
    split_mark,
    years_of,
)
from generator.records.collector import Collector
from tests.families.st_plan.plans import excerpt, left, read, row

TYPES, AGENCIES, COUNTRIES, PROJECTION = (302, 318), (335, 388), (394, 412), (2933, 2946)


def edited(lines: tuple[int, int], old: str, new: str) -> tuple[Collector, int]:
    """The tables of some lines with one edit, and the number of the edited line."""
    text = excerpt(*lines)
    assert text.count(old) == 1
    return read(text.replace(old, new)), text[: text.index(old)].count("\n") + 1


def told(plan: Collector, line: int) -> set[str]:
    """Codes of the problems that name a line."""
    return {problem.code for problem in plan.problems if problem.line == line}


def shares(plan: Collector, year: int) -> dict[object, Any]:
    return {r["country"]: r["share_of_gdp_pct"] for r in plan.tables["rd_intensity"] if r["year"] == year}


WHOLE = shares(read(excerpt(*COUNTRIES)), 2019)


@pytest.mark.parametrize(
    "cells",
    [
        # A number of another form is the one too many, wherever it stands; so is a word, or nothing.
        "2019\t7\t3.49\t2.24\t3.17\t5.37\t3.22\t4.63\t3.39\t3.15\t2.56",
        "2019\t3.49\t2.24\t3.17\t5.37\t7\t3.22\t4.63\t3.39\t3.15\t2.56",
        "2019\t3.49\t2.24\t\t3.17\t5.37\t3.22\t4.63\t3.39\t3.15\t2.56",
        "2019\t3.49\t2.24\t3.17\t5.37\t3.22\t4.63\t3.39\t3.15\t2.56\t備註",
        "7\t2019\t3.49\t2.24\t3.17\t5.37\t3.22\t4.63\t3.39\t3.15\t2.56",
    ],
)
def test_a_cell_too_many_moves_no_value(cells: str) -> None:
    plan, line = edited(COUNTRIES, "2019\t3.49\t2.24\t3.17\t5.37\t3.22\t4.63\t3.39\t3.15\t2.56", cells)
    assert shares(plan, 2019) == WHOLE
    assert {r.certainty for r in plan.tables["rd_intensity"] if r["year"] == 2019} == {"uncertain"}
    assert {r.certainty for r in plan.tables["rd_intensity"] if r["year"] != 2019} == {"printed"}
    assert told(plan, line) == {"PARSE-COLUMNS"}


@pytest.mark.parametrize("cells", ["2019\t3.49\t2.24\t2.24\t3.17", "2019\t3.49\t3.17"])
def test_cells_that_fit_anywhere_stand_nowhere(cells: str) -> None:
    """Nothing tells which of the like cells is the one too many, or which column lost its own."""
    plan, line = edited(COUNTRIES, "2019\t3.49\t2.24\t3.17", cells)
    found = shares(plan, 2019)
    assert found.keys() == WHOLE.keys()
    assert all(value in (None, WHOLE[country]) for country, value in found.items())
    note = row(plan, "rd_intensity", country="德國", year=2019).note
    assert "3.49" in note
    assert "2.56" in note
    assert told(plan, line) == {"PARSE-COLUMNS"}


def test_amounts_and_shares_keep_their_columns() -> None:
    plan, _ = edited(TYPES, "2019\t461\t7.0%", "2019\t461\t99\t7.0%")
    found = row(plan, "rd_expenditure", year=2019, rd_type="應用研究")
    assert (found["amount_100m_twd"], found["share_pct"]) == (1500, Decimal("22.7"))
    first = row(plan, "rd_expenditure", year=2019, rd_type="基礎研究")
    assert (first["amount_100m_twd"], first["share_pct"], first.certainty) == (
        None,
        Decimal("7.0"),
        "uncertain",
    )


@pytest.mark.parametrize("cell", ["5,37O", "5.3O", "5.37*", "5.37註", "5.37 5.37", "5.37 備註", "N/A"])
def test_a_cell_that_is_no_number_keeps_its_row(cell: str) -> None:
    plan, line = edited(COUNTRIES, "3.17\t5.37\t", f"3.17\t{cell}\t")
    assert shares(plan, 2019) == {**WHOLE, "以色列": None}
    found = row(plan, "rd_intensity", country="以色列", year=2019)
    assert (found.certainty, cell in found.note) == ("uncertain", True)
    assert row(plan, "rd_intensity", country="日本", year=2019).certainty == "printed"
    assert told(plan, line) == {"PARSE-CELL"}


def test_a_cell_of_the_budgets_stays_in_its_twin() -> None:
    plan, line = edited(AGENCIES, "經濟部\t33,992,968", "經濟部\t33,992,96O")
    found = row(plan, "agency_budgets", agency_name="經濟部", year=2021)
    assert (found["enacted_budget_k_twd"], found["enacted_budget_k_twd_raw"], found.certainty) == (
        None,
        "33,992,96O",
        "uncertain",
    )
    assert row(plan, "agency_budgets", agency_name="經濟部", year=2022)["enacted_budget_k_twd"] == 31226914
    assert told(plan, line) == {"PARSE-CELL"}
    dash = row(plan, "agency_budgets", agency_name="數位發展部", year=2021)
    assert (dash["enacted_budget_k_twd"], dash["enacted_budget_k_twd_raw"], dash.certainty) == (
        None,
        "-",
        "printed",
    )


@pytest.mark.parametrize("label", ["2O19", "2019*", "", "20l9"])
def test_a_damaged_year_follows_from_its_neighbours(label: str) -> None:
    plan, line = edited(COUNTRIES, "2019\t", f"{label}\t")
    assert shares(plan, 2019) == WHOLE
    found = row(plan, "rd_intensity", country="臺灣", year=2019)
    assert (found.certainty, "推定為2019" in found.note) == ("uncertain", True)
    assert told(plan, line) == {"PARSE-CELL"}


def test_a_row_without_a_year_is_not_lost_in_silence() -> None:
    plan, line = edited(COUNTRIES, "2019\t", "平均\t")
    assert shares(plan, 2019) == {}
    assert plan.ledger.unread() == [line]
    assert told(plan, line) == {"PARSE-CELL"}


def test_an_agency_without_its_name_is_a_row() -> None:
    plan, line = edited(AGENCIES, "經濟部\t33,992,968", "\t33,992,968")
    found = row(plan, "agency_budgets", agency_name=f"（名稱不明，第{line}行）", year=2021)
    assert (found["enacted_budget_k_twd"], found.certainty) == (33992968, "uncertain")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("基礎研究\t\t應用", "基礎研究\t應用"),
        ("基礎研究\t\t應用", "基礎研究\t\t\t應用"),
        ("年份\t基礎", "\t年份\t基礎"),
        ("技術發展\t\t合計\t", "技術發展\t\t"),
    ],
)
def test_torn_heads_give_no_value_to_anything(old: str, new: str) -> None:
    plan, line = edited(TYPES, old, new)
    rows = plan.tables["rd_expenditure"]
    assert {(r["year"], r["rd_type"]) for r in rows} >= {(2015, "基礎研究"), (2023, "應用研究")}
    assert {(r["amount_100m_twd"], r["share_pct"], r.certainty) for r in rows} == {(None, None, "uncertain")}
    assert "PARSE-COLUMNS" in told(plan, line)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\t金額\t占比\t金額", "\t金額*\t占比\t金額"),
        ("\t金額\t占比\t金額", "\t金額\t占比*\t金額"),
        ("合計\t", "合計\t\t"),
    ],
)
def test_odd_heads_keep_the_values_in_doubt(old: str, new: str) -> None:
    text = excerpt(*TYPES)
    plan, line = read(text.replace(old, new, 1)), text[: text.index(old)].count("\n") + 1
    found = row(plan, "rd_expenditure", year=2019, rd_type="應用研究")
    assert (found["amount_100m_twd"], found["share_pct"], found.certainty) == (
        1500,
        Decimal("22.7"),
        "uncertain",
    )
    assert told(plan, line) == {"PARSE-COLUMNS"}


def test_a_percent_sign_among_amounts_is_doubtful() -> None:
    plan, line = edited(TYPES, "2019\t461\t", "2019\t461%\t")
    found = row(plan, "rd_expenditure", year=2019, rd_type="基礎研究")
    assert (found.certainty, "與表頭不合" in found.note) == ("uncertain", True)
    assert told(plan, line) == {"PARSE-COLUMNS"}


def test_a_label_that_fills_no_column_overwrites_none() -> None:
    plan, line = edited(PROJECTION, "占比\t0.60", "占比註\t0.60")
    found = row(plan, "budget_projection", year=2025)
    assert (found["st_budget_100m_twd"], found["gdp_100m_twd"], found["share_of_gdp_pct"]) == (
        1595,
        268148,
        None,
    )
    assert (found.certainty, "0.60" in found.note) == ("uncertain", True)
    assert told(plan, line) == {"PARSE-COLUMNS"}


def test_a_table_whose_upper_head_is_lost_is_no_projection() -> None:
    """Its lower head names shares as the projection does: nine years of research were budgets of the plan."""
    plan, _ = edited(TYPES, "年份\t基礎研究\t\t應用研究\t\t技術發展\t\t合計\t\n", "")
    assert plan.tables["budget_projection"] == []
    assert len(left(plan)) + len(plan.ledger.unread()) > 8


def test_a_head_without_its_year_leaves_its_column_out() -> None:
    plan, line = edited(
        AGENCIES,
        "主管機關\t2021 年度 法定預算數\t2022 年度 法定預算數\t2023 年度 法定預算數\n國家科",
        "主管機關\t2021 年度 法定預算數\t2O22 年度 法定預算數\t2023 年度 法定預算數\n國家科",
    )
    found = row(plan, "agency_budgets", agency_name="經濟部", year=2022)
    assert (found["enacted_budget_k_twd"], found.certainty) == (31226914, "uncertain")
    assert "PARSE-CELL" in told(plan, line)


@pytest.mark.parametrize(
    ("unit", "value", "certainty"),
    [
        ("億元", 9373, "printed"),
        ("新臺幣百萬元", Decimal("93.73"), "derived"),
        ("新臺幣兆元", 93730000, "derived"),
    ],
)
def test_amounts_follow_the_printed_unit(unit: str, value: Decimal | int, certainty: str) -> None:
    plan, _ = edited(TYPES, "單位：新臺幣億元", f"單位：{unit}")
    found = row(plan, "rd_expenditure", year=2023, rd_type="合計")
    assert (found["amount_100m_twd"], found["share_pct"]) == (value, Decimal("100.0"))
    assert (found.certainty, unit in found.note) == (certainty, certainty == "derived")


@pytest.mark.parametrize("unit", ["單位：美元", "單位：千兀", "單位：件", ""])
def test_no_amount_is_published_in_a_unit_that_nobody_knows(unit: str) -> None:
    plan, _ = edited(TYPES, "單位：新臺幣億元", unit)
    found = row(plan, "rd_expenditure", year=2023, rd_type="合計")
    assert (found["amount_100m_twd"], found["share_pct"], found.certainty) == (
        None,
        Decimal("100.0"),
        "uncertain",
    )
    (problem,) = [p for p in plan.problems if p.code == "PARSE-UNIT"]
    assert (problem.severity, unit.removeprefix("單位：") in problem.seen) == ("error", True)


def test_years_of_heads_and_labels() -> None:
    printed = (
        "2023",
        "112 年",
        "2021 年度 法定預算數",
        "民國 114 年度",
        "臺灣",
        "472",
        "1,181",
        "2021 年度*",
    )
    assert [parse_year(text) for text in printed] == [2023, 2023, 2021, 2025, None, None, None, None]
    assert years_of(["2012", "2O13", "2014"])[1] == Year(2013, inferred=True)
    assert years_of(["2014", "2O13", "2012"])[1] == Year(2013, inferred=True)
    # Years that leave some out tell nothing about a damaged one.
    assert years_of(["2012", "2O15", "2020", "2021"])[1] == Year(None)
    assert years_of(["2012", "平均", "2014"])[1] == Year(None)


def test_labels_of_the_projection() -> None:
    labels = (
        "整體科技預算",
        "GDP 預估數",
        "占比",
        "占 GDP 比率",
        "國內生產毛額",
        "占比*",
        "整體科技預算*",
        "人口",
    )
    fields = ["st_budget_100m_twd", "gdp_100m_twd", "share_of_gdp_pct", "share_of_gdp_pct", "gdp_100m_twd"]
    assert [projection_field(label) for label in labels] == [*fields, "", "", ""]


def test_footnotes_behind_names() -> None:
    assert split_mark("國家科學及技術委員會 ¹") == ("國家科學及技術委員會", "1")
    assert split_mark("環境部 ⁴") == ("環境部", "4")


def test_heads_of_types_in_another_order() -> None:
    heads = read_heads([["年份", "合計", "", "基礎研究", ""], ["", "金額", "占比", "金額", "占比"]])
    assert [(t.name, t.amount, t.share) for t in heads.types] == [("合計", 0, 1), ("基礎研究", 2, 3)]
    assert list(heads.doubts()) == []


def test_a_table_that_goes_on_below_its_number_is_one_table() -> None:
    head = "主管機關\t2021 年度 法定預算數\t2022 年度 法定預算數\t2023 年度 法定預算數\n國家通訊"
    again = "表 2 各主管機關 2021 年度至 2023 年度科技發展預算統計表（續）\n\n單位：新臺幣千元\n\n"
    plan, line = edited(AGENCIES, head, again + head)
    whole = read(excerpt(*AGENCIES))
    assert [r.values for r in plan.tables["agency_budgets"]] == [
        r.values for r in whole.tables["agency_budgets"]
    ]
    (table,) = plan.tables["statistical_tables"]
    assert (table["title"], line in table.lines) == (
        "各主管機關 2021 年度至 2023 年度科技發展預算統計表",
        True,
    )
    assert [p.code for p in plan.problems] == [p.code for p in whole.problems]
    assert left(plan) == left(whole)
