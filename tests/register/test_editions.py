"""Of the rows by which editions of a report print the same quantity one is current, and the others stay."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from generator.packaging.reader import Package
from generator.packaging.series import all_series
from generator.pages.frame.editions import Editions
from generator.records.schema import load_schemas
from generator.records.values import Value
from generator.register.editions import edition_rows
from generator.registry import FAMILIES
from tests.tooling.tracked import ROOT

SCHEMAS = {family: load_schemas(ROOT / "data" / "schemas", family) for family in FAMILIES}
# Titles as the review of 110 prints them.
RESERVOIR, SOUTH = "石門水庫防淤隧道工程計畫", "曾文南化聯通管工程計畫"


def edition(year, titles, budgets, *, issuer="經濟部", phase="review"):
    """A review of a year; budgets are (programme's title, year, amount, certainty)."""
    numbers = {title: number for number, title in enumerate(titles, start=1)}
    programmes = [
        {"record_id": f"programmes.{n}", "programme_no": n, "title": title, "certainty": "printed"}
        for title, n in numbers.items()
    ]
    money = [
        {
            "record_id": f"special-budget.{numbers[title]}.-.{when}",
            "programme_no": numbers[title],
            "sub_project": "",
            "special_budget_period": "2",
            "year_roc": when,
            "statutory_budget_k_twd": None if amount is None else Decimal(amount),
            "certainty": certainty,
        }
        for title, when, amount, certainty in budgets
    ]
    name = f"{'moea' if issuer == '經濟部' else 'other'}-infra-review-{year}"
    descriptor = {
        "family": "infra-review",
        "issuer": {"zh": issuer},
        "phase": phase,
        "temporal": {"start": f"{date(year + 1911, 1, 1)}", "end": f"{date(year + 1911, 12, 31)}"},
    }
    tables = {"programmes": programmes, "special_budget": money}
    return Package(name, descriptor, {t: SCHEMAS["infra-review"][t] for t in tables}, tables)


def told(*editions, mentions=()):
    """(rows of both tables, how pages see them)"""
    rows = edition_rows({p.name: p for p in editions}, SCHEMAS, mentions)
    return rows, Editions(editions, Package("register", {}, {}, rows))


def replaced(rows, report_id, record_id):
    """(report_id, record_id) of the rows that a record takes the place of, sorted."""
    by = report_id, record_id
    return sorted(
        (row["report_id"], row["record_id"])
        for row in rows["superseded"]
        if (row["by_report_id"], row["by_record_id"]) == by
    )


def current(seen, *editions):
    """(report's year, year of the budget, amount) of every current row."""
    return [
        (int(p.name[-3:]), row["year_roc"], row["statutory_budget_k_twd"])
        for p in editions
        for row in seen.rows(p, "special_budget")
    ]


def test_the_newest_edition_counts_whatever_number_it_gives_the_programme():
    older = edition(110, [RESERVOIR, SOUTH], [(RESERVOIR, 109, 70, "printed"), (SOUTH, 109, 5, "printed")])
    newer = edition(
        111, [SOUTH, RESERVOIR], [(RESERVOIR, 109, 80, "printed"), (RESERVOIR, 110, 9, "printed")]
    )
    rows, seen = told(newer, older)
    # What the newer edition no longer prints stays current.
    assert current(seen, older, newer) == [(110, 109, 5), (111, 109, 80), (111, 110, 9)]
    (revision,) = rows["revisions"]
    assert (revision["report_id"], revision["earlier_report_id"]) == (newer.name, older.name)
    assert (revision["revised_from"], revision["revised_to"], revision["unit"]) == ("70", "80", "千元")
    assert revision["quantity_name"] == f"{RESERVOIR}／2／109"
    assert replaced(rows, newer.name, "special-budget.2.-.109") == [(older.name, "special-budget.1.-.109")]


def test_an_uncertain_or_empty_value_takes_no_printed_ones_place():
    older = edition(110, [SOUTH], [(SOUTH, 108, 5, "printed"), (SOUTH, 109, 6, "printed")])
    newer = edition(111, [SOUTH], [(SOUTH, 108, 50, "uncertain"), (SOUTH, 109, None, "printed")])
    rows, seen = told(older, newer)
    assert current(seen, older, newer) == [(110, 108, 5), (110, 109, 6)]
    assert [row["reason"] for row in rows["superseded"] if row["table"] == "special_budget"] == [
        "uncertain",
        "no_value",
    ]
    # The doubt is told with the revision that may be none.
    assert [(r["revised_to"], r["certainty"]) for r in rows["revisions"]] == [("50", "uncertain")]


def test_which_of_several_rows_was_revised_is_in_doubt():
    """Two rows of one year are told apart by their order alone, and an edition may change it."""
    older, newer = (
        edition(year, [SOUTH], [(SOUTH, 109, amount, "printed") for amount in amounts])
        for year, amounts in ((110, (5, 7)), (111, (7, 5)))
    )
    rows, _ = told(older, newer)
    assert [(r["revised_from"], r["revised_to"], r["certainty"]) for r in rows["revisions"]] == [
        ("5", "7", "uncertain"),
        ("7", "5", "uncertain"),
    ]


@pytest.mark.parametrize("other", [{"issuer": "交通部"}, {"phase": "plan"}])
def test_another_issuer_or_stage_is_no_edition(other):
    first = edition(110, [SOUTH], [(SOUTH, 109, 5, "printed")])
    second = edition(111, [SOUTH], [(SOUTH, 109, 6, "printed")], **other)
    rows, seen = told(first, second)
    assert rows == {}
    assert [amount for _, _, amount in current(seen, first, second)] == [5, 6]
    assert seen.newest == {first.name, second.name}


def test_a_programme_that_was_renamed_is_the_same_where_the_register_knows_it():
    older = edition(110, [SOUTH], [(SOUTH, 109, 5, "printed")])
    newer = edition(111, ["曾文南化聯通管線工程"], [("曾文南化聯通管線工程", 109, 6, "printed")])
    assert current(told(older, newer)[1], older, newer) == [(110, 109, 5), (111, 109, 6)]
    mentions = [
        SimpleNamespace(
            programme_id="tsengwen",
            relation="same",
            record=SimpleNamespace(report_id=p.name, record_id="programmes.1"),
        )
        for p in (older, newer)
    ]
    rows, seen = told(older, newer, mentions=mentions)
    assert current(seen, older, newer) == [(111, 109, 6)]
    assert [row["programme_id"] for row in rows["revisions"]] == ["tsengwen"]
    assert seen.revisions_of("tsengwen") == rows["revisions"]


def test_a_programme_without_a_title_is_like_no_other():
    first, second = (edition(year, [""], [("", 109, year, "printed")]) for year in (110, 111))
    assert current(told(first, second)[1], first, second) == [(110, 109, 110), (111, 109, 111)]


def test_three_editions_revise_one_another_in_turn():
    editions = [
        edition(y, [SOUTH], [(SOUTH, 107, amount, "printed")]) for y, amount in ((109, 1), (110, 2), (111, 2))
    ]
    rows, seen = told(*editions)
    assert current(seen, *editions) == [(111, 107, 2)]
    assert [(r["report_id"], r["revised_from"], r["revised_to"]) for r in rows["revisions"]] == [
        (editions[1].name, "1", "2")
    ]
    earlier = replaced(rows, editions[2].name, "special-budget.1.-.107")
    assert [name for name, _ in earlier] == [editions[0].name, editions[1].name]


def test_of_rows_that_cannot_be_told_apart_only_the_newest_editions_count():
    def plan(year):
        descriptor = {
            "family": "annual-plan",
            "issuer": {"zh": "經濟部"},
            "temporal": {"start": f"{year + 1911}-01-01", "end": f"{year + 1911}-12-31"},
        }
        goals: list[dict[str, Value]] = [
            {"record_id": f"goals.{n}", "goal_no": n, "title": "目標"} for n in (1, 2)
        ]
        return Package(
            f"moea-annual-plan-{year}",
            descriptor,
            {"goals": SCHEMAS["annual-plan"]["goals"]},
            {"goals": goals},
        )

    older, newer = plan(115), plan(116)
    _, seen = told(older, newer)
    assert (len(seen.rows(older, "goals")), len(seen.rows(newer, "goals"))) == (0, 2)
    assert not seen.is_current(older.name, "goals", "goals.1")
    assert seen.is_current(newer.name, "goals", "goals.1")


def test_of_two_reports_on_one_period_the_one_that_was_published_later_is_newer():
    first, second = (edition(110, [SOUTH], []) for _ in range(2))
    first = Package("a-reprint", first.descriptor | {"published": "2022-06"}, first.schemas, first.tables)
    second = Package("b-first", second.descriptor | {"published": "2022-01"}, second.schemas, second.tables)
    (series,) = all_series([first, second])
    assert [p.name for p in series.editions] == ["b-first", "a-reprint"]
    assert series.newest is first
