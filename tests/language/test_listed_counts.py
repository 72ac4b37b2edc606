"""Counts and their lists, in sentences as the reports print them."""

import pytest

from generator.language.counts import find_counts
from generator.language.listed_counts import find_listed_counts
from tests.patience import IN_PROPORTION, growth


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("聚焦三大功能與等5項工程、兩個面向。", [("三大", 3), ("5項", 5), ("兩個", 2)]),
        ("涵蓋十八個關鍵和新興科技領域", [("十八個", 18)]),
        ("第三類、一項、四大學、二座談、兩個人、前五大", []),
    ],
)
def test_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(count.printed, count.value) for count in find_counts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("從「開源、節流、調度、備援、管理」五大面向著手", [(5, 5)]),
        ("從「積極降漏」與「維護管理」兩個面向雙軌並行", [(2, 2)]),
        ("聚焦「培訓」、「試製與檢測中心」三大功能", [(3, 2)]),
        ("以數位化、數位優化及數位轉型三階段推動", [(3, 3)]),
        ("建構以 IIoT、智慧感測、資訊安全、智慧輔具等4大科技", [(4, 4)]),
        ("辦理「甲」、「乙」等七處工程", []),
        ("以數位化、數位優化三階段推動", []),
        ("推動六大產業能效", []),
        ("儲能系統、自動化饋線下游5分鐘內復電", []),
        ("會議（如科技顧問會議、產業會議）、施政重點（如五大信賴產業推動方案）等", []),
    ],
)
def test_lists_in_front_of_their_count(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(c.printed.value, c.entries) for c in find_listed_counts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("包括三大主軸：減緩行動、氣候變遷調適行動、經濟政策措施。減緩行動涵蓋能源。", [(3, 3)]),
        ("提出五大研發優先領域，分別為：生物融合、食品科技、能源儲存、太空產業以及海洋科技，確保", [(5, 5)]),
        ("涵蓋三大目標：照護（預防醫學、老化計畫）、貢獻(學習,志願服務)、聯繫(環境)。", [(3, 3)]),
        ("已投入全臺四處（大屯山、瑞穗、延平、霧鹿）進行探勘", [(4, 4)]),
        ("強調三大領域：新技術—開拓、領先；新日常—實現；新市場—確保優勢。", [(3, 3)]),
        ("提出五大策略主軸:自然城市、能源重置、綠色經濟、韌性未來、韌性未來。", [(5, 4)]),
        ("涵蓋三個領域，包含：定位、導航及授時服務、人機介面、量子資訊。", []),
        ("全臺十處（大屯山、瑞穗", []),
    ],
)
def test_lists_behind_their_count(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(c.printed.value, c.entries) for c in find_listed_counts(text)] == expected


def test_entries_in_quotation_marks_are_known_by_name() -> None:
    (found,) = find_listed_counts(
        "分為「威脅態勢預警」、「未知漏洞風險識別」以及「匯流追跡技術」等三大技術。"
    )
    assert found.quoted == ("威脅態勢預警", "未知漏洞風險識別", "匯流追跡技術")


def test_long_texts_take_time_in_proportion() -> None:
    assert find_listed_counts("「甲」、" * 5000 + "三大" * 100)[0].printed.value == 3
    assert find_listed_counts("三大主軸：（" * 500) == []
    assert growth(lambda size: find_listed_counts("「甲」、" * size + "三大" * 20), 1000) < IN_PROPORTION
    assert growth(lambda size: find_listed_counts("三大主軸：（" * size), 200) < IN_PROPORTION
