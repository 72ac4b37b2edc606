"""The whole real plan: every count, and values at the places that are hard to read."""

import re
from decimal import Decimal

import pytest

from generator.families.st_plan.text.styles import STYLES, strip_bullet
from generator.reading.markers import match_marker
from generator.reading.spacing import squeeze
from tests.families.st_plan.plans import real, row

COUNTS = {
    "goals": 4,
    "subgoals": 16,
    "strategies": 53,
    "measures": 249,
    "measure_items": 583,
    "strategy_agencies": 207,
    "measure_agencies": 1068,
    "division_labels": 129,
    "agency_goals": 24,
    "rd_expenditure": 36,
    "agency_budgets": 99,
    "rd_intensity": 99,
    "budget_projection": 4,
    "figures": 9,
    "statistical_tables": 5,
    "targets": 38,
}


@pytest.mark.parametrize("table", COUNTS)
def test_every_row_is_there(table: str) -> None:
    assert len(real().tables[table]) == COUNTS[table]


def test_no_line_is_left_and_only_a_lost_cell_is_told() -> None:
    """The cell of 3.1.2's agencies is empty in the division table, and printed on no other page."""
    assert real().ledger.unread() == []
    assert [(p.code, p.line, p.severity) for p in real().problems] == [("PARSE-COLUMNS", 2740, "warning")]


def test_no_word_is_lost() -> None:
    """Every character of the prose stands in a passage."""
    plan = real()
    texts = "".join(f"{r['heading']}{r['text']}" for r in plan.tables["passages"])
    kept = squeeze(texts).replace("：", "")
    prose = [
        line
        for line in plan.document
        if not line.blank and "\t" not in line.text and plan.ledger.claimed(line.number)
    ]
    lost = [line.number for line in prose if _words(line.text) not in kept]
    other = {n for t in ("figures", "statistical_tables") for r in plan.tables[t] for n in r.lines}
    assert [number for number in lost if number not in other] == []


def _words(text: str) -> str:
    """A line without marks, marker, blanks, colons, and without the dots of the contents."""
    bare = strip_bullet(text.replace("**", ""))
    marker = match_marker(bare, STYLES)
    return squeeze(re.sub(r"[.\s]{5,}", "", bare[marker.end :] if marker else bare)).replace("：", "")


def test_the_shape_of_the_tree() -> None:
    strategies: dict[str, int] = {}
    for measure in real().tables["measures"]:
        code = str(measure["measure_code"]).rsplit(".", 1)[0]
        assert measure["strategy_code"] == code
        strategies[code] = strategies.get(code, 0) + 1
    by_subgoal: dict[str, list[int]] = {}
    for code, count in strategies.items():
        by_subgoal.setdefault(code.rsplit(".", 1)[0], []).append(count)
    assert by_subgoal["1.1"] == [3, 6, 6, 7, 4]
    assert by_subgoal["1.2"] == [11, 2, 3, 2, 2, 3]
    assert by_subgoal["3.1"] == [4, 2, 5, 12]
    assert by_subgoal["4.1"] == [5, 4, 3, 14]
    assert by_subgoal["4.4"] == [6, 5]


def test_titles_that_the_layout_hides() -> None:
    plan = real()
    titles = {
        # in bold marks over two lines
        "1.1.4": "優化資安防護能力，建構可信賴的數位生態系，並導入 AI 技術優化安防輔助",
        # a stray blank in the middle
        "1.2.1": "研發量子電腦、量子通訊設備及周邊零組件技術，並推動量子科技軟體技術的開發與應用",
        # brackets of full width
        "1.2.5": "發展前瞻性低（減）碳、負碳相關能源及技術",
    }
    for code, title in titles.items():
        assert row(plan, "strategies", strategy_code=code)["title"] == title
    # cut by a page break, bulleted, with its text behind a colon
    assert row(plan, "measures", measure_code="4.2.1.4")["title"] == (
        "降低對利害關係人衝擊，落實盡力不遺落任何人之核心價值"
    )
    assert row(plan, "measures", measure_code="2.2.3.1")["title"] == (
        "放寬業務試辦範疇及開放專利授權，擴大金融科技創新動能"
    )
    labelled = row(plan, "measures", measure_code="2.1.3.2")
    assert labelled["title"] == "建立農民知識資料庫"
    assert str(labelled["text"]).startswith("建構老農經驗影像資料庫與數位育種管理系統")


