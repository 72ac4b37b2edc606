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


INDICATORS = replace(EDIT, report_id="moea-infra-review-110", table="indicators", layout="text")
WATER = replace(INDICATORS, cell="600", before="萬噸/年 250(600) 600 800", after="萬噸/年 250(630) 600 800")


def targets(printed: str, **more: Value) -> Reading:
    values: dict[str, Value] = {"whole_target": 250, "whole_target_raw": printed, "current_target": 600}
    row = {"record_id": "a", "source_lines": "1", **values, **more}
    return Reading(tables={"indicators": [row]}, problems=Counter(), kinds=["record"])


def test_a_number_inside_a_printed_cell_was_seen_where_another_cell_holds_the_target() -> None:
    """節約用水量: 600 stands in brackets behind the target, and is a target of its own in the next cell."""
    assert faults(WATER, targets("250(600)"), targets("250(630)")) == []
    assert faults(WATER, targets("250(600)"), targets("250(600)")) == ["vanished"]
    assert faults(WATER, targets("250(600)"), targets("250(603)")) == ["vanished"]


def test_a_number_inside_a_name_was_seen_where_another_cell_holds_the_target() -> None:
    edit = replace(INDICATORS, kind="minus", cell="1,000")
    edit = replace(edit, before="1 取水量1,000噸 噸/日 1,000 -", after="1 取水量-1,000噸 噸/日 1,000 -")

    def named(name: str) -> Reading:
        return targets("", indicator=name, current_target=1000)

    assert faults(edit, named("取水量1,000噸"), named("取水量-1,000噸")) == []
    assert faults(edit, named("取水量1,000噸"), named("取水量1,000噸")) == ["vanished"]


def test_a_text_around_a_number_is_no_sign_where_a_field_may_be_read_from_it() -> None:
    """No other cell holds the number, or fewer than fields do; or the edited cell holds nothing else."""
    before, after = targets("250(600)"), targets("250(630)")
    lone = replace(WATER, before="萬噸/年 250(600) 800", after="萬噸/年 250(630) 800")
    assert faults(lone, before, after) == ["vanished"]
    twice = targets("250(600)", current_actual=600), targets("250(630)", current_actual=600)
    assert faults(WATER, *twice) == ["vanished"]
    own = replace(WATER, before="250(600) 600 600", after="250(600) 630 600")
    assert faults(own, before, after) == ["vanished"]


def test_a_sentence_that_changed_is_no_sign_that_its_figure_did() -> None:
    edit = replace(WATER, report_id="moea-business-report-113", table="figures", kind="star", cell="16")
    edit = replace(edit, before="編號 16 計16架", after="編號 16 計16*架")

    def figure(sentence: str) -> Reading:
        row: dict[str, Value] = {"record_id": "a", "source_lines": "1", "value": 16, "sentence": sentence}
        return Reading(tables={"figures": [row]}, problems=Counter(), kinds=["record"])

    assert faults(edit, figure("計16架"), figure("計16*架")) == ["vanished"]


def test_a_row_that_ends_earlier_now_is_the_row_that_begins_on_its_line() -> None:
    """達 135 修正|家: the row was of two lines and is named by its unit; one without a successor is lost."""
    edit = replace(
        EDIT, kind="word", table="figures", layout="spaced", cell="135", before="135", after="135 修正"
    )

    def of(*rows: tuple[str, str, str]) -> Reading:
        tables: dict[str, list[dict[str, Value]]] = {
            "figures": [
                {"record_id": name, "source_lines": lines, "value": 135, "unit": unit}
                for name, lines, unit in rows
            ]
        }
        return Reading(tables=tables, problems=Counter(), kinds=["record", "record"])

    before = of(("a", "1-2", "家"))
    assert faults(edit, before, of(("b", "1", "修"))) == []
    assert faults(edit, before, of()) == ["lost: a"]
    assert faults(edit, before, of(("b", "1", "修"), ("c", "1", "項"))) == ["lost: a"]
