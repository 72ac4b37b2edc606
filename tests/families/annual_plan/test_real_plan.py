"""The annual plan of the Ministry of Economic Affairs for ROC 115, moea-annual-plan-115.txt."""

from collections import Counter

from generator.reading.document import read_document
from generator.reading.spacing import squeeze
from tests.families.annual_plan.plans import SOURCE, column, names, plan_of, real_plan
from tests.families.annual_plan.typesetter import NUMERALS

WORK_PLANS = [
    ("工業技術升級輔導", 3),
    ("科技專案推動計畫", 4),
    ("推動境外關內", 1),
    ("擴充產業用地", 4),
    ("促進低碳永續", 2),
    ("加速智慧升級", 1),
    ("提升產業韌性", 1),
    ("強化工安管理", 1),
    ("國際貿易", 3),
    ("推廣貿易", 2),
    ("中小企業科技應用", 2),
    ("中小企業發展", 2),
    ("促進商業科技發展", 1),
    ("推動商業服務業轉型成長", 3),
    ("推動商業服務業低碳轉型", 1),
    ("確保穩定供電", 3),
    ("加速發展再生能源", 6),
    ("能源轉型政策", 3),
    ("強化節能", 4),
    ("逐步達成環境基本法所訂之非核家園目標", 1),
    ("水資源開發及維護", 12),
    ("水資源企劃及保育", 1),
    ("河川海岸及排水環境營造", 7),
    ("水資源科技發展", 1),
    ("建立度量衡及標準檢測驗證", 4),
    ("智慧財產權科技發展", 2),
    ("地質調查與礦業管理", 2),
    ("地質科技研究發展", 3),
    ("礦業及土石科技發展", 3),
]


def test_every_table_has_its_rows() -> None:
    counts = {name: len(records) for name, records in real_plan().tables.items()}
    assert counts["goals"] == 6
    assert counts["strategies"] == 23
    assert counts["work_plans"] == 29
    assert counts["projects"] == 83
    assert counts["content_items"] == 239
    assert counts["quantities"] == 18
    assert counts["passages"] == 34


def test_every_line_is_accounted_for() -> None:
    kinds = Counter(claim.kind for _, claim in real_plan().ledger.entries())
    assert kinds == {"record": 795, "table_head": 24, "heading": 3, "paragraph": 11}
    assert real_plan().problems == []


def test_no_character_of_the_source_is_lost_or_added() -> None:
    """Title, prose and rows put together again are the source without page labels and table heads."""
    plan = plan_of(real_plan())
    parts = [plan.title, *plan.preamble, "壹、年度施政目標及策略"]
    for numeral, (goal, strategies) in zip(NUMERALS, plan.goals, strict=False):
        parts += [f"{numeral}、{goal}"]
        parts += [f"（{below}）{text}" for below, text in zip(NUMERALS, strategies, strict=False)]
    parts.append("貳、年度重要計畫")
    for row in plan.rows:
        parts += [row.work_plan, row.key_project, row.category]
        if isinstance(row.content, str):
            parts.append(row.content)
            continue
        for numeral, item in zip(NUMERALS, row.content, strict=False):
            parts.append(f"{numeral}、{item.text}")
            parts += [f"（{below}）{text}" for below, text in zip(NUMERALS, item.children, strict=False)]
    source = []
    for line in read_document(SOURCE):
        text = squeeze(line.text)
        label = real_plan().pages.label(line.number)
        if line.number in real_plan().pages.starts:
            text = text.removeprefix(label)
        source.append("" if text in ("工作計畫名稱重要計畫項目計畫", "類別實施內容") else text)
    assert len("".join(source)) == 13_907
    assert "".join(parts) == "".join(source)


def test_work_plans_and_their_projects() -> None:
    assert column(real_plan(), "work_plans", "work_plan", "project_count") == WORK_PLANS


def test_categories() -> None:
    found = Counter(category for _, _, category in names(real_plan()))
    assert found == {"科技發展": 43, "公共建設": 26, "社會發展": 13, "其他": 1}


def test_strategies_of_each_goal() -> None:
    goals = [goal for (goal,) in column(real_plan(), "strategies", "goal_no")]
    assert [goals.count(number) for number in range(1, 7)] == [3, 3, 4, 4, 6, 3]
    headings = [heading for (heading,) in column(real_plan(), "strategies", "heading") if heading]
    assert headings[:2] == ["數位轉型", "淨零轉型"]
    assert len(headings) == 6


