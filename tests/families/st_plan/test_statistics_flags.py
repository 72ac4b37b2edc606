"""Each doubt of each statistical table reaches its rows: a cell, a row of another width, a year, a unit."""

import pytest

from generator.records.values import Value
from tests.families.st_plan.plans import excerpt, read, row
from tests.families.st_plan.test_statistics import AGENCIES, COUNTRIES, PROJECTION, TYPES

BASIC: dict[str, Value] = {"year": 2019, "rd_type": "基礎研究"}
ECONOMY: dict[str, Value] = {"agency_name": "經濟部", "year": 2021}
ISRAEL: dict[str, Value] = {"country": "以色列", "year": 2019}
SECOND: dict[str, Value] = {"year": 2026}


@pytest.mark.parametrize(
    ("lines", "old", "new", "table", "key", "note"),
    [
        (TYPES, "2019\t461\t", "2019\t461註\t", "rd_expenditure", BASIC, "基礎研究金額「461註」"),
        (TYPES, "2019\t461\t", "2019\t777\t461\t", "rd_expenditure", BASIC, "不能確定屬於哪一欄"),
        (TYPES, "2019\t461\t", "2O19\t461\t", "rd_expenditure", BASIC, "年別「2O19」無法判讀"),
        (TYPES, "新臺幣億元", "新臺幣貝元", "rd_expenditure", BASIC, "貝元"),
        (AGENCIES, "\t33,992,968", "\t33,992,96O", "agency_budgets", ECONOMY, "「33,992,96O」"),
        (TYPES, "2019\t461\t", "20 19\t461\t", "rd_expenditure", BASIC, "年別「20 19」無法判讀"),
        (AGENCIES, "\t33,992,968", "\t33,992 ,968", "agency_budgets", ECONOMY, "「33,992 ,968」中間有空白"),
        (AGENCIES, "\t33,992,968", "\t33, 992,968", "agency_budgets", ECONOMY, "「33, 992,968」數字中有空白"),
        (AGENCIES, "\t33,992,968", "\t7\t33,992,968", "agency_budgets", ECONOMY, "不能確定屬於哪一欄"),
        (AGENCIES, "新臺幣千元", "新臺幣貝元", "agency_budgets", ECONOMY, "貝元"),
        (COUNTRIES, "3.17\t5.37", "3.17\t5.3O", "rd_intensity", ISRAEL, "以色列「5.3O」"),
        (COUNTRIES, "3.17\t5.37", "3.17\t777\t5.37", "rd_intensity", ISRAEL, "不能確定屬於哪一欄"),
        (COUNTRIES, "2019\t3.49", "2O19\t3.49", "rd_intensity", ISRAEL, "年別「2O19」無法判讀"),
        (COUNTRIES, "3.17\t5.37", "3.17\t5. 37", "rd_intensity", ISRAEL, "「以色列」欄「5. 37」數字中有空白"),
        (PROJECTION, "\t0.65", "\t0. 65", "budget_projection", SECOND, "「0. 65」數字中有空白"),
        (PROJECTION, "\t1,800\t", "\t1,8OO\t", "budget_projection", SECOND, "整體科技預算「1,8OO」"),
        (PROJECTION, "\t1,800\t", "\t777\t1,800\t", "budget_projection", SECOND, "不能確定屬於哪一欄"),
        (PROJECTION, "\t2026 年度", "\t2O26 年度", "budget_projection", SECOND, "年別「2O26 年度」無法判讀"),
        (PROJECTION, "\n占比\t", "\n甲乙\t", "budget_projection", SECOND, "不知「甲乙」（0.65）屬於哪一欄。"),
    ],
)
def test_a_doubt_reaches_its_rows(
    lines: tuple[int, int], old: str, new: str, table: str, key: dict[str, Value], note: str
) -> None:
    text = excerpt(*lines)
    assert row(read(text), table, **key).certainty == "printed"
    assert text.count(old) == 1
    plan = read(text.replace(old, new))
    found = row(plan, table, **key)
    assert (found.certainty, note in found.note) == ("uncertain", True)
    assert plan.problems
