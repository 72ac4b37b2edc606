"""Figures and rows of lists that a reader judged from the text alone: no new fault, none named and mended."""

import pytest

from tests.judged.comparison import counted
from tests.judged.judgement import known_wrong, load
from tests.judged.reading import TABLES, outcomes

REPORT = "business_report"
MOST_WRONG = 2
MOST_MISSING = {"figures": 4, "list_rows": 38}  # a ratchet too: numbers that are not read at all


@pytest.mark.parametrize("kind", TABLES)
def test_a_hundred_numbers_are_judged_and_each_stands_in_its_passage(kind):
    judged = load(REPORT, kind)
    assert len({each.name for each in judged}) == len(judged) == 100
    assert [each.name for each in judged if not 1 <= each.nth <= each.times] == []


@pytest.mark.parametrize("kind", TABLES)
def test_what_is_read_wrong_is_what_is_known(kind):
    """At most two wrong of a hundred, and those by name: wrong.yml."""
    wrong = {each.judged.name: each.faults for each in outcomes(REPORT, kind) if each.kind == "wrong"}
    known = known_wrong(REPORT, kind)
    assert len(wrong) <= MOST_WRONG
    assert {name: faults for name, faults in wrong.items() if name not in known} == {}
    assert [name for name in known if name not in wrong] == [], "right again: python -m tests.judged --accept"


@pytest.mark.parametrize("kind", TABLES)
def test_no_more_numbers_are_missing_than_were(kind):
    assert counted(outcomes(REPORT, kind))["missing"] <= MOST_MISSING[kind]