def test_sentences_that_page_breaks_cut() -> None:
    plan = real()
    over_three_blanks = row(plan, "measure_items", item_code="1.1.1.3(2)")
    assert "先進封裝製程之感測技術，以及 3D 新型記憶體" in str(over_three_blanks["text"])
    assert (over_three_blanks.line_start, over_three_blanks.line_end) == (740, 744)
    assert "資料治理策略" not in str(row(plan, "measures", measure_code="1.2.6.1")["text"])
    assert "資料管理策略等各個面向現況的成熟度" in str(row(plan, "measures", measure_code="1.2.6.1")["text"])
    assert "TAIDE LX-13B(學研用版本)" in str(row(plan, "measure_items", item_code="2.1.1.2(2)")["text"])
    assert "可執行 M-Police 警政資訊系統" in str(row(plan, "measure_items", item_code="3.3.3.9(4)")["text"])
    # A clause that ends with ； goes on after the break; a sentence that ends goes on in a further paragraph.
    assert "評估資訊；並建立新興能源產業推動聯盟" in str(
        row(plan, "measures", measure_code="4.1.1.3")["text"]
    )
    assert str(row(plan, "measure_items", item_code="1.1.1.1(4)")["text"]).count("\n") == 1


def test_items_are_headings_or_texts() -> None:
    plan = real()
    headings = [r for r in plan.tables["measure_items"] if r["title"]]
    labelled = [r for r in plan.tables["measure_items"] if r["label"]]
    levels = [r["outline_level"] for r in plan.tables["measure_items"]]
    assert (len(headings), len(labelled)) == (78, 72)
    assert [levels.count(level) for level in (1, 2, 3)] == [426, 151, 6]
    heading = row(plan, "measure_items", item_code="4.4.2.1(2)")
    assert (heading["title"], heading["text"], heading["parent_code"]) == ("氫(氨)能", "", "4.4.2.1")
    deep = row(plan, "measure_items", item_code="3.1.3.2(1)I.ii")
    assert (deep["parent_code"], deep["measure_code"]) == ("3.1.3.2(1)I", "3.1.3.2")
    cut = row(plan, "measure_items", item_code="4.4.2.1(5)")
    assert cut["label"] == "生質能"
    assert str(cut["text"]).endswith("促進多元料源應用。")


def test_a_paragraph_about_a_whole_subgoal_belongs_to_it() -> None:
    plan = real()
    assert str(row(plan, "subgoals", subgoal_code="3.1")["remark"]).startswith("上述推動策略中")
    last = str(row(plan, "measures", measure_code="3.1.4.12")["text"])
    assert last.startswith("以公私協力方式") and "上述" not in last


def test_agencies_come_from_the_order_of_the_wrecked_table() -> None:
    plan = real()

    def agencies(code: str) -> list[object]:
        return [
            r["agency_as_printed"] for r in plan.tables["strategy_agencies"] if r["strategy_code"] == code
        ]

    assert agencies("1.2.6") == ["數發部"]
    assert agencies("1.3.1") == ["國科會", "經濟部", "外交部"]
    assert agencies("2.2.3") == ["金管會", "數發部"]
    assert agencies("2.4.2") == ["經濟部", "數發部", "環境部"]
    assert agencies("2.2.4") == ["經濟部", "國科會", "環境部", "農業部"]
    assert agencies("3.1.1") == ["衛福部", "經濟部", "數發部", "農業部"]
    # One agency stands twice in the cell, and a page repeats the cell of 4.1.4 without one.
    assert agencies("2.5.1") == ["經濟部", "教育部", "僑委會", "數發部"]
    lacking = row(plan, "strategy_agencies", strategy_code="4.1.4", agency_as_printed="數發部")
    assert lacking.certainty == "uncertain"
    assert {r["agency_name"] for r in plan.tables["strategy_agencies"]} >= {"外交部", "農業部"}
    assert len({r["agency_name"] for r in plan.tables["strategy_agencies"]}) == 19
    former = row(plan, "strategy_agencies", strategy_code="1.4.2", agency_as_printed="農委會")
    assert former["agency_name"] == "農業部"


