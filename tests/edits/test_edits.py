"""Single edits of one cell are seen, and the judge of them sees what is not."""

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.edits.draw import draw
from tests.edits.judge import faults, lost_elsewhere
from tests.edits.kinds import FORMS, NAMES, Edit
from tests.edits.run import judge_alone, judged
from tests.edits.sample import SIZE, fault_of, load_sample
from tests.edits.sources import LONGEST, Reading, report_ids, source

ENACTED = "dgbas-moea-expenditure-enacted"
# So many edits of each report are made with every change, as each reads the whole of it again; the others of
# the sample before a merge.
EVERY_TIME = 1


def edit(kind: str, line: int, cell: str, after: str, layout: str = "comma") -> Edit:
    text = source(ENACTED).lines[line - 1]
    return Edit(0, kind, ENACTED, "expenditure", line, cell, layout, text, after)


def changed(reading: Reading, line: int, **values: object) -> Reading:
    """A reading in which the row of a line has other values; no row for ``gone``."""
    rows: list[Any] = [
        {**row, **values} if row["source_lines"] == f"{line}" else row
        for row in reading.tables["expenditure"]
        if row["source_lines"] != f"{line}" or values
    ]
    return replace(reading, tables={"expenditure": rows})


@pytest.fixture(scope="module")
def unchanged() -> Reading:
    return source(ENACTED).reading


LINE = 406
DIGIT = edit("digit", LINE, "243125", "108,enacted,,,3,,6126411000,推動保護智慧財產權,943125,251548,,-8423")


def test_an_edit_without_effect_has_vanished(unchanged):
    assert "243125" in DIGIT.before
    assert faults(DIGIT, unchanged, unchanged) == ["vanished"]


def test_a_value_that_changed_is_seen(unchanged):
    assert faults(DIGIT, unchanged, changed(unchanged, LINE, budget_this_year_k_twd=943125)) == []


def test_another_value_than_that_of_the_cell_is_no_sign(unchanged):
    assert faults(DIGIT, unchanged, changed(unchanged, LINE, account_name="他")) == ["vanished"]


def test_a_problem_counts_where_it_names_the_line(unchanged):
    def told(line: int) -> Reading:
        return replace(unchanged, problems=unchanged.problems + type(unchanged.problems)([("X", line, "…")]))

    assert faults(DIGIT, unchanged, told(LINE)) == []
    assert faults(DIGIT, unchanged, told(LINE + 1)) == ["vanished"]


def test_a_row_that_is_gone_is_lost_even_where_its_line_is_told(unchanged):
    kinds = [*unchanged.kinds[: LINE - 1], "unread", *unchanged.kinds[LINE:]]
    gone = replace(changed(unchanged, LINE), kinds=kinds)
    assert [re.sub(r"\.\d.*", "", fault) for fault in faults(DIGIT, unchanged, gone)] == ["lost: expenditure"]
    assert list(lost_elsewhere(unchanged, gone, {LINE})) == []
    assert len(list(lost_elsewhere(unchanged, gone, {LINE + 1}))) == 1


def test_a_number_in_the_column_of_another_has_slid(unchanged):
    more = edit("more", LINE, "243125", DIGIT.before.replace("243125", "777,243125"))
    slid = changed(unchanged, LINE, budget_this_year_k_twd=777, budget_last_year_k_twd=243125)
    assert [fault.partition(":")[0] for fault in faults(more, unchanged, slid)] == ["slid"]


def test_another_form_of_a_character_may_change_no_number(unchanged):
    assert FORMS["目"] == "\u2f6c"
    form = edit("form", LINE, "", DIGIT.before.replace("產", "\u2f6c"))
    assert faults(form, unchanged, unchanged) == []
    assert faults(form, unchanged, changed(unchanged, LINE, budget_this_year_k_twd=None)) != []


def test_a_seed_gives_the_same_edit_and_reads_it_from_its_source():
    for seed in (0, 6):
        again = draw(seed)
        assert draw(seed) == again
        assert again.before != again.after
        assert source(again.report_id).lines[again.line - 1] == again.before


def test_a_digit_that_another_digit_replaces_changes_the_value():
    own = Edit(
        0,
        "digit",
        ENACTED,
        "expenditure",
        LINE,
        "243125",
        "comma",
        DIGIT.before,
        DIGIT.before.replace("243125", "943125"),
    )
    assert judge_alone(own).faults == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", [slice(EVERY_TIME), pytest.param(slice(EVERY_TIME, None), marks=pytest.mark.long)], ids=str
)
@pytest.mark.parametrize(
    "report_id", [pytest.param(name, marks=[pytest.mark.long] * (name in LONGEST)) for name in report_ids()]
)
def test_the_edits_of_the_sample_are_seen(report_id: str, part: slice) -> None:
    """Edits that are known not to be seen are marked; `python -m tests.edits.sample` takes marks away."""
    sample = [(edit, unseen) for edit, unseen in load_sample() if edit.report_id == report_id][part]
    assert sample
    found = {verdict.edit.seed: fault_of(verdict) for verdict in judged([edit for edit, _ in sample])}
    assert found == {edit.seed: unseen for edit, unseen in sample}


def test_the_sample_has_every_kind_and_every_report():
    edits = [edit for edit, _ in load_sample()]
    assert len(edits) == SIZE
    assert {edit.kind for edit in edits} == set(NAMES)
    assert {edit.report_id for edit in edits} == set(report_ids())
    assert all(edit.before != edit.after for edit in edits)
