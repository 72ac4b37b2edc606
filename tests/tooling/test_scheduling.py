"""What is costly to make is made by one worker: its tests are known by their names."""

import re

import pytest

from tests.scheduling import GROUPS, group_of, rank_of
from tests.tooling.tracked import tracked_files


def test_every_group_has_files():
    names = tracked_files()
    assert [group for group in GROUPS if not any(re.match(group, name) for name in names)] == []


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("tests/site/test_pages.py::test_a", "tests/site/test_search.py::test_b[1]", True),
        ("tests/cli/test_build.py::test_a", "tests/cli/test_check.py::test_b", True),
        ("tests/pages/test_links.py::test_a", "tests/register/test_answers.py::test_b", True),
        ("tests/families/st_plan/test_a.py::test_a", "tests/families/st_plan/test_b.py::test_b[1]", True),
        ("tests/families/st_plan/test_a.py::test_a", "tests/families/unit_budget/test_b.py::test_b", False),
        ("tests/families/test_other_forms.py::test_a", "tests/families/test_other_forms.py::test_b", False),
        ("tests/language/test_cell.py::test_a[1]", "tests/language/test_cell.py::test_a[2]", False),
    ],
)
def test_tests_that_share_something_go_together(one, other, together):
    assert (group_of(one) == group_of(other)) == together


def test_what_costs_most_is_begun_first_and_single_tests_come_last():
    names = [
        "tests/language/test_cell.py::test_a",
        "tests/families/st_plan/test_a.py::test_a",
        "tests/site/test_pages.py::test_a",
        "tests/cli/test_build.py::test_a",
    ]
    assert sorted(names, key=rank_of) == [names[2], names[3], names[1], names[0]]
