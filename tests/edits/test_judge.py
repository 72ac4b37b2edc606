"""When the judge of edits holds that one was seen."""

from collections import Counter

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
