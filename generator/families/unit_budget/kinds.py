"""Which table a pipe table is, told by the words of its header cells.

Titles are no help: a spread cuts them, and the extraction lost those of many left pages. The words are
those of the forms that 行政院主計總處 prescribes for every agency's budget book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.families.unit_budget.heads import Side
from generator.families.unit_budget.likeness import resembles
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable

_HEADER_ROWS = 4
_SHORTEST_HEADER = 2
_LONGEST_HEADER_CELL = 30
_LONE = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table and which half of a spread it is (``full`` for a table on one page)."""

    name: str
    side: Side = "full"


# The first rule whose words all stand in the header wins.
_RULES: tuple[tuple[str, Side, tuple[str, ...]], ...] = (
    ("expense_matrix", "full", ("用途別", "科目名稱及編號")),
    ("revenue_items", "full", ("科目名稱及編號", "單價", "預算數")),
    ("plan_items", "full", ("用途別科目", "單價", "預算數")),
    ("branches", "full", ("分支計畫及用途別科目",)),
    ("work_plans", "full", ("工作計畫名稱及編號",)),
    ("revenue_sheets", "full", ("來源子目",)),
    ("main", "full", ("本年度預算數", "前年度決算數")),
    ("main", "full", ("本年度預算數", "上年度預算數", "比較")),
    ("key_tasks", "full", ("工作計畫", "實施內容")),
    ("key_tasks", "full", ("工作計畫", "實施成果")),
    ("staff_counts", "full", ("區分", "預算員額")),
    # Before the right half: a wide page shows both.
    ("subsidies", "left", ("補助計畫", "補助內容")),
    ("donations", "left", ("捐助計畫", "捐助內容")),
    ("commissioned", "left", ("委辦計畫", "委辦內容")),
    ("grants", "right", ("用途", "分析")),
    ("capital", "full", ("房屋建築", "機械設備", "其他資本支出", "合計")),
    ("capital", "left", ("房屋建築", "機械設備")),
    ("capital", "right", ("運輸設備", "雜項設備")),
    ("first_level", "full", ("人事費", "獎補助費", "預備金", "小計", "合計")),
    ("first_level", "left", ("人事費", "獎補助費")),
    ("first_level", "right", ("預備金", "小計")),
    ("personnel", "full", ("人事費別",)),
    ("personnel_costs", "full", ("類別", "預算員額", "全年度人事費")),
    # Staff by agency, as a 主管 prints it: not the form of one agency, and of no table yet.
    ("", "full", ("職員", "警察", "小計", "合計")),
    ("staff", "left", ("職員", "警察")),
    ("staff", "right", ("約僱", "年需經費")),
    ("vehicles", "full", ("車輛種類",)),
    ("offices", "left", ("區分", "自有")),
    ("offices", "right", ("有償租用", "合計")),
    ("trip_summary", "full", ("類別", "人天")),
    ("mainland_trips", "left", ("計畫名稱及領域代碼", "擬前往地區")),
    ("trips", "left", ("計畫名稱及領域代碼",)),
    ("trips", "full", ("計畫名稱", "擬前往", "旅費預算")),
    ("trip_costs", "right", ("歸屬預算科目",)),
    ("functional", "left", ("職能別分類",)),
    ("functional", "left", ("受僱人員報酬", "債務利息")),
    ("multi_year", "full", ("計畫名稱", "執行期間")),
    ("media", "full", ("預計執行內容",)),
    ("resolutions", "full", ("決議", "辦理情形")),
    ("revenue_sheet_rows", "full", ("款", "項", "名稱", "金額", "說明")),
    ("city_plans", "full", ("業務計畫及工作計畫名稱與編號",)),
    ("plan_texts", "full", ("歲出計畫說明",)),
    ("city_revenue", "full", ("來源別子目及細目",)),
    ("revenue_texts", "full", ("歲入項目說明",)),
)
# What the title of a table on one page tells where its header doesn't.
_TITLES = (("人事費彙計", "personnel"), ("車輛明細", "vehicles"), ("跨年期計畫", "multi_year"))
# Which table of accounts a title names; a 主管 compares its agencies and repeats their accounts by function.
_MAIN_TITLES = (
    ("比較總表", "comparisons"),
    ("歲出政事別", "function_expenditure"),
    ("歲入", "revenue"),
    ("歲出", "expenditure"),
)
# Right halves whose header several forms share: the left half tells which it is.
_SHARED = {"grants": {"subsidies", "donations", "commissioned"}, "trip_costs": {"trips", "mainland_trips"}}
_CODE = re.compile(r"(?<!\d)(\d{9,10})(?!\d)")
_PAGES = re.compile(r"\d{1,4}(?:[~～-]\d{1,4})?")


