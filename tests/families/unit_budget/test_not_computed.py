"""An identity of a budget book whose operand is lost is a row that names it, in place of no row."""

from collections.abc import Mapping

import pytest

from generator.checking.identity import Identity
from generator.checking.plain import with_plain
from generator.families.unit_budget import FAMILY
from generator.records.record import Record
from tests.families.unit_budget.books import SCHEMAS, parse, real, source


def identities(tables: Mapping[str, list[Record]]) -> list[Identity]:
    return list(with_plain(FAMILY.check(tables), SCHEMAS, tables))


@pytest.mark.parametrize(
    ("lost", "check", "missing"),
    [
        ("branch_accounts", "branch-accounts", "第一級用途別"),
        ("branch_accounts", "matrix-cell", "各分支計畫同一科目"),
        ("work_plans", "matrix-plan", "工作計畫之預算金額"),
        ("expenditure", "plan-account", "歲出機關別預算表之本年度預算數"),
        ("expenditure", "matrix-plan", "歲出機關別預算表之機關合計"),
        ("expenditure", "first-level-account", "歲出機關別預算表之本年度預算數"),
        ("first_level", "capital-first-level", "一級用途別之資本支出小計"),
        ("first_level", "functional-first-level", "一級用途別之合計"),
        ("expense_matrix", "note-object", "各項費用彙計表之業務費"),
        ("commissioned", "grant-object", "委辦經費分析表之合計"),
        ("mainland_trips", "trip-matrix", "各赴大陸計畫"),
        ("trips", "trip-total", "各計畫"),
        ("branches", "plan-branches", "各分支計畫"),
    ],
)
def test_a_lost_table_is_named_by_what_is_compared_with_it(lost: str, check: str, missing: str) -> None:
    found = [i for i in identities({**real().tables, lost: []}) if i.check == check]
    assert missing in {name for i in found for name in i.missing}
    assert {i.verdict for i in found} <= {"not_computed", "holds", "rounding"}


def test_a_total_that_cannot_be_read_is_a_row_too() -> None:
    damages = (
        (
            "| | | 2 | | 0026100000 產業發展署 | 13,539,071 |",
            "| | | 2 | | 0026100000 產業發展署 | 13,539,O71 |",
        ),
        ("| 01 發展新興與高科技產業 | 4,748,679 |", "| 01 發展新興與高科技產業 | 4,748,67g |"),
    )
    text = source()
    for old, new in damages:
        assert text.count(old) == 1
        text = text.replace(old, new)
    book = parse(text)
    found = {
        (i.check, i.record.record_id, i.missing)
        for i in identities(book.tables)
        if i.verdict == "not_computed" and i.printed is None
    }
    unread = ("印出的數字（無法判讀）",)
    assert ("account-children", "expenditure.0026100000", unread) in found
    assert ("branch-accounts", "branches.5226102200.01", unread) in found
    assert ("branch-text", "branches.5226102200.01", ("分支計畫金額",)) in found
