"""Title, name and description of a new report: from what was told, what the report is like, and its time."""

from __future__ import annotations

from datetime import date

import pytest

from generator.adding.naming import alike, put, put_description, put_names
from generator.reading.manifest import Manifest, load_manifest
from generator.reading.opening import Body, Opening
from generator.reading.opening.finding import Finding, Sure
from tests.tooling.tracked import ROOT

PLAN = load_manifest(ROOT / "content" / "reports" / "moea-annual-plan-115.yml")
BODIES = [Body("交通部", "motc", "Ministry of Transportation and Communications"), Body("經濟部", "moea")]


def facts(sure: Sure = "sure", **values: str) -> dict[str, Finding]:
    return {name: Finding(value, sure, "told") for name, value in {"family": "annual-plan", **values}.items()}


def opening(title: str = "", years: str = "", half: str = "") -> Opening:
    """What the first pages say, as far as a name is made of it."""
    found = {"title": title, "years": years, "half": half}
    made = {name: Finding(value, "sure", "line 1") if value else None for name, value in found.items()}
    nothing = dict.fromkeys(set(Opening.__dataclass_fields__) - set(found))
    return Opening(**{**nothing, **made})


def edition(report_id: str, **changes: object) -> Manifest:
    return PLAN.model_copy(update={"report_id": report_id, **changes})


def named(told: dict[str, Finding], first: Opening, *earlier: Manifest) -> dict[str, tuple[str, str]]:
    """Titles and name that are put beside what was told: value and how sure it is."""
    found = dict(told)
    put_names(found, first, earlier, BODIES)
    return {name: (f.value, f.sure) for name, f in found.items() if name not in told}


def test_a_fact_that_was_told_is_not_put_again_and_an_empty_one_never() -> None:
    found = facts(year="116")
    put(found, "year", Finding("117", "likely", "x"))
    put(found, "issuer_zh", Finding("", "sure", "x"))
    put(found, "title_zh", None)
    put(found, "phase", Finding("plan", "likely", "x"))
    assert {name: f.value for name, f in found.items()} == {
        "family": "annual-plan",
        "year": "116",
        "phase": "plan",
    }


def test_the_newest_report_of_family_and_issuer_is_alike() -> None:
    older = edition("moea-annual-plan-114", period_end=date(2025, 12, 31))
    other = edition("moea-unit-budget-116", family="unit-budget", period_end=date(2027, 12, 31))
    told = facts(issuer_zh="經濟部")
    assert alike(told, [older, PLAN, other]) is PLAN
    assert alike(facts(issuer_zh="交通部"), [older, PLAN]) is None
    assert alike(facts(), [PLAN]) is None


def test_a_report_is_called_like_the_one_before_with_its_year() -> None:
    told = facts(issuer_zh="經濟部", issuer_en="Ministry of Economic Affairs", year="116")
    assert named(told, opening("年度施政計畫"), PLAN) == {
        "title_zh": (PLAN.title.zh.replace("115", "116"), "likely"),
        "title_en": (PLAN.title.en.replace("2026", "2027"), "likely"),
        "report_id": ("moea-annual-plan-116", "sure"),
    }


def test_a_half_of_a_year_is_a_report_of_its_own() -> None:
    told = facts(issuer_zh="經濟部", issuer_en="Ministry of Economic Affairs", year="116")
    found = named(told, opening(years="116", half="h2"), PLAN)
    assert found["title_zh"] == ("經濟部116年下半年施政計畫", "likely")
    assert found["title_en"][0].endswith(", Ministry of Economic Affairs, 2027, second half")
    assert found["report_id"] == ("moea-annual-plan-116h2", "sure")
    # Another year than the text states was given: the text's half is not that year's.
    assert named(told, opening(years="115", half="h2"), PLAN)["report_id"][0] == "moea-annual-plan-116"


def test_years_of_a_span_are_put_in_both_calendars() -> None:
    told = facts(issuer_zh="交通部", issuer_en="Ministry of Transportation", year="114-117")
    assert named(told, opening(), PLAN) == {
        "title_zh": ("交通部114至117年度施政計畫", "likely"),
        "title_en": (
            "Annual administrative plan, Ministry of Transportation, 2025–2028",
            "likely",
        ),
        "report_id": ("motc-annual-plan-114-117", "sure"),
    }


@pytest.mark.parametrize(
    ("title", "expected", "sure"),
    [
        ("施政計畫", "交通部116年度施政計畫", "sure"),
        ("交通部施政計畫", "交通部116年度施政計畫", "sure"),
        ("行政院交通部施政計畫", "116年度行政院交通部施政計畫", "sure"),
        ("交通部115年度施政計畫", "交通部115年度施政計畫", "sure"),
    ],
)
def test_the_title_of_the_cover_gets_issuer_and_year_where_it_has_none(
    title: str, expected: str, sure: str
) -> None:
    assert named(facts(issuer_zh="交通部", year="116"), opening(title))["title_zh"] == (expected, sure)


def test_without_a_year_the_title_stays_and_there_is_no_name() -> None:
    assert named(facts(issuer_zh="交通部"), opening("施政計畫")) == {"title_zh": ("施政計畫", "sure")}
    assert named(facts(issuer_zh="交通部"), opening()) == {}


def test_a_name_is_as_sure_as_its_year_and_needs_one_short_name_of_the_issuer() -> None:
    told = facts(issuer_zh="交通部") | facts("likely", year="116")
    assert named(told, opening())["report_id"] == ("motc-annual-plan-116", "likely")
    assert "report_id" not in named(facts(issuer_zh="文官部", year="116"), opening())
    two = edition("economy-annual-plan-114"), PLAN
    assert "report_id" not in named(facts(issuer_zh="經濟部", year="116"), opening(), *two)
    # A name of another form says nothing of the issuer's short name.
    odd = edition("plan-of-moea")
    assert (
        named(facts(issuer_zh="經濟部", year="116"), opening(), odd)["report_id"][0] == "moea-annual-plan-116"
    )


def test_a_description_is_made_of_each_title() -> None:
    found = facts(title_zh="甲", title_en="A")
    put_description(found)
    assert (found["description_zh"].value, found["description_zh"].sure) == (
        "甲的全部資料表（年度施政計畫）。",
        "likely",
    )
    assert found["description_en"].value.startswith("All tables of: A (")
    untitled = facts()
    put_description(untitled)
    assert set(untitled) == {"family"}