def test_kinds_of_content() -> None:
    levels = Counter(level for (level,) in column(real_plan(), "content_items", "outline_level"))
    assert levels == {1: 198, 2: 13, 0: 28}
    items = real_plan().tables["content_items"]
    assert sum(bool(item["heading"]) for item in items) == 19
    assert [item["heading"] for item in items if not item["text"]] == [
        "半導體產業",
        "人工智慧產業",
        "軍工產業",
        "通訊產業",
        "推動產業淨零轉型",
    ]
    # A sentence ends every item that is not only a heading: none was cut off.
    assert all(str(item["text"]).endswith("。") for item in items if item["text"])


def test_names_that_contain_the_words_of_categories() -> None:
    found = names(real_plan())
    assert found[26] == ("促進商業科技發展", "促進商業智慧化轉型", "科技發展")
    assert found[47] == (
        "逐步達成環境基本法所訂之非核家園目標",
        "嚴格執行核電廠除役、核廢料處理",
        "其他",
    )
    assert found[4] == ("科技專案推動計畫", "其他法人科技專案推動計畫", "科技發展")
    assert found[68] == ("水資源科技發展", "水資源科技發展", "科技發展")
    assert found[73] == ("智慧財產權科技發展", "智慧財產服務暨業界運用效能躍升計畫", "科技發展")
    assert found[75] == ("地質調查與礦業管理", "土壤液化圖資創新與防治技術發展", "社會發展")
    assert found[77] == ("地質科技研究發展", "擴大地下再生能源潛力場域深層鑽探與資源確認", "科技發展")


def test_borders_that_only_the_width_tells() -> None:
    found = {key_project: work_plan for work_plan, key_project, _ in names(real_plan())}
    assert found["發展五大信賴產業"] == "工業技術升級輔導"
    assert found["臺中水湳國際會展中心西側展館"] == "國際貿易"
    assert found["發展與建置淨零標準及檢測驗證"] == "建立度量衡及標準檢測驗證"
    assert found["推動商業服務業低碳轉型"] == "推動商業服務業低碳轉型"


def test_what_the_width_leaves_open_is_marked() -> None:
    projects = real_plan().tables["projects"]
    unsure = {r["project_no"]: r.note for r in projects if r.certainty == "uncertain"}
    assert list(unsure) == [20, 28, 68]
    assert "只有一行" in unsure[20]
    assert "一種以上的切分" in unsure[28]
    assert Counter(r["work_plan_inherited"] for r in projects) == {True: 54, False: 29}
    assert all(r.certainty != "printed" and "沿用" in r.note for r in projects if r["work_plan_inherited"])


def test_phases_and_periods_in_names() -> None:
    rows = column(real_plan(), "projects", "project_no", "phase", "period_start_roc", "period_end_roc")
    assert [row for row in rows if row[1] or row[2]] == [
        (53, "第二期", None, None),
        (55, "第一期", None, None),
        (56, "第三期", None, None),
        (57, "第一階段", None, None),
        (59, "第五期", 114, 118),
        (60, "第二期", 114, 117),
        (61, "第四期", None, None),
        (66, "第二期", None, None),
        (67, "第4期", 114, 117),
        (68, "", 114, 118),
    ]


def test_pages_and_lines() -> None:
    pages = Counter(record.page for record in real_plan().tables["projects"])
    assert [pages[f"8-{n}"] for n in range(3, 15)] == [2, 4, 12, 9, 7, 4, 6, 8, 10, 8, 6, 7]
    second = real_plan().tables["projects"][1]
    assert (second.line_start, second.line_end, second.page) == (121, 140, "8-3")
    # The page label is glued to this strategy.
    strategy = real_plan().tables["strategies"][11]
    assert (strategy["goal_no"], strategy["strategy_no"], strategy.page) == (4, 2, "8-2")
    assert str(strategy["text"]).startswith("「境內關外」擴大內需消費")


def test_items_that_go_on_over_a_page() -> None:
    items = {(r["project_no"], r["item_path"]): r for r in real_plan().tables["content_items"]}
    assert items[2, "一/（二）"].line_start == 130
    assert items[48, "四"]["text"] == "進行核一、二、三廠室內乾貯設施設計作業。"
    assert items[47, ""]["text"].startswith("提供適當誘因與便捷申請管道，鼓勵民眾購置能源效率第一級冷氣機")
    assert items[7, ""]["heading"] == "科研成果價值創造計畫"
    assert items[63, "一"]["text"].endswith("(如:增設收集水路、抽水站機組等)。")
