from collections.abc import Mapping

import pytest

from generator.packaging.reader import Package
from generator.pages.infra_review import record_urls
from generator.pages.infra_review.long_sections import long_sections
from tests.committed import committed_package


@pytest.fixture(scope="module")
def review() -> Package:
    return committed_package("moea-infra-review-110")


@pytest.fixture(scope="module")
def urls(review: Package) -> Mapping[str, str]:
    return record_urls(review)


def test_a_short_programme_stands_on_one_page(review: Package) -> None:
    assert long_sections(review, 1) == []


def test_the_longest_sections_leave_first(review: Package) -> None:
    assert long_sections(review, 33) == ["milestones"]
    assert "milestones" in long_sections(review, 18)


def test_records_are_found_where_they_are_shown(review: Package, urls: Mapping[str, str]) -> None:
    base = "reports/moea-infra-review-110/programmes"
    moved = review.rows("milestones", programme_no=33)[0]["record_id"]
    assert urls[str(moved)] == f"{base}/33/milestones/#{moved}"
    stayed = review.rows("milestones", programme_no=1)[0]["record_id"]
    assert urls[str(stayed)] == f"{base}/1/#{stayed}"


def test_the_parts_of_a_programme_have_their_own_page(review: Package, urls: Mapping[str, str]) -> None:
    rows = review.rows("special_budget", programme_no=46)
    pages = {bool(row["sub_project"]): urls[str(row["record_id"])].partition("#")[0] for row in rows}
    base = "reports/moea-infra-review-110/programmes/46/"
    assert pages == {False: base, True: f"{base}parts/"}
