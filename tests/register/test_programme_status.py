"""The state of a programme by its rules: one case a row of status_rules.yml, and the order between them."""

from datetime import date
from decimal import Decimal

import pytest

from generator.pages.programmes.fact import Duration, Progress
from generator.pages.programmes.report_dates import ReportDay
from generator.pages.programmes.status import Known, last_known, status, status_rules
from tests.tooling.tracked import ROOT

NEWEST = ReportDay(date(2025, 10, 20), "plan", "國家科學技術發展計畫")
REVIEW = ReportDay(date(2021, 12, 31), "review", "績效檢討報告")
LATER = ReportDay(date(2026, 1, 1), "annual", "115年度施政計畫")


def known(
    actual: str | None = None,
    planned: str = "50",
    end: date | None = None,
    later: ReportDay | None = None,
    stage: str = "executed",
) -> Known:
    """What is known of a programme whose progress of 31 December 2021 is given."""
    progress = (
        None if actual is None else Progress("review", {}, REVIEW.day, Decimal(planned), Decimal(actual))
    )
    duration = Duration("review", {}, None, end) if end else None
    return Known(progress, duration, later, later or REVIEW, stage, NEWEST)


AHEAD, PAST, BEFORE_REVIEW = date(2025, 12, 31), date(2024, 12, 31), date(2021, 8, 31)
CASES = {
    "completed": (known("100", "100", BEFORE_REVIEW), "完成"),
    "short_at_end": (known("80", "80", BEFORE_REVIEW), "期程屆滿，進度未滿"),
    "goes_on": (known("87.35", "87.41", PAST, LATER), "期程屆滿後仍有報告"),
    "unreported": (known("83.95", "83.96", PAST), "逾期未見後續報告"),
    "behind": (known("21.32", "36.49", AHEAD), "落後 15.17 個百分點"),
    "ahead": (known("25.09", "23.80", AHEAD), "超前 1.29 個百分點"),
    "on_schedule": (known("83.95", "83.96", AHEAD), "如期"),
    "planned": (known(stage="planned"), "列入計畫"),
    "funded": (known(stage="funded"), "編列預算"),
    "reported": (known(stage="reported"), "報告談到"),
    "listed": (known(), "報告提及"),
}


@pytest.mark.parametrize("state", CASES)
def test_each_rule_has_its_case(state: str) -> None:
    given, label = CASES[state]
    found = status(given)
    assert (found.state, found.label) == (state, label)


def test_every_rule_is_tried_above() -> None:
    assert [rule["state"] for rule in status_rules()] == list(CASES)


@pytest.mark.parametrize(
    ("actual", "planned", "state"),
    [
        ("12.01", "13", "on_schedule"),
        ("12", "13", "behind"),
        ("13.99", "13", "on_schedule"),
        ("14", "13", "ahead"),
    ],
)
def test_a_whole_percentage_point_is_a_delay_or_a_lead(actual: str, planned: str, state: str) -> None:
    assert status(known(actual, planned, AHEAD)).state == state


def test_a_hundred_percent_before_the_end_is_not_complete() -> None:
    assert status(known("100", "100", AHEAD)).state == "on_schedule"
    assert status(known("100", "100", PAST)).state == "unreported"


def test_a_programme_without_a_printed_end_is_never_overdue() -> None:
    assert status(known("83.95", "83.96")).state == "on_schedule"


def test_days_are_counted_to_the_newest_report_and_not_to_a_clock() -> None:
    given = known("83.95", "83.96", PAST)
    found = status(given)
    assert given.days_past == 293
    assert found.as_of == NEWEST.day
    assert found.sentence == (
        "期程到113年12月31日為止，已過 293 天（算到已讀最新報告的日期 114年10月20日），"
        "其後沒有讀到它的報告；這不表示計畫沒有完成。"
    )
    assert known(end=NEWEST.day).days_past is None


def test_the_last_known_state_does_not_look_at_the_calendar() -> None:
    found = last_known(known("21.32", "36.49", PAST))
    assert (found.state, found.as_of) == ("behind", REVIEW.day)
    assert found.sentence == "到110年12月31日，總進度 21.32%，預定 36.49%。"


def test_the_reference_page_tells_every_rule_in_its_order() -> None:
    page = (ROOT / "docs" / "reference" / "programme-status.md").read_text("utf-8")
    told = [row.split(" | ")[:2] for row in page.splitlines() if row.startswith("| `")]
    assert told == [[f"| `{rule['state']}`", rule["label"]] for rule in status_rules()]
