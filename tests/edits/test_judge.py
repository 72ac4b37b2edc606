"""When the judge of edits holds that one was seen."""

from collections import Counter
from dataclasses import replace

from generator.records.values import Value
from tests.edits.judge import faults
from tests.edits.kinds import Edit
from tests.edits.sources import Reading

EDIT = Edit(
    seed=1, kind="digit", report_id="r", table="subsidies", line=1, cell="114", layout="pipe",
    before="| 114-114 | 114 |", after="| 114-114 | 117 |",
)  # fmt: skip


def reading(recipient_year: str, first_year: int = 114) -> Reading:
    years: dict[str, Value] = {"start_year_roc": first_year, "recipient_budget_year": recipient_year}
    row = {"record_id": "a", "source_lines": "1", **years}
    return Reading(tables={"subsidies": [row]}, problems=Counter(), kinds=["record"])


def test_a_text_that_held_the_cell_and_holds_another_was_seen() -> None:
    """補助經費: the year of the recipient's budget is a text, and equals the years of the plan beside it."""
    assert faults(EDIT, reading("114"), reading("117")) == []


def test_an_edit_that_changed_nothing_vanished() -> None:
    assert faults(EDIT, reading("114"), reading("114")) == ["vanished"]


def test_a_name_that_held_the_line_and_holds_the_edited_one_was_seen() -> None:
    """完成 2 座綠能試量產線 is a line of an indicator's name; its target is 2 too, in another cell."""
    edit = replace(EDIT, cell="2", layout="text", before="完成 2 座試量產線", after="完成 O 座試量產線")

    def named(name: str) -> Reading:
        row: dict[str, Value] = {"record_id": "a", "source_lines": "1", "indicator": name, "target": 2}
        return Reading(tables={"indicators": [row]}, problems=Counter(), kinds=["record"])

    assert faults(edit, named("完成 2 座試量產線試驗場"), named("完成 O 座試量產線試驗場")) == []
    assert faults(edit, named("完成 2 座試量產線試驗場"), named("完成座試量產線試驗場")) == ["vanished"]


def test_an_amount_that_became_the_number_of_a_year_has_not_slid() -> None:
    """2,024 and 2,025 千元 beside the year 2025: the digit was changed, no column."""
    edit = replace(EDIT, cell="2,024", before="| 審查費 | 2,024 |", after="| 審查費 | 2,025 |")

    def amount(value: int) -> Reading:
        row: dict[str, Value] = {"record_id": "a", "source_lines": "1", "year": 2025, "amount_k_twd": value}
        return Reading(tables={"subsidies": [row]}, problems=Counter(), kinds=["record"])

    assert faults(edit, amount(2024), amount(2025)) == []
