"""All money in one form: nothing counted twice, sums as printed, what may be summed beside it."""

import sqlite3
from decimal import Decimal

import pytest

from generator.packaging.database import database_bytes
from generator.packaging.money_view import money_sets, money_views
from tests.committed import committed_package

OF_MONEY = (
    "dgbas-moea-expenditure-enacted",
    "ey-st-plan-114-117",
    "ida-unit-budget-114",
    "moea-infra-review-110",
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    path = tmp_path_factory.mktemp("money") / "reports.sqlite"
    path.write_bytes(database_bytes([committed_package(name) for name in (*OF_MONEY, "register")]))
    connection = sqlite3.connect(path)
    yield lambda query: connection.execute(query).fetchall()
    connection.close()


def test_every_sum_is_the_one_that_is_printed(asked):
    found = {
        (name, measure, year): total
        for name, measure, year, total in asked(
            "SELECT money_set, measure, year, SUM(amount_twd) FROM money GROUP BY money_set, measure, year"
        )
    }
    printed = asked(
        "SELECT 'enacted_accounts', 'budget', year, SUM(budget_this_year_k_twd) * 1000"
        " FROM enacted_budget_expenditure WHERE account_level = 'kuan' GROUP BY year"
        " UNION ALL SELECT 'budget_objects', 'budget', year, budget_this_year_k_twd * 1000"
        " FROM unit_budget_expenditure WHERE account_level = 'xiang'"
        " UNION ALL SELECT 'science_and_technology', 'budget', year, enacted_budget_k_twd * 1000"
        " FROM st_plan_agency_budgets WHERE row_level = 'total'"
    )
    assert len(printed) == 10
    assert {(name, measure, year): found[name, measure, year] for name, measure, year, _ in printed} == {
        (name, measure, year): total for name, measure, year, total in printed
    }
    assert found["special_budget", "realised", 2021] == Decimal("30983926642")


def test_what_was_executed_is_its_four_parts(asked):
    differing = asked(
        "SELECT b.record_id FROM infra_review_special_budget AS b JOIN money AS m"
        " ON m.report_id = b.report_id AND m.record_id = b.record_id AND m.money_set = 'special_budget'"
        " WHERE m.measure IN ('realised', 'payable', 'surplus', 'prepaid') GROUP BY b.report_id, b.record_id"
        " HAVING ABS(b.executed_k_twd * 1000 - SUM(m.amount_twd)) > 1000"
    )
    # The book's own contradictions, which the checks tell.
    told = {row[0] for row in asked("SELECT record_id FROM checks WHERE verdict = 'source_error'")}
    assert {row[0] for row in differing} <= told


@pytest.mark.parametrize(
    ("money_set", "gone"),
    [
        (  # the parts of 4000, of one branch that divides 2000 too
            "budget_objects",
            "unit_budget_branch_accounts WHERE object_level = 'second' AND object_code LIKE '4%'"
            " AND work_plan_code || branch_no = (SELECT work_plan_code || branch_no"
            " FROM unit_budget_branch_accounts WHERE object_code IN ('2000', '4000')"
            " GROUP BY 1 HAVING COUNT(*) = 2 ORDER BY 1 LIMIT 1)",
        ),
        (  # the whole of one year, of programmes with sub-projects
            "special_budget",
            "infra_review_special_budget WHERE sub_project IS NULL AND year_roc = 111 AND programme_no IN"
            " (SELECT programme_no FROM infra_review_special_budget WHERE sub_project IS NOT NULL)",
        ),
    ],
)
def test_an_amount_is_counted_by_its_parts_only_where_these_are_printed(asked, money_set, gone):
    total = f"SELECT SUM(amount_twd) FROM money WHERE money_set = '{money_set}' AND measure = 'budget'"  # noqa: S608
    printed = asked(total)
    asked("SAVEPOINT whole")
    asked(f"DELETE FROM {gone}")  # noqa: S608
    assert asked("SELECT changes() > 0") == [(1,)]
    assert asked(total) == printed
    asked("ROLLBACK TO whole")


def test_no_amount_stands_there_twice(asked):
    assert (
        asked("SELECT report_id, record_id, field, COUNT(*) FROM money GROUP BY 1, 2, 3 HAVING COUNT(*) > 1")
        == []
    )
    assert asked(
        "SELECT COUNT(*) FROM money WHERE amount_twd IS NULL OR certainty IS NULL OR year IS NULL"
    ) == [(0,)]
    assert asked("SELECT DISTINCT typeof(amount_twd) FROM money") == [("integer",)]


def test_every_set_says_what_may_be_summed(asked):
    told = asked("SELECT money_set, summable, summable_en FROM money_sets")
    assert [row[0] for row in told] == [one["name"] for one in money_sets()]
    assert {row[0] for row in asked("SELECT DISTINCT money_set FROM money")} == {row[0] for row in told}
    assert all(row[1] and row[2] for row in told)


def test_agencies_and_programmes_are_those_of_the_register(asked):
    agencies = "SELECT agency_id FROM money WHERE agency_id NOT IN (SELECT agency_id FROM register_agencies)"
    programmes = "SELECT m.programme_id FROM money m LEFT JOIN register_programmes p USING (programme_id)"
    assert asked(agencies) == []
    assert asked(f"{programmes} WHERE m.programme_id IS NOT NULL AND p.name IS NULL") == []
    rates = dict(
        asked(
            "SELECT agency_id, ROUND(100.0 * SUM(CASE measure WHEN 'realised' THEN amount_twd END)"
            " / SUM(CASE measure WHEN 'allotted' THEN amount_twd END), 1) FROM money"
            " WHERE money_set = 'special_budget' GROUP BY agency_id"
        )
    )
    assert (rates["moea-wra"], rates["moea-ida"]) == (89.8, 85.2)


def test_a_database_without_money_has_no_such_view():
    assert list(money_views(["annual_plan_projects"])) == []
