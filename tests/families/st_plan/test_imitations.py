"""Plans of other years and bodies, built otherwise from known rows: nothing hangs on the first one."""

import re
from collections import Counter
from functools import cache

import pytest

from generator.families.st_plan import FAMILY
from generator.records.collector import Collector
from tests.examples import first
from tests.families.st_plan.imitations import Form, Imitation, imitate
from tests.families.st_plan.plans import CONTENT, content, left, read, real

# What an imitation says in other words than the real plan is left out: goals of agencies, money, figures.
TABLES = (
    "goals",
    "subgoals",
    "strategies",
    "measures",
    "measure_items",
    "strategy_agencies",
    "measure_agencies",
)
FIELDS = {table: CONTENT[table] for table in TABLES}
# Full names before short ones, which are parts of none here.
BODIES = {
    "國家科學及技術委員會": "研究發展考核委員會",
    "國科會": "研考會",
    "經濟部": "產業發展局",
    "農業部": "農漁發展局",
}
FORMS = {
    "as the real plan": Form(),
    "seven goals": Form(goals=7),
    "three levels": Form(
        7, subgoals=False, measures="重要措施", agencies=("主辦機關", "協辦機關"), labelled=False
    ),
    "strategies without their label": Form(5, subgoals=False, strategy="({0}) ", agencies=("主辦", "協辦")),
    "strategies numbered by their label": Form(6, subgoals=False, strategy="策略{0}、", measures="重要措施"),
    "other bodies": Form(6, agencies=("主辦機關", "協辦機關"), names=BODIES),
}
# In print these two strategies stand beside no list of agencies.
WITHOUT_LIST = 2


@cache
def imitation(name: str) -> tuple[Imitation, Collector]:
    made = imitate(FORMS[name])
    return made, read(made.text)


def bare(value: object) -> object:
    return "".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("name", first(2, FORMS))
def test_every_row_comes_back_as_it_was_set(name: str) -> None:
    made, plan = imitation(name)
    for table, fields in FIELDS.items():
        found = Counter(tuple(bare(record[field]) for field in fields) for record in plan.tables[table])
        expected = Counter(tuple(bare(value) for value in row) for row in made.rows[table])
        assert (found - expected, expected - found) == (Counter(), Counter()), table
    assert plan.ledger.unread() == []
    assert left(plan) == {}
    assert FAMILY.recognise(plan.document) >= 0.7


@pytest.mark.parametrize("name", first(2, FORMS))
def test_what_is_counted_in_print_is_counted_in_the_rows(name: str) -> None:
    _, plan = imitation(name)
    assert [problem.code for problem in plan.problems] == ["PARSE-COLUMNS"] * WITHOUT_LIST
    verdicts = Counter(
        (i.check, i.verdict) for i in FAMILY.identities(plan) if i.check.startswith("count-of")
    )
    goals = 2 if FORMS[name].subgoals else 1
    assert verdicts["count-of-goals", "holds"] == verdicts["count-of-strategies", "holds"] == 2
    assert verdicts["count-of-subgoals", "holds"] == 2 * (goals - 1)
    assert {verdict for _, verdict in verdicts} == {"holds"}


@pytest.mark.parametrize("name", first(3, [name for name, form in FORMS.items() if not form.names]))
def test_chapters_that_were_not_set_anew_are_read_as_before(name: str) -> None:
    _, plan = imitation(name)
    found, same = content(plan), content(real())
    for table in ("agency_goals", "rd_expenditure", "agency_budgets", "rd_intensity", "budget_projection"):
        assert found[table] == same[table]


def test_who_leads_is_said_by_the_head_or_inferred_from_the_slash() -> None:
    for name, certainty in (("seven goals", "inferred"), ("three levels", "derived")):
        _, plan = imitation(name)
        certain = {r.certainty for r in plan.tables["strategy_agencies"]}
        assert certain == {certainty}


def test_amounts_in_millions_are_published_in_thousands() -> None:
    made, plan = imitation("three levels")
    start = made.text.index("各主管機關")
    table = made.text[start : made.text.index("各國研發經費", start)]
    assert "新臺幣千元" in table
    other = made.text.replace(table, table.replace("新臺幣千元", "新臺幣百萬元"))
    budgets = read(other).tables["agency_budgets"]
    thousands = {
        (r["agency_name"], r["year"]): r["enacted_budget_k_twd"] for r in plan.tables["agency_budgets"]
    }
    amounts = {(r["agency_name"], r["year"]): r["enacted_budget_k_twd"] for r in budgets}
    assert amounts == {key: value and value * 1000 for key, value in thousands.items()}
    assert re.search("[1-9]", str(amounts))
