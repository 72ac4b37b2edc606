"""What the first lines of a report tell, on the beginnings of the five real ones and on made-up covers."""

import pytest

from generator.adding.opening import read_opening
from generator.reading.document import document_from_text, read_document
from tests.tooling.tracked import ROOT


def opening(report: str):
    return read_opening(read_document(ROOT / "data" / "sources" / f"{report}.txt"))


def values(found) -> dict[str, tuple[str, str]]:
    facts = {name: getattr(found, name) for name in ("title", "issuer", "years", "period", "published")}
    return {name: (fact.value, fact.sure) for name, fact in facts.items() if fact is not None}


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            "moea-annual-plan-115",
            {
                "title": ("經濟部115年度施政計畫", "likely"),
                "issuer": ("經濟部", "sure"),
                "years": ("115", "sure"),
                "period": ("2026-01-01/2026-12-31", "sure"),
            },
        ),
        (
            "ida-unit-budget-114",
            {
                "title": ("經濟部產業發展署單位預算", "likely"),
                "issuer": ("經濟部產業發展署", "sure"),
                "years": ("114", "sure"),
                "period": ("2025-01-01/2025-12-31", "sure"),
            },
        ),
        (
            "ey-st-plan-114-117",
            {
                "title": ("國家科學技術發展計畫", "likely"),
                "years": ("114-117", "sure"),
                "period": ("2025-01-01/2028-12-31", "sure"),
                "published": ("2025-10-20", "sure"),
            },
        ),
    ],
)
def test_a_cover_tells_title_issuer_and_years(report, expected):
    assert values(opening(report)) == expected


def test_a_year_of_running_text_is_only_likely():
    found = values(opening("moea-infra-review-110"))
    assert found["years"] == ("110", "likely")
    assert found["issuer"] == ("經濟部", "likely")
    assert "title" not in found


def test_a_title_with_spaces_between_its_characters():
    found = values(opening("moea-business-report-113"))
    assert found["title"] == ("經濟部業務報告", "likely")
    assert found["issuer"] == ("經濟部", "sure")


@pytest.mark.parametrize(
    ("text", "issuer", "years"),
    [
        ("交通部116年度施政計畫\n內文。", "交通部", "116"),
        ("國家發展委員會\n中華民國 115 年度\n單位預算", "國家發展委員會", "115"),
        ("農業部農糧署113年度單位決算\n", "農業部農糧署", "113"),
        ("衛生福利部２０２６年業務報告\n", "衛生福利部", "115"),
    ],
)
def test_other_bodies_and_years(text, issuer, years):
    found = values(read_opening(document_from_text(text)))
    assert (found["issuer"][0], found["years"][0]) == (issuer, years)


@pytest.mark.parametrize("text", ["", "\n\n", "x" * 5000, "115" * 4000, "部" * 3000, "年年年年\n" * 80])
def test_an_opening_that_tells_nothing(text):
    found = values(read_opening(document_from_text(text)))
    assert set(found) <= {"issuer"}


def test_a_line_of_body_words_alone_takes_no_time():
    found = values(read_opening(document_from_text("部" * 45 + "計畫\n" + "部" * 44 + "\n")))
    assert found["issuer"] == ("部" * 31, "likely")
