"""A cell that is merged over rows of indicators, and a row that prints one of its own where it may reach."""

import pytest

from tests.families.infra_review.reviews import excerpt, read
from tests.families.infra_review.test_indicators import VALUES

SHARED = "-（無110年目標值）"


def indicators(second: str, third: str) -> list[list[object]]:
    """Values of work indicators 2 and 3 of a programme, with these in the place of their own."""
    text = excerpt(8992, 9352)
    for printed, instead in (("案 6 6 6 0 ", second), ("案 6 6 4 1 ", third)):
        assert text.count(printed) == 1
        text = text.replace(printed, f"案 {instead} ")
    found = read(text)
    rows = [row for row in found.tables["indicators"] if row["indicator_kind"] == "work"]
    assert rows[0]["current_target_raw"] == SHARED
    doubtful = [row.line_end for row in rows if row.certainty == "uncertain"]
    assert doubtful == [problem.line for problem in found.problems if problem.code == "PARSE-COLUMNS"]
    assert [SHARED in row.note for row in rows if row.certainty == "uncertain"] == [True] * len(doubtful)
    return [[*(row[f"{name}_raw"] for name in VALUES), row.certainty] for row in rows[1:]]


def test_a_row_between_two_of_a_merged_cell_has_one_cell_too_many() -> None:
    rows = indicators("6 6 777 6 0", "6 6 4 1")
    assert rows == [["6", "", "", SHARED, "", "uncertain"], ["6", "6", "4", SHARED, "1", "derived"]]


def test_where_a_merged_cell_may_have_ended_no_value_slides() -> None:
    rows = indicators("6 6 6 0", "6 777 6 4 1")
    assert rows == [["6", "6", "6", SHARED, "0", "derived"], ["", "", "", "", "", "uncertain"]]


@pytest.mark.parametrize("own", ["6 6 6 3 0", "6 6 6 - 0"])
def test_five_values_right_below_the_remark_are_its_own(own: str) -> None:
    rows = indicators(own, "6 6 4 3 1")
    assert rows == [[*own.split(), "printed"], ["6", "6", "4", "3", "1", "printed"]]