def header_text(table: PipeTable, height: int = _HEADER_ROWS) -> str:
    """The header's words without spaces, cells parted by ``|``; cells with running text are left out."""
    cells = (squeeze(cell) for row in table.rows[:height] for cell in row.cells)
    return "|".join(cell for cell in cells if len(cell) <= _LONGEST_HEADER_CELL)


def kind_of(table: PipeTable, title: str, side: Side, before: Kind | None) -> Kind | None:
    """The kind of a table, None where nothing tells it.

    Args:
        table: the table.
        title: what the running head above it says, spaces removed; may be half a title or empty.
        side: which page of a spread the head belongs to.
        before: the kind of the table before it.
    """
    known = _by_words(header_text(table), _exactly)
    if known is None and side == "right" and before is not None and before.side == "left":
        return Kind(before.name, "right")
    known = known or _by_words(header_text(table, _SHORTEST_HEADER), _misread)
    if known is not None:
        return _settled(known, table, title, before)
    if (
        before is not None
        and before.name == "key_tasks"
        and _headless(table)
        and (table.ruled or table.width) == 3
    ):
        return before
    return _by_title(table, title) if side == "full" else None


def _by_title(table: PipeTable, title: str) -> Kind | None:
    if "目次" in title:
        paged = any(_PAGES.fullmatch(squeeze(row.cells[-1])) for row in table.rows)
        return Kind("contents") if paged else None
    return next((Kind(name) for word, name in _TITLES if word in title), None)


def _by_words(header: str, holds: Callable[[str, Sequence[str]], bool]) -> Kind | None:
    """The first rule whose words a header holds."""
    return next((Kind(name, side) for name, side, words in _RULES if holds(header, words)), None)


def _exactly(header: str, words: Sequence[str]) -> bool:
    return all(word in header for word in words)


def _misread(header: str, words: Sequence[str]) -> bool:
    """Whether a header holds words of which recognition misread one: that one by its likeness.

    A word that stands alone must be long enough to be known by the rest of it, and fill its cell.
    """
    missing = [word for word in words if word not in header]
    if len(missing) != 1 or (len(words) == 1 and len(missing[0]) < _LONE):
        return False
    word = missing[0]
    cells = (cell for cell in header.split("|") if len(words) > 1 or len(cell) == len(word))
    return any(resembles(word, cell) for cell in cells)


def _settled(kind: Kind, table: PipeTable, title: str, before: Kind | None) -> Kind | None:
    """Names that need more than the header: revenue or expenditure, and whose right half this is."""
    if kind.name in _SHARED:
        if before is None or before.side != "left" or before.name not in _SHARED[kind.name]:
            return None
        return Kind(before.name, "right")
    if kind.name != "main":
        return kind if kind.name else None
    if named := next((name for word, name in _MAIN_TITLES if word in title), None):
        return Kind(named)
    codes = [match[1] for row in table.rows for cell in row.cells if (match := _CODE.search(cell))]
    return Kind(
        "revenue" if sum("01" <= code[:2] <= "29" for code in codes) * 2 > len(codes) else "expenditure"
    )


def _headless(table: PipeTable) -> bool:
    return bool(table.rows) and table.rows[0].blank