def test_what_the_extraction_lost_is_not_guessed() -> None:
    plan = real()
    with_agencies = {r["strategy_code"] for r in plan.tables["strategy_agencies"]}
    lost = [r["strategy_code"] for r in plan.tables["strategies"] if r["strategy_code"] not in with_agencies]
    assert lost == ["3.1.2", "4.4.2"]
    not_listed = [r["measure_code"] for r in plan.tables["measures"] if not r["title_in_table"]]
    assert not_listed == [f"4.4.1.{n}" for n in (4, 5, 6)] + [f"4.4.2.{n}" for n in (1, 2, 3, 4, 5)]
    inherited = row(plan, "measure_agencies", measure_code="4.4.1.6", role="lead")
    assert inherited["agency_name"] == "經濟部"
    assert "遺失" in inherited.note


def test_statistical_tables_in_long_form() -> None:
    plan = real()
    shared = row(plan, "rd_expenditure", year=2022, rd_type="應用研究")
    assert (shared["amount_100m_twd"], shared["share_pct"]) == (Decimal(1754), Decimal("19.6"))
    nothing = row(plan, "agency_budgets", agency_name="數位發展部", year=2021)
    assert (nothing["enacted_budget_k_twd"], nothing["enacted_budget_k_twd_raw"]) == (None, "-")
    renamed = row(plan, "agency_budgets", agency_name="核能安全委員會", year=2023)
    assert (renamed["enacted_budget_k_twd"], renamed["footnote"]) == (Decimal(841153), "3")
    assert renamed["footnote_text"] == "原為行政院原子能委員會，2023 年 9 月 27 日改制。"
    total = row(plan, "agency_budgets", row_level="total", year=2023)
    assert total["enacted_budget_k_twd"] == Decimal(132736879)
    assert row(plan, "rd_intensity", country="OECD 平均", year=2022)["share_of_gdp_pct"] == Decimal("2.73")
    projected = row(plan, "budget_projection", year=2025)
    assert (projected["st_budget_100m_twd"], projected["gdp_100m_twd"]) == (Decimal(1595), Decimal(268148))
    assert str(projected["share_of_gdp_pct"]) == "0.60"


def test_figures_and_pages() -> None:
    plan = real()
    figure = row(plan, "figures", chart_no=7)
    assert figure["caption"] == "2019 年至 2023 年各學術領域論文表現"
    assert figure["source_note"] == "InCites, Clarivate Analytics (2024/9)，國研院科政中心彙整"
    assert str(figure["note"]).startswith("泡泡圖大小")
    assert [r.page for r in plan.tables["goals"]] == ["52", "94", "116", "146"]
    assert row(plan, "measures", measure_code="1.1.1.1").page == ""
    chapter = row(plan, "passages", path="陸", heading="政府各部門之科學技術發展目標")
    assert chapter.page == "200"


def test_targets_keep_their_year_through_the_sentence() -> None:
    plan = real()
    found = [
        (r["value"], r["unit"], r["comparator"], r["target_year"], r["baseline_value"])
        for r in plan.tables["targets"]
        if r["plan_code"] in ("4.4.1.1(5)I", "4.4.1.1(2)I", "4.4.1.1(4)III", "4.4.2.1(1)")
    ]
    assert found == [
        (Decimal(3000), "MW", "exact", 2030, Decimal(1000)),
        (Decimal(3000), "MW", "exact", 2030, Decimal(2000)),
        (Decimal(7), "%/min", "exact", 2050, Decimal(5)),
        (Decimal(8), "%", "exact", 2030, None),
        (Decimal(4), "%", "at_most", 2030, None),
        (Decimal(10), "%", "exact", 2030, None),
        (Decimal(5), "%", "at_most", 2030, None),
        (Decimal("1.5"), "GW/年", "exact", 2035, None),
        (Decimal(15), "GW", "exact", 2035, None),
    ]
    assert [r["plan_code"] for r in plan.tables["targets"] if r["target_kind"] == "milestone"] == [
        "1.1.3.1(3)",
        "2.1.4.1(3)",
        "3.3.3.1",
        "4.4.1.1(2)II",
    ]
