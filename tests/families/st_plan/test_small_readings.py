"""Labels, names of agencies, and the division table's cells."""

import pytest

from generator.families.st_plan.agencies.names import AgencyNames, abbreviates, former_name
from generator.families.st_plan.division.grid import split_agency_lists
from generator.families.st_plan.outline.known_titles import KnownTitles
from generator.families.st_plan.plan.labels import split_label
from generator.families.st_plan.text.pieces import Piece, join_cut
from tests.families.st_plan.plans import excerpt, read, row

NAMES = AgencyNames(
    [
        "國家科學及技術委員會",
        "國家發展委員會",
        "國家通訊傳播委員會",
        "農業部",
        "經濟部",
        "環境部",
        "數位發展部",
    ],
    {"行政院農業委員會": "農業部"},
)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("租稅獎勵：《產業創新條例》第 10 條之 1", "租稅獎勵", "《產業創新條例》第 10 條之 1"),
        ("建構環境(賦能力): 延續 2020 年至 2023 年", "建構環境(賦能力)", "延續 2020 年至 2023 年"),
        ("地面型土地複合利用，提高土地利用價值：以", "地面型土地複合利用，提高土地利用價值", "以"),
        ("電網端及發電端，2025 年目標分別為：1,000 MW", "", "電網端及發電端，2025 年目標分別為：1,000 MW"),
        ("繁體中文 AI 模型(如:TAIDE、Breeze 等)，結合", "", "繁體中文 AI 模型(如:TAIDE、Breeze 等)，結合"),
        ("凝聚焦點。其他：無", "", "凝聚焦點。其他：無"),
    ],
)
def test_run_in_labels(text: str, label: str, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("國科會", "國家科學及技術委員會"),
        ("國發會", "國家發展委員會"),
        ("數發部", "數位發展部"),
        ("經濟部", "經濟部"),
        ("農委會", "農業部"),
        ("外交部", "外交部"),
    ],
)
def test_full_names(printed: str, name: str) -> None:
    assert NAMES.resolve(printed).name == name


def test_a_short_name_of_two_agencies_stays_as_printed() -> None:
    names = AgencyNames(["國家文化藝術基金會", "國家表演藝術基金會"], {})
    resolved = names.resolve("國藝會")
    assert (resolved.name, resolved.certain) == ("國藝會", False)
    assert not abbreviates("國科會", "國家通訊傳播委員會")


def test_former_names_stand_in_footnotes() -> None:
    assert former_name("原為行政院環境保護署，2023 年 8 月 22 日改制。") == "行政院環境保護署"
    assert former_name("主管機關排序係依 2023 年度法定預算數高低進行排序。") == ""


@pytest.mark.parametrize(
    ("cell", "lists"),
    [
        ("經濟部／國科會 國科會／經濟部、數發部", [("經濟部", "國科會"), ("國科會", "經濟部", "數發部")]),
        ("經濟部／國科會、環境 部、農業部", [("經濟部", "國科會", "環境部", "農業部")]),
        ("教育部", [("教育部",)]),
        ("2. 推動前瞻科技布局", []),
        ("境監測，保護海洋生態系統及生物多樣性", []),
        ("三、運用普惠科技，實現包容社會", []),
    ],
)
def test_cells_with_lists_of_agencies(cell: str, lists: list[tuple[str, ...]]) -> None:
    assert split_agency_lists(cell, NAMES) == lists


def test_a_page_of_the_table_alone_gives_no_agencies() -> None:
    """Without the chapter of strategies nothing tells which strategy a list belongs to."""
    plan = read(excerpt(2641, 2662))
    assert plan.tables["strategy_agencies"] == []
    assert [r["data_table"] for r in plan.tables["statistical_tables"]] == ["strategy_agencies"]
    assert plan.ledger.unread() != []


def test_known_titles_mend_headings() -> None:
    titles = KnownTitles(["前瞻擘劃 6G 頻譜資源，確保充分供給及有效運用", "完善淨零轉型爭議處理機制"])
    assert titles.continues("前瞻學劃 6G 頻譜資源，確保", "充分供給及有效運用")
    assert not titles.continues("完善淨零轉型爭議處理機制", "為因應淨零轉型的衝擊")
    assert titles.end_in("完善淨零轉型爭議處理機制為因應淨零轉型的衝擊，將…。") == 12
    assert titles.end_in("完善淨零") == 0


def test_cut_sentences_are_joined_and_whole_ones_are_not() -> None:
    pieces = [
        Piece("建立建設性的「人工智慧法案」", (211,)),
        Piece("(Artificial Intelligence Act)，於 2024 年生效。", (213,)),
        Piece("另一段。", (215,)),
    ]
    assert [(p.text, p.numbers) for p in join_cut(pieces)] == [
        ("建立建設性的「人工智慧法案」(Artificial Intelligence Act)，於 2024 年生效。", (211, 213)),
        ("另一段。", (215,)),
    ]


ITEMS = """肆、策略與重要措施
目標一：甲
一、乙
(一) 策略一、丙
1. 建構制度
{}(1) 建立平臺
{}
本項建立平臺，供各界使用。

{}(2) 培育人才
{}
本項培育人才，充實產業。
"""


@pytest.mark.parametrize("bullet", ["", "- ", " - ", "●"])
@pytest.mark.parametrize("gap", ["", "\n\n"])
def test_items_have_headings_with_and_without_a_bullet(bullet: str, gap: str) -> None:
    plan = read(ITEMS.format(bullet, gap, bullet, gap))
    found = row(plan, "measure_items", item_code="1.1.1.1(1)")
    assert (found["title"], found["text"]) == ("建立平臺", "本項建立平臺，供各界使用。")
    assert row(plan, "measure_items", item_code="1.1.1.1(2)")["title"] == "培育人才"


def test_an_item_that_a_page_break_cut_behind_a_comma_has_no_heading() -> None:
    lone = ITEMS[: ITEMS.index("{}(2)")].format("- ", "").replace("(1) 建立平臺", "(1) 建立平臺，")
    found = row(read(lone), "measure_items", item_code="1.1.1.1(1)")
    assert (found["title"], found["text"]) == ("", "建立平臺，本項建立平臺，供各界使用。")
