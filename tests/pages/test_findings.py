"""Findings say what the published tables say: each is computed here once more, from the CSV files alone."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.packaging.reader import Package
from generator.pages.findings import cards, contradictions, findings
from generator.pages.findings.finding import Finding
from generator.pages.frame.site import Site
from generator.pages.infra_review.findings import review_findings
from generator.pages.infra_review.report_page import report_draft
from generator.pages.making.rendering import Templates
from generator.pages.parts.check_rows import check_counts, failed_checks, uncomputed_checks
from generator.pages.parts.subjects import subject
from generator.pages.wording.numbers import money
from tests.committed import committed_site

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / "data" / "packages"
REVIEW, BUDGET = "moea-infra-review-110", "ida-unit-budget-114"


@pytest.fixture(scope="module")
def site() -> Site:
    return committed_site()


@pytest.fixture(scope="module")
def found(site: Site) -> dict[str, Finding]:
    return {finding.slug: finding for finding in findings(site)}


def table(package: str, name: str) -> list[dict[str, str]]:
    with (PACKAGES / package / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(finding: Finding) -> list[str]:
    return [line.record_id for line in finding.lines]


def total(rows: Iterable[dict[str, str]], *columns: str) -> Decimal:
    return sum((Decimal(row[column]) for row in rows for column in columns), Decimal(0))


def test_every_question_has_its_page(found: dict[str, Finding], site: Site) -> None:
    """Delays, executed but not paid, missed, beaten twofold, grants, proposal and enacted; contradictions."""
    assert set(found) == {
        "behind-schedule",
        "executed-not-paid",
        "missed-targets",
        "beaten-targets",
        "grants",
        "enacted",
    }
    assert [draft.url for draft in contradictions.drafts(site)] == ["findings/contradictions/"]
    assert all(finding.answer and finding.method and finding.chart for finding in found.values())


def test_programmes_behind_schedule_come_with_the_reports_reason(found: dict[str, Finding]) -> None:
    late = [
        row
        for row in table(REVIEW, "progress")
        if row["scope"] == "cumulative"
        and not row["sub_project"]
        and Decimal(row["actual_pct"]) - Decimal(row["planned_pct"]) <= -1
    ]
    late.sort(key=lambda row: Decimal(row["actual_pct"]) - Decimal(row["planned_pct"]))
    finding = found["behind-schedule"]
    assert ids(finding) == [row["record_id"] for row in late]
    assert finding.answer.startswith("到110年12月31日，47 項計畫中有 3 項總進度落後預定 1 個百分點以上。")
    assert finding.lines[0].cells[:4] == (
        "離岸風電水下基礎產業技術升級輔導計畫",
        Decimal("36.49"),
        Decimal("21.32"),
        Decimal("-15.17"),
    )
    reasons = str(finding.lines[0].cells[4])
    assert reasons.startswith("（1）銲接人力支援輔導：原定招募20名銲工")
    assert "（2）" in reasons


def test_programmes_executed_but_not_paid(found: dict[str, Finding]) -> None:
    rows = [
        row
        for row in table(REVIEW, "special_budget")
        if row["year_roc"] == "110"
        and not row["sub_project"]
        and Decimal(row["execution_rate_pct"] or 0) >= 90
        and 0 < Decimal(row["spend_ratio_pct"] or 0) <= 70
    ]
    finding = found["executed-not-paid"]
    assert sorted(ids(finding)) == sorted(row["record_id"] for row in rows)
    assert money(total(rows, "executed_k_twd") - total(rows, "realised_k_twd")) in finding.answer
    # The one that the report says is wholly executed, of which 8 percent are paid.
    assert finding.lines[0].cells[:3] == ("石門水庫阿姆坪防淤隧道工程計畫", Decimal("8.35"), Decimal(100))


def test_targets_missed_and_beaten_twofold(found: dict[str, Finding]) -> None:
    rows = [
        (Decimal(row["cumulative_actual"]) / Decimal(row["cumulative_target"]), row["record_id"])
        for row in table(REVIEW, "indicators")
        if row["cumulative_target"]
        and row["cumulative_actual"]
        and Decimal(row["cumulative_target"]) > 0
        and row["is_total"] == "false"
    ]
    assert set(ids(found["missed-targets"])) == {record for share, record in rows if share < 1}
    assert set(ids(found["beaten-targets"])) == {record for share, record in rows if share >= 2}
    assert f"{len(rows)} 個指標中" in found["missed-targets"].answer


def test_grants_and_who_receives_them(found: dict[str, Finding]) -> None:
    rows = [row for row in table(BUDGET, "donations") if row["row_level"] == "item"]
    finding = found["grants"]
    assert set(ids(finding)) == {row["record_id"] for row in rows if row["total_k_twd"]}
    assert f"{len(finding.lines)} 筆捐助，共 {money(total(rows, 'total_k_twd'))}" in finding.answer
    assert "其中對團體之捐助 55.8 億元、對個人之捐助 379 萬元、對國外之捐助 5,000 萬元。" in finding.answer
    assert finding.answer.endswith("預算書印的是可以受捐助者的類別，沒有印誰真正拿到。")


def test_proposal_against_enacted_budget(found: dict[str, Finding]) -> None:
    enacted = {
        row["account_code"]: row["budget_this_year_k_twd"]
        for row in table("dgbas-moea-expenditure-enacted", "expenditure")
        if row["year_roc"] == "114"
    }
    finding = found["enacted"]
    proposed = {row["record_id"]: row for row in table(BUDGET, "expenditure")}
    assert len(finding.lines) >= 3
    for line in finding.lines:
        row = proposed[line.record_id]
        before, after = Decimal(row["budget_this_year_k_twd"]), Decimal(enacted[row["account_code"]])
        assert line.cells[1:4] == (before, after, after - before)


def test_contradictions_are_counted_and_errors_stand_before_roundings(site: Site) -> None:
    (draft,) = contradictions.drafts(site)
    checks = [row for name in site.packages if name != "register" for row in table(name, "checks")]
    assert draft.values["total"] == len(checks)
    verdicts = Counter(row["verdict"] for row in checks)
    assert draft.values["holds"] == verdicts["holds"]
    assert draft.values["uncomputed"] == verdicts["not_computed"]
    assert draft.values["failed"] == len(checks) - verdicts["holds"] - verdicts["not_computed"]
    errors = [dict(report.groups).get("source_error", []) for report in draft.values["reports"]]
    assert [len(rows) for rows in errors] == sorted(map(len, errors), reverse=True)
    for report in draft.values["reports"]:
        order = [contradictions.ORDER.index(verdict) for verdict, _ in report.groups]
        assert order == sorted(order)


def test_what_was_not_computed_is_counted_and_is_no_contradiction(site: Site) -> None:
    review = site.packages[REVIEW]
    rows = [row for row in review.tables["checks"] if row["verdict"] in ("holds", "source_error")][:40]
    changed = [{**row, "verdict": "not_computed"} for row in rows[:3]]
    package = replace(review, tables={**review.tables, "checks": [*changed, *rows[3:]]})
    failed = [row for row in rows[3:] if row["verdict"] != "holds"]
    assert check_counts(package) == {
        "total": 40,
        "holds": 37 - len(failed),
        "errors": len(failed),
        "others": 0,
        "uncomputed": 3,
    }
    assert uncomputed_checks(package) == changed
    assert failed_checks(package) == failed


def test_only_a_person_with_evidence_says_that_a_report_contradicts_itself(site: Site) -> None:
    said = [row for name in site.packages if name != "register" for row in table(name, "checks")]
    said = [row for row in said if row["verdict"] == "source_error"]
    assert said
    assert {row["judged_by"] for row in said} == {"person"}
    assert all(row["evidence"] and row["explanation"] for row in said)


@pytest.mark.parametrize("verdict", ["extraction_gap", "rounding", "not_computed"])
def test_what_no_person_called_a_contradiction_stands_folded_and_accuses_nobody(
    site: Site, verdict: str
) -> None:
    review = site.packages[REVIEW]
    errors = [row for row in review.tables["checks"] if row["verdict"] == "source_error"]
    lost = {
        **errors[0],
        "verdict": verdict,
        "judged_by": "machine",
        "evidence": "",
        "explanation": "只讀到一邊",
    }
    package = replace(review, tables={**review.tables, "checks": [lost, errors[1]]})
    changed = replace(site, packages={**site.packages, REVIEW: package})
    templates = Templates(ROOT / "site_templates", changed)
    for draft in (next(contradictions.drafts(changed)), report_draft(changed, package)):
        text = templates.render(
            draft.template, draft.url, {**draft.values, "title": draft.title, "charts": {}}
        )
        open_rows = re.sub(r"<details.*?</details>", "", text, flags=re.DOTALL)
        assert ("只讀到一邊" in text) is (verdict != "not_computed" or draft.template.startswith("findings/"))
        assert "只讀到一邊" not in open_rows
        assert str(errors[1]["explanation"]) in open_rows


def test_a_check_says_what_it_is_about(site: Site) -> None:
    review = site.packages[REVIEW]
    # The row has no name of its own; the programme that it points to has one.
    tables = site.tables_of(review)
    assert subject(review, tables, "special-budget.1.-.107") == "石門水庫阿姆坪防淤隧道工程計畫　年度 107"
    budget = site.packages[BUDGET]
    assert subject(budget, site.tables_of(budget), "revenue.7-145-1") == "雜項收入"
    assert subject(review, tables, "no-such-record") == ""


def test_findings_follow_the_data(site: Site) -> None:
    """A programme that catches up leaves the page."""
    review = site.packages[REVIEW]
    progress = [
        {**row, "actual_pct": row["planned_pct"]} if row["programme_no"] == 23 else row
        for row in review.tables["progress"]
    ]
    changed = replace(review, tables={**review.tables, "progress": progress})
    behind = next(iter(review_findings(site, changed)))
    assert (
        "47 項計畫中有 2 項總進度落後預定 1 個百分點以上。落後最多的是智慧電動巴士 DMIT 計畫" in behind.answer
    )
    assert "progress.23.-.cumulative" not in ids(behind)


def earlier(package: Package, name: str, year: int) -> Package:
    """The same report as the edition of another year."""
    told = {"name": name, "temporal": {"start": f"{year}-01-01", "end": f"{year}-12-31"}}
    return replace(package, name=name, descriptor={**package.descriptor, **told})


def test_a_question_has_one_card_an_issuer_with_the_newest_edition(site: Site) -> None:
    review = site.packages[REVIEW]
    older = earlier(review, "a-review-109", 2020)
    newer = earlier(review, "z-review-111", 2022)
    other = earlier(review, "a-other-review-112", 2023)
    other = replace(other, descriptor={**other.descriptor, "issuer": {"zh": "交通部", "en": "MOTC"}})
    found = cards(replace(site, packages=dict(site.packages) | {p.name: p for p in (older, newer, other)}))
    late = [card for card in found if card.finding.slug == "behind-schedule"]
    assert [card.finding.heading for card in late] == [
        "哪些計畫落後？為什麼？（交通部 112 年）",
        "哪些計畫落後？為什麼？（經濟部 111 年）",
    ]
    assert [[other.package.name for other in card.earlier] for card in late] == [[], [REVIEW, "a-review-109"]]
    # Every question is asked once before one is asked of a second issuer.
    assert len({card.finding.slug for card in found[:6]}) == 6


def test_a_question_that_the_newest_edition_leaves_open_is_answered_by_the_one_before(site: Site) -> None:
    review = site.packages[REVIEW]
    newer = earlier(replace(review, tables={**review.tables, "progress": []}), "z-review-111", 2022)
    found = cards(replace(site, packages=dict(site.packages) | {newer.name: newer}))
    shown = {card.finding.slug: card.finding.package.name for card in found}
    assert (shown["behind-schedule"], shown["missed-targets"]) == (REVIEW, newer.name)
