"""With a second edition of every report each published figure is what the simulator knows: none is doubled.

Expected values come from the committed CSV files and from what the simulator changed in the texts.
"""

from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from generator.pages.findings import cards
from generator.pages.general.front_pages import drafts as front_drafts
from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.money import amounts_of
from generator.pages.register.agency_facts import AgencyNames, AgencyRows, budgets_of, goals_of, measures_of
from generator.pages.register.answers import answers
from tests.made_once import made_once
from tests.simulated.edition import KINDS, committed, next_edition
from tests.simulated.project import make_project, site_of

pytestmark = pytest.mark.long
EDITIONS = {family: next_edition(family) for family in KINDS}
REVIEW, ENACTED = EDITIONS["infra-review"], EDITIONS["enacted-budget"]


def project_with(editions, factory, name):
    def make(root: Path) -> None:
        make_project(root / "project", editions)

    return site_of(made_once(factory, name, make) / "project")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return project_with(EDITIONS.values(), tmp_path_factory, "second-editions")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The committed reports alone, with a register of today's decisions."""
    return project_with((), tmp_path_factory, "first-editions")


@pytest.fixture(scope="module")
def found(site):
    return {answer.slug: answer.rows for answer in answers(site)}


def changed(edition, **where):
    """By how much the amounts of an edition's rows are larger than the committed ones."""
    return sum(
        int(change.after) - int(change.before)
        for change in edition.changes
        if all(change.row[name] == value for name, value in where.items())
    )


def test_the_simulator_changes_what_it_is_asked_to():
    told = {family: (len(e.changes), bool(e.renamed)) for family, e in EDITIONS.items()}
    assert told == {
        "infra-review": (5, True),
        "unit-budget": (5, True),
        "annual-plan": (0, True),
        "business-report": (1, False),
        "st-plan": (5, False),
        "enacted-budget": (5, False),
    }


def test_special_budgets_by_field_are_those_of_the_newest_edition(found):
    rows = [r for r in committed("moea-infra-review-110", "special_budget") if not r["sub_project"]]
    programmes = {r["programme_no"]: r for r in committed("moea-infra-review-110", "programmes")}
    known: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for row in rows:
        if not row["statutory_budget_k_twd"]:
            continue
        programme = programmes[row["programme_no"]]
        # One programme is called otherwise in the new edition: the old one stays, the new one is added.
        times = 2 if programme["title"] == REVIEW.renamed[0] else 1
        amount = Decimal(row["statutory_budget_k_twd"]) * times
        known[programme["category"], int(row["year_roc"])] += amount
    for change in REVIEW.changes:
        place = programmes[change.row["programme_no"]]["category"], int(change.row["year_roc"])
        known[place] += int(change.after) - int(change.before)
    special = {r[0::2][:2]: r[3] for r in found["money-by-field"] if r[1].startswith("前瞻")}
    assert special == known


def test_enacted_and_proposed_budgets_count_once(found):
    functions = [r for r in committed(ENACTED.kind.report, "expenditure") if r["account_level"] == "function"]
    known: Counter[tuple[str, int]] = Counter()
    for row in functions:
        known[row["account_name"], int(row["year_roc"])] += int(row["budget_this_year_k_twd"])
    for change in ENACTED.changes:
        known[change.row["account_name"], 113] += int(change.after) - int(change.before)
    assert {(r[0], r[2]): r[3] for r in found["money-by-field"] if r[1].startswith("法定")} == known
    book = EDITIONS["unit-budget"]
    branches = committed(book.kind.report, "branches")
    proposed = {(r["branch"], 114): int(r["amount_k_twd"]) for r in branches}
    proposed |= {(r["branch"], 115): int(r["amount_k_twd"]) + changed(book, **r) for r in branches}
    assert {(r[0], r[2]): r[3] for r in found["money-by-field"] if r[1].startswith("單位")} == proposed


def total(rows):
    """Sum of the budgets of programmes, in thousand NT$."""
    return sum(Decimal(str(row[2])) for row in rows)


def test_what_the_newest_plan_no_longer_names_is_not_continued(found, first):
    before = next(a.rows for a in answers(first) if a.slug == "continued-programmes")
    rows = found["continued-programmes"]
    assert {row[0] for row in before} - {row[0] for row in rows} == {EDITIONS["annual-plan"].renamed[0]}
    assert len(rows) == len(before) - 1 == 7
    # The sum over all years of a programme, revisions of the newest review included.
    continued = {row[0] for row in rows}
    revised = total(rows) - total(row for row in before if row[0] in continued)
    titles = {r["programme_no"]: r["title"] for r in committed("moea-infra-review-110", "programmes")}
    assert revised == sum(
        int(c.after) - int(c.before) for c in REVIEW.changes if titles[c.row["programme_no"]] in continued
    )


