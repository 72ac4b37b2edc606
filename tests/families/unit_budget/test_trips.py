"""What became of earlier journeys is as doubtful as the row that it is read from."""

import pytest

from generator.records.collector import Collector
from tests.families.unit_budget.books import parse, rows

BOOK = """經濟部產業發展署單位預算

經濟部產
派員出國計畫
中華民國

| 計畫名稱及領域代碼 | 擬前往國家 | 主要會議議題 | 預計天數 | 擬派人數 | 旅費 | |
|--------------|------------------|----------|--------|------|------|------|
| | | | | | 交通費 | 生活費 |
| 一、定期會議 | | | | | | |
| 01 參與雙邊、多邊會議-85 | 歐美亞太等地區 | 參與國際間會議。 | 8 | 3 | 130 | 100 |
| 02 出席亞洲生產力組織會議-85 | 亞洲 | 出席亞洲生產力組織之定期國際會議。 | 4 | 2 | 38 | 40 |

業發展署
預算類別表-開會、談判
114年度

單位：新臺幣千元

| 預算 | | 歸屬預算科目 | 最近三次有關同一出國計畫之實際執行情形 | | | |
|-----|-------|----------|---------------------|--------|------|------|
| 辦公費 | 合計 | | 出國地點 | 出國期間 | 出國人數 | 國外旅費 |
| 5 | 235 | 工業管理 | 法國巴黎 | 113.05 | 1 | 115 |
| | | | 立陶宛 | 113.04 | 1 | 227 |
| 5 | 83 | 工業技術升級輔導 | 土耳其 | 112.10 | 1 | 124 |
| | | | 菲律賓 | 108.04 | 2 | 43 |
"""
OF_01 = [("01", 1, "法國巴黎", "printed", ""), ("01", 2, "立陶宛", "printed", "")]
OF_02 = [("02", 1, "土耳其", "printed", ""), ("02", 2, "菲律賓", "printed", "")]
ASTRAY = "此列有6格，表有7欄，依各欄型態對應，無法確定者留空："
UNKNOWN = "前後頁列數不同，所屬之列無法確定。"


def history(text: str) -> list[tuple[object, ...]]:
    book: Collector = parse(text)
    return [
        (r["trip_no"], r["history_no"], r["visited_place"], r.certainty, r.note)
        for r in rows(book, "trip_history")
    ]


def test_every_journey_has_its_history() -> None:
    assert history(BOOK) == [*OF_01, *OF_02]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # The row that a trip's amounts stand in, too; and one of its own.
        (
            "| 112.10 | 1 | 124 |",
            "| 112.10 | 1 |",
            [*OF_01, ("02", 1, "土耳其", "uncertain", f"{ASTRAY}「112.10」「1」。"), OF_02[1]],
        ),
        (
            "| 108.04 | 2 | 43 |",
            "| 2 | 43 |",
            [*OF_01, OF_02[0], ("02", 2, "菲律賓", "uncertain", f"{ASTRAY}「2」「43」。")],
        ),
        (
            "| 2 | 43 |",
            "| 2 | 4註3 |",
            [*OF_01, OF_02[0], ("02", 2, "菲律賓", "uncertain", "cost_k_twd「4註3」無法判讀為數字。")],
        ),
        # A row of the right page is lost: whose the others are nobody can say.
        (
            "| 5 | 83 | 工業技術升級輔導 | 土耳其 | 112.10 | 1 | 124 |\n",
            "",
            [("01", 2, "立陶宛", "uncertain", UNKNOWN), ("01", 3, "菲律賓", "uncertain", UNKNOWN)],
        ),
    ],
)
def test_a_doubt_about_a_row_is_one_about_its_history(before: str, after: str, found: list) -> None:
    assert BOOK.count(before) == 1
    assert history(BOOK.replace(before, after)) == found
