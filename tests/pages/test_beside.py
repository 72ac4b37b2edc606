"""Two editions of a report beside each other; a site with one edition of each has no such page."""

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.packaging.reader import Package
from generator.pages.beside.beside_page import beside_drafts
from generator.pages.beside.editions_beside import beside
from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.event import folded
from tests.committed import committed_site

REVIEW, BOOK = "moea-infra-review-110", "ida-unit-budget-114"
TUNNEL = "石門水庫阿姆坪防淤隧道工程計畫"


@pytest.fixture(scope="module")
def site():
    return committed_site()


def a_year_before(package, name, **tables):
    """The report as an earlier edition, called ``name``, with these tables in place of its own."""
    times = {end: f"{int(day[:4]) - 1}{day[4:]}" for end, day in package.descriptor["temporal"].items()}
    return Package(
        name, {**package.descriptor, "temporal": times}, package.schemas, {**package.tables, **tables}
    )


def with_earlier(site, earlier):
    return replace(site, packages={**site.packages, earlier.name: earlier})


@pytest.fixture(scope="module")
def reviews(site):
    """The review, and one of the year before: a programme less, one more, one called otherwise."""
    review = site.packages[REVIEW]
    programmes = [row for row in review.tables["programmes"] if row["programme_no"] != 1]
    programmes = [
        row | {"title": "翡翠原水管道計畫"} if row["title"] == "翡翠原水管工程計畫" else row
        for row in programmes
    ]
    extra = review.tables["programmes"][0] | {
        "record_id": "programmes.x",
        "programme_no": 99,
        "title": "舊計畫",
    }
    earlier = a_year_before(review, "moea-infra-review-109", programmes=[*programmes, extra])
    return beside(with_earlier(site, earlier), earlier, review)


def test_a_site_with_one_edition_of_each_has_no_such_page(site):
    assert list(beside_drafts(site)) == []
    assert all(site.editions.pairs_with(package.name) == [] for package in site.reports)


def test_there_is_a_page_for_each_two_that_follow_each_other(site):
    review = site.packages[REVIEW]
    earlier = a_year_before(review, "moea-infra-review-109")
    both = with_earlier(site, earlier)
    (draft,) = beside_drafts(both)
    assert draft.url == f"reports/{REVIEW}/beside/"
    assert draft.title == "經濟部主管110年前瞻基礎建設計畫績效檢討報告，和前一版（109 年）並列"
    pairs = [both.editions.pairs_with(name) for name in (REVIEW, earlier.name)]
    assert pairs == [[(earlier, review)]] * 2


def test_what_only_one_edition_names_is_new_or_gone(site, reviews):
    first = site.packages[REVIEW].tables["programmes"][0]
    assert first["programme_no"] == 1
    assert sorted(entry.name for entry in reviews.gone) == ["翡翠原水管道計畫", "舊計畫"]
    # Nobody said that the one with another name is the same.
    assert sorted(entry.name for entry in reviews.new) == sorted([str(first["title"]), "翡翠原水管工程計畫"])
    assert reviews.renamed == []
    assert {entry.url for entry in reviews.gone} == {""}


def test_money_of_each_years_own_is_compared(reviews):
    amounts = {(moved.later.name, moved.label): moved for moved in reviews.moved}
    sizes = [abs(moved.change) for moved in reviews.moved]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 20
    for moved in amounts.values():
        assert {row["year_roc"] for row in moved.before.rows} == {109}
        assert {row["year_roc"] for row in moved.after.rows} == {110}


def test_those_behind_in_both_are_late_again(reviews):
    assert reviews.late_again
    for old, new in reviews.late_again:
        assert old.progress.gap <= -1
        assert new.progress.gap <= -1
        assert old.package.name == "moea-infra-review-109"


def test_a_programme_is_the_same_by_the_register_though_its_name_is_not(site):
    book = site.packages[BOOK]
    rows = book.tables["programmes"]
    known = next(row for row in rows if (BOOK, str(row["record_id"])) in site.named_programmes)
    other = known | {"name": "改名前的計畫", "amount_k_twd": Decimal(1), "year_roc": 113}
    moved = [row | {"year_roc": 113} for row in rows if row is not known]
    earlier = a_year_before(book, "ida-unit-budget-113", programmes=[other, *moved])
    both = with_earlier(site, earlier)
    # The register knows the record of the earlier book too.
    both.named_programmes[earlier.name, str(other["record_id"])] = site.named_programmes[
        BOOK, str(known["record_id"])
    ]
    found = beside(both, earlier, book)
    assert [(old.name, new.name) for old, new in found.renamed] == [("改名前的計畫", str(known["name"]))]
    (change,) = [moved for moved in found.moved if moved.later.name == known["name"]]
    assert change.change == known["amount_k_twd"] - 1


