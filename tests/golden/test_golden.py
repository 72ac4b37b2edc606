"""Every fault that was found stands here as a folder: the lines, and the rows that they must give."""

import pytest

from generator.families import family_names
from tests.golden.case import KEYS, Case, cases, read_case

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_lines_give_the_expected_rows(case: Case):
    expected = case.expected
    found = read_case(case.family, case.folder / "input.txt", case.curated)
    for table, rows in expected["rows"].items():
        pairs = zip(found.rows[table], rows, strict=False)
        shown = [{name: row[name] for name in wanted} for row, wanted in pairs]
        assert shown == [dict(row) for row in rows], table
        assert len(found.rows[table]) == len(rows), table
    assert found.problems == expected.get("problems", [])
    assert found.unread == expected.get("unread", [])
    assert found.failing == expected.get("failing", found.failing)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_says_why_and_expects_values(case: Case):
    assert case.family in family_names()
    assert set(case.expected) <= set(KEYS)
    assert len(case.expected["why"]) > 20
    assert any(len(row) > 1 for rows in case.expected["rows"].values() for row in rows)
