"""Headings, phases, periods and quantities, and the checks that rest on them."""

from decimal import Decimal

import pytest

from generator.families.annual_plan import FAMILY
from generator.families.annual_plan.content_items import split_heading
from generator.families.annual_plan.named_programmes import find_programmes
from generator.families.annual_plan.names import period_of, phase_of
from generator.families.annual_plan.quantities import find_quantities
from tests.families.annual_plan.plans import SOURCE, parse_text, real_plan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("數位轉型：藉由法人試製線。", ("數位轉型", "藉由法人試製線。")),
        ("「境外關內」帶領臺灣優勢產業：海外布局。", ("", "「境外關內」帶領臺灣優勢產業：海外布局。")),
        ("辦理治理工程，包括：改善。", ("", "辦理治理工程，包括：改善。")),
        ("非對稱治理措施(如:增設收集水路)。", ("", "非對稱治理措施(如:增設收集水路)。")),
        ("半導體產業", ("", "半導體產業")),
    ],
)
def test_headings_before_a_colon(text: str, expected: tuple[str, str]) -> None:
    assert split_heading(text) == expected


@pytest.mark.parametrize(
    ("name", "phase", "period"),
    [
        ("無自來水地區供水改善計畫第五期（ 114-118年）", "第五期", (114, 118)),
        ("地下水保育管理暨地層下陷防治第4期計畫（114-117年）", "第4期", (114, 117)),
        ("臺南海水淡化廠工程計畫（第一期）", "第一期", None),
        ("三重及蘆洲區域供水管網改善工程計畫（第一階段）", "第一階段", None),
        ("高雄軟體園區第二園區第一棟大樓興建計畫", "", None),
        ("長照服務量能提升計畫（113年至116年）", "", (113, 116)),
    ],
)
def test_phase_and_period(name: str, phase: str, period: tuple[int, int] | None) -> None:
    assert (phase_of(name), period_of(name)) == (phase, period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("辦理臺中至彰化雙向送水管等5案工程施工。", [("5案", 5, "案")]),
        ("建置百萬瓦（ MW）級纜線組暨400kVA充電設備。", [("百萬瓦", 10**6, "瓦"), ("400kVA", 400, "kVA")]),
        ("「永續環境」及「韌性社會」四大應用領域", [("四大", 4, "大")]),
        ("辦理核三廠 2號設計；投入 6G技術，統一窗口，第三類。", []),
        ("配合「五大信賴產業」，推動五大信賴產業。", [("五大", 5, "大")]),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = [(q.printed, q.value, q.unit) for q in find_quantities(text)]
    assert found == [(printed, Decimal(value), unit) for printed, value, unit in expected]


def test_a_quantity_goes_with_its_clause() -> None:
    (quantity,) = find_quantities("並管考包括儲能系統裝置、自動化饋線下游5分鐘內復電事故數占比，提升品質。")
    assert quantity.clause == "並管考包括儲能系統裝置、自動化饋線下游5分鐘內復電事故數占比"


def test_all_identities_of_the_real_plan_hold() -> None:
    identities = list(FAMILY.identities(real_plan()))
    kinds = [identity.check for identity in identities]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "plan-year": 2,
        "item-numbering": 67,
        "stated-count": 8,
    }
    assert [i for i in identities if i.verdict != "holds"] == []
    five = [i for i in identities if i.field == "key_project"]
    assert [(i.record["key_project"], i.printed, len(i.operands)) for i in five] == [
        ("發展五大信賴產業", 5, 5)
    ]


@pytest.mark.parametrize(
    ("old", "new", "check", "printed", "computed"),
    [
        ("編定 115年度施政計畫", "編定 114年度施政計畫", "plan-year", 114, 115),
        ("三、軍工產業", "軍工產業", "item-numbering", 5, 4),
        ("及「韌性社會」四大", "及「韌性社會」五大", "stated-count", 5, 4),
        ("六、完善供水環境", "七、完善供水環境", "item-numbering", 7, 6),
    ],
)
def test_a_contradiction_of_the_source_is_found(
    old: str, new: str, check: str, printed: int, computed: int
) -> None:
    text = SOURCE.read_text("utf-8")
    assert text.count(old) == 1
    failed = [i for i in FAMILY.identities(parse_text(text.replace(old, new))) if i.verdict != "holds"]
    assert (check, printed, computed) in [(i.check, i.printed, i.computed) for i in failed]
    # A line that lost its number may begin a row: what is counted there is in doubt.
    assert {i.verdict for i in failed} <= {"unresolved", "extraction_gap"}
    assert "unresolved" in {i.verdict for i in failed}


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("領航企業研發深耕計畫", "吸引國際大廠來臺。", [("領航企業研發深耕計畫", "heading")]),
        ("", "支援「智慧電網總體規劃方案」之推動，落實「立足臺灣」。", [("智慧電網總體規劃方案", "quoted")]),
        ("", "同步推動「 AI新秀計畫」，辦理推廣計畫。", [("AI新秀計畫", "quoted")]),
        (
            "專案類計畫",
            "包含前瞻技術創業投資計畫及無人機關鍵晶片及模組自主開發研發補助計畫。",
            [("前瞻技術創業投資計畫", "listed"), ("無人機關鍵晶片及模組自主開發研發補助計畫", "listed")],
        ),
        ("", "並管考包括智慧電表布建、儲能系統裝置等計畫。", []),
    ],
)
def test_names_of_programmes(heading: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.name, found.place) for found in find_programmes(heading, text)] == expected


def test_programmes_that_the_real_plan_names() -> None:
    rows = real_plan().tables["named_programmes"]
    assert len(rows) == 11
    assert [row["name"] for row in rows if row["project_no"] == 6][:3] == [
        "前瞻技術研發計畫",
        "全球研發創新夥伴計畫",
        "領航企業研發深耕計畫",
    ]