def test_a_year_that_two_phases_pay_for_counts_with_both_and_shows_the_lines_of_both(site):
    review = site.packages[REVIEW]
    rows = review.tables["special_budget"]
    (row,) = (r for r in rows if (r["programme_no"], r["year_roc"], r["sub_project"]) == (1, 110, ""))
    second = {"record_id": "special-budget.second", "special_budget_period": "4", "source_lines": "9"}
    more = row | second | {"statutory_budget_k_twd": Decimal(5)}
    later = replace(review, tables={**review.tables, "special_budget": [*rows, more]})
    earlier = a_year_before(review, "moea-infra-review-109")
    found = beside(
        replace(site, packages={**site.packages, REVIEW: later, earlier.name: earlier}), earlier, later
    )
    (moved,) = (m for m in found.moved if m.later.name == TUNNEL and m.label == "特別預算（法定預算）")
    assert moved.after.k_twd == row["statutory_budget_k_twd"] + 5
    assert [r["record_id"] for r in moved.after.rows] == [row["record_id"], "special-budget.second"]


def test_a_record_that_two_rows_tell_of_counts_once(site):
    review = site.packages[REVIEW]
    programmes, budget = review.tables["programmes"], review.tables["special_budget"]
    (row,) = (r for r in budget if (r["programme_no"], r["year_roc"], r["sub_project"]) == (1, 110, ""))
    more = row | {"record_id": "special-budget.second", "statutory_budget_k_twd": Decimal(5)}
    again = [programmes[0] | {"record_id": f"programmes.{n}"} for n in ("again", "third")]
    tables = {"programmes": [*programmes, *again], "special_budget": [*budget, more]}
    later = replace(review, tables={**review.tables, **tables})
    earlier = a_year_before(review, "moea-infra-review-109")
    found = beside(
        replace(site, packages={**site.packages, REVIEW: later, earlier.name: earlier}), earlier, later
    )
    (moved,) = (m for m in found.moved if m.later.name == TUNNEL and m.label == "特別預算（法定預算）")
    assert moved.after.k_twd == row["statutory_budget_k_twd"] + 5


def test_the_work_plans_of_two_agencies_in_one_book_are_not_one(site):
    book = site.packages[BOOK]
    plans = book.tables["work_plans"]
    own = next(row for row in plans if (BOOK, str(row["record_id"])) not in site.named_programmes)
    other = own | {"record_id": "x", "volume": 2, "agency_id": None, "amount_k_twd": Decimal(7)}
    later = replace(book, tables={**book.tables, "work_plans": [*plans, other]})
    earlier = a_year_before(book, "ida-unit-budget-113")
    found = beside(
        replace(site, packages={**site.packages, BOOK: later, earlier.name: earlier}), earlier, later
    )
    assert [(entry.name, entry.row["volume"]) for entry in found.new] == [(own["work_plan"], 2)]


def test_an_unknown_programme_does_not_take_the_place_of_the_one_that_the_register_knows(site):
    book = site.packages[BOOK]
    rows = book.tables["programmes"]
    known = next(row for row in rows if (BOOK, str(row["record_id"])) in site.named_programmes)
    renamed = known | {"name": "改名前的計畫"}
    unknown = known | {"record_id": "x"}
    earlier = a_year_before(book, "ida-unit-budget-113", programmes=[renamed, unknown])
    both = with_earlier(site, earlier)
    both.named_programmes[earlier.name, str(known["record_id"])] = site.named_programmes[
        BOOK, str(known["record_id"])
    ]
    found = beside(both, earlier, book)
    assert [(old.name, new.name) for old, new in found.renamed] == [("改名前的計畫", str(known["name"]))]
    assert [entry.name for entry in found.gone] == [str(known["name"])]


def test_reports_that_list_no_programmes_are_not_said_to_be_alike(site):
    plan = site.packages["ey-st-plan-114-117"]
    (draft,) = beside_drafts(with_earlier(site, a_year_before(plan, "ey-st-plan-113-116")))
    assert draft.values["answer"].endswith("：這種報告沒有逐項列出計畫，沒有可以並列的。")


def test_what_two_reports_say_alike_is_told_once(site):
    dossier = next(d for d in dossiers(site, site.packages["register"]) if d.name == TUNNEL)
    event = next(event for event in dossier.story if event.report_id == REVIEW)
    again = replace(event, report_id="moea-infra-review-111", record_id="y")
    other = replace(again, text="別的話")
    assert folded([event, again, other]) == [(event, [again]), (other, [])]
    # One report that says it twice says it twice.
    assert folded([event, event]) == [(event, []), (event, [])]