def test_statements_are_those_of_the_newest_report(found, first):
    before = next(a.rows for a in answers(first) if a.slug == "targets-and-statements")
    (change,) = EDITIONS["business-report"].changes
    # Programme, source, number and day: what the number is of is for other tests.
    known = Counter((r[0], r[1], change.after if r[3] == change.before else r[3], r[4]) for r in before)
    assert Counter((r[0], r[1], r[3], r[4]) for r in found["targets-and-statements"]) == known
    assert change.after in {printed for _, _, printed, _ in known}


def test_every_question_has_one_card_and_the_numbers_of_the_newest_edition(site, first):
    before = {card.finding.slug: card.finding for card in cards(first)}
    shown = cards(site)
    assert [card.finding.slug for card in shown] == list(before)
    newest = {e.report_id for e in EDITIONS.values()}
    # Of 111 no amount is spent yet, and no budget of 115 is enacted: the edition before answers.
    assert {c.finding.slug for c in shown if c.finding.package.name not in newest} == {
        "executed-not-paid",
        "enacted",
    }
    for card in shown:
        assert len(card.finding.lines) == len(before[card.finding.slug].lines), card.finding.slug
    late = next(card for card in shown if card.finding.slug == "behind-schedule")
    assert "111" in late.finding.answer
    assert "，47 項計畫中" in late.finding.answer
    assert late.finding.heading == "哪些計畫落後？為什麼？（經濟部 111 年）"


def test_home_leads_to_the_newest_edition_of_every_series(site):
    (home,) = [draft for draft in front_drafts(site) if draft.url == ""]
    assert sorted(p.name for p in home.values["packages"]) == sorted(e.report_id for e in EDITIONS.values())


def test_agencies_lead_and_plan_what_the_newest_plan_says(site, first):
    def facts(of):
        register = of.packages["register"]
        rows = AgencyRows(of, AgencyNames(register))
        ids = [str(row["agency_id"]) for row in register.tables["agencies"]]
        return {
            name: (*map(len, measures_of(rows, name)), len(goals_of(rows, name)), budgets_of(rows, name))
            for name in ids
        }

    before, after = facts(first), facts(site)
    assert {name: told[:3] for name, told in after.items()} == {n: told[:3] for n, told in before.items()}
    changes = EDITIONS["st-plan"].changes
    for name, (*_, budgets) in after.items():
        known = Counter((a.year, a.label, str(a.amount_k_twd)) for a in before[name][-1])
        for change in changes:
            place = change.row["year"], "科技發展預算"
            if known[(*place, change.before)]:
                known[(*place, change.before)] -= 1
                known[(*place, change.after)] += 1
        seen = Counter((a.year, a.label, str(a.amount_k_twd)) for a in budgets)
        # Next year's budget book adds its own year.
        assert {k: n for k, n in seen.items() if k[0] != "115"} == +known, name


def test_programmes_cost_what_the_newest_edition_prints(site, first):
    def amounts(of):
        return Counter(
            (dossier.identifier, a.pot, a.stage, a.part, a.year_roc, str(a.k_twd))
            for dossier in dossiers(of, of.packages["register"])
            for a in amounts_of(dossier)
        )

    # What is allotted is printed as 同(A), the same as what was enacted.
    after = {
        (stage, int(c.row["year_roc"]), c.before): c.after
        for c in REVIEW.changes
        for stage in ("enacted", "allotted")
    }
    known = Counter(
        (name, pot, stage, part, year, after.get((stage, year, k), k))
        for name, pot, stage, part, year, k in amounts(first)
    )
    seen = amounts(site)
    # Next year's budget book adds its own year.
    assert Counter({told: n for told, n in seen.items() if told[-2] != 115}) == known
    assert {k for *_, k in seen} >= set(after.values())


def test_every_change_of_an_amount_is_a_revision(site):
    register = site.packages["register"]
    told = {
        (row["report_id"], row["field"], row["revised_from"], row["revised_to"])
        for row in register.tables["revisions"]
    }
    for family in ("infra-review", "st-plan", "enacted-budget"):
        edition = EDITIONS[family]
        known = {(edition.report_id, c.column, c.before, c.after) for c in edition.changes}
        own = {row for row in told if row[0] == edition.report_id and row[1] == edition.kind.amounts[1]}
        assert own == known, family
    # Another year's budget is no revision of this year's.
    assert not [row for row in told if row[0] == EDITIONS["unit-budget"].report_id]
