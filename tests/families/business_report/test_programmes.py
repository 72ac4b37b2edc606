from __future__ import annotations

import pytest

from generator.families.business_report import programmes
from generator.families.business_report.items import outlined, read_items
from generator.families.business_report.programmes import find_programmes, read_programmes
from generator.reading.document import document_from_text
from tests.families.business_report.reports import squeezed


def names(body: str) -> list[tuple[str, str, bool, bool]]:
    """(name, kind, quoted, heading) of the names in one item."""
    items = read_items(*outlined(document_from_text(f"壹、甲\n一、{body}\n")))
    return [(squeezed(n.name), n.kind, n.quoted, n.heading) for n in find_programmes(items[-1])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "推動「社會創新行動方案 2.0 (112 年-115 年)」，擴大串聯。",
            [("社會創新行動方案2.0", "行動方案", True, False)],
        ),
        (
            "持續辦理「無自來水地區供水改善計畫第四期(111-113 年)」，",
            [("無自來水地區供水改善計畫第四期", "計畫", True, False)],
        ),
        ("提出「好產品，推出國」計畫，加碼辦理。", [("「好產品，推出國」計畫", "計畫", True, False)]),
        (
            "鼓勵企業提出「智慧力」及「永續力」之創新研發計畫，",
            [("「智慧力」及「永續力」之創新研發計畫", "計畫", True, False)],
        ),
        ("推動「機密雲端備份及回復計畫｣，推動備份。", [("機密雲端備份及回復計畫", "計畫", True, False)]),
        ("大潭電廠增建計畫：裝置 3 部機組。", [("大潭電廠增建計畫", "計畫", False, True)]),
        ("推動小型企業創新研發計畫(SBIR)：為提升意願。", [("小型企業創新研發計畫", "計畫", False, True)]),
        (
            "半導體材料：Å 世代半導體計畫第 1 期(110-111 年)補助 7 家。",
            [("Å世代半導體計畫", "計畫", False, False)],
        ),
        ("執行中專案計畫包含第七輸變電計畫等 11 項計畫。", [("第七輸變電計畫", "計畫", False, False)]),
        ("潭子園區：推動眺島更新計畫，引進民間資金。", [("眺島更新計畫", "計畫", False, False)]),
        ("自 101 年 11 月起成為美國免簽證計畫參與國。", [("美國免簽證計畫", "計畫", False, False)]),
        ("台電公司提送核三廠除役計畫。", [("核三廠除役計畫", "計畫", False, False)]),
        ("辦理租金補貼、購置及修繕住宅貸款利息補貼。", [("購置及修繕住宅貸款", "貸款", False, False)]),
        (
            "由銀行辦理之優惠出口貸款及轉融資促進出口方案，家數成長。",
            [("優惠出口貸款", "貸款", False, False), ("轉融資促進出口方案", "方案", False, False)],
        ),
        ("已發動6波《檢肅黑槍行動方案》，共查獲。", [("檢肅黑槍行動方案", "行動方案", False, False)]),
        ("結合女性創業學院(AWE)計畫以加速器形式輔導。", [("女性創業學院(AWE)計畫", "計畫", False, False)]),
    ],
)
def test_proper_names_quoted_or_not(body: str, expected: list[tuple[str, str, bool, bool]]) -> None:
    assert names(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "提供適當解決方案，協助工廠改善計畫審查。",
        "公告「交通部電動大客車推動計畫車輛業者資格審查作業要點」。",
        "核安會審查通過除役計畫及環評，都市計畫工業區不在內。",
        "建立能源查核制度及制訂節電計畫，未來規劃透過合作。",
        "已完成 32 項計畫，其餘各計畫皆依核定內容執行，本計畫期程不變。",
        "「加薪減除租稅優惠」規劃延長施行期間。",
    ],
)
def test_common_nouns_are_no_names(body: str) -> None:
    assert names(body) == []


def test_what_people_decided_overrules_the_rules_and_stale_entries_are_told() -> None:
    document = document_from_text("壹、甲\n一、推動眺島更新計畫，並落實水環境營造。\n")
    items = read_items(*outlined(document))
    curated = [
        {"action": "exclude", "item_path": "1.1", "name": "眺島更新計畫", "evidence": "測試"},
        {"action": "add", "item_path": "1.1", "name": "水環境營造", "kind": "方案", "evidence": "另見預算書"},
        {"action": "add", "item_path": "1.1", "name": "不在文中", "kind": "方案", "evidence": "測試"},
        {"action": "remove", "item_path": "1.1", "name": "甲", "evidence": "測試"},
    ]
    found, problems = read_programmes(items, curated)
    assert [(name.name, name.kind, evidence) for _, name, evidence in found] == [
        ("水環境營造", "方案", "另見預算書")
    ]
    assert sorted(p.code for p in problems) == ["CURATED-INVALID", "CURATED-UNMATCHED"]


WORDS = {name: words for name, words in programmes._words().items() if name != "kinds"}
MADE = {
    "leads": "向來{}鐵砧山風場示範計畫",
    "not_before": "推動鐵砧山風場示範計畫{}",
    "generic": "推動鐵砧山{}計畫",
    "not_first": "推動{}鐵砧山風場示範計畫",
}


@pytest.mark.parametrize(("group", "word"), [(group, word) for group in WORDS for word in WORDS[group]])
def test_every_word_decides_a_sentence(group: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body = MADE[group].format(word) + "，分期完工。"
    read = [name for name, *_ in names(body)]
    assert read == (["鐵砧山風場示範計畫"] if group == "leads" else [])
    fewer = {**programmes._words(), group: tuple(w for w in WORDS[group] if w != word)}
    monkeypatch.setattr(programmes, "_words", lambda: fewer)
    programmes._lead_pattern.cache_clear()
    again = [name for name, *_ in names(body)]
    programmes._lead_pattern.cache_clear()
    assert again != read
