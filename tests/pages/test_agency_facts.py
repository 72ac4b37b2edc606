"""An agency's page finds its rows in whichever table a schema says that it is named, by any of its names."""

from functools import cache
from pathlib import Path

import pytest

from generator.pages.frame.site import REGISTER, Folders, Site, load_packages
from generator.pages.register.agency_facts import (
    AgencyNames,
    AgencyRows,
    budgets_of,
    goals_of,
    measures_of,
    other_rows_of,
)
from generator.paths import ProjectPaths

ROOT = Path(__file__).parents[2]


@cache
def rows() -> AgencyRows:
    packages = load_packages(ROOT / "data" / "packages")
    return AgencyRows(Site(packages, {}, Folders.of(ProjectPaths(ROOT))), AgencyNames(packages[REGISTER]))


def test_a_budget_book_and_the_enacted_budgets_tell_an_agencys_total() -> None:
    budgets = budgets_of(rows(), "moea-ida")
    assert [(b.year, b.label, b.amount_k_twd) for b in budgets if b.year == "114"] == [
        ("114", "歲出（法定預算）", 12857242),
        ("114", "歲出（預算案）", 13539071),
    ]


def test_an_account_of_the_agency_with_its_branches_is_the_agency() -> None:
    assert {b.row["account_name"] for b in budgets_of(rows(), "moea-wra")} == {"水利署及所屬"}


def test_a_ministry_leads_and_supports_measures_and_has_goals() -> None:
    lead, support = measures_of(rows(), "mohw")
    assert (len(lead), len(support), len(goals_of(rows(), "mohw"))) == (51, 44, 1)
    assert {measure["measure_code"] for measure, _, _ in lead}.isdisjoint({None, ""})


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        (
            "moea-ida",
            [
                ("ida-unit-budget-114", "volumes", 1),
                ("moea-annual-plan-115", "work_plan_agencies", 1),
                ("moea-infra-review-110", "programme_agencies", 10),
                ("moea-infra-review-110", "special_budget_agencies", 1),
                ("moea-infra-review-110", "sub_projects", 1),
            ],
        ),
        ("no-such-agency", []),
    ],
)
def test_rows_that_no_section_shows_are_counted(agency: str, expected: list[tuple[str, str, int]]) -> None:
    found = [(package.name, table, len(named)) for package, table, named in other_rows_of(rows(), agency)]
    assert found == expected
