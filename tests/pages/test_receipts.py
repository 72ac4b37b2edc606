"""What the panel of a figure finds in the source view: the sums of its lines, and facts of the report."""

import json
from dataclasses import replace

import pytest

from generator.pages.frame.site import Site
from generator.pages.general.receipts import facts, sums_by_section
from generator.records.stretches import first_line
from tests.committed import committed_site

REVIEW, BUDGET = "moea-infra-review-110", "ida-unit-budget-114"


@pytest.fixture(scope="module")
def site() -> Site:
    return committed_site()


def test_a_sum_stands_with_the_line_of_its_total_and_with_those_of_its_parts(site: Site) -> None:
    sums = sums_by_section(site.packages[BUDGET])
    # The total of grants stands on line 1210, its parts on lines up to 1404: 250 lines make a section.
    wide = [row for row in site.packages[BUDGET].tables["checks"] if row["other_lines"]]
    apart = next(
        row
        for row in wide
        if int(str(row["other_lines"]).split(" ")[-1].split("-")[0]) - (first_line(row) or 0) > 250
    )
    own = ((first_line(apart) or 0) - 1) // 250
    part = (int(str(apart["other_lines"]).split(" ")[-1].split("-")[0]) - 1) // 250
    assert own != part
    assert apart in sums[own]
    assert apart in sums[part]


def test_no_check_is_left_out(site: Site) -> None:
    for package in site.reports:
        shown = {row["check_id"] for rows in sums_by_section(package).values() for row in rows}
        assert shown == {row["check_id"] for row in package.tables["checks"] if row["source_lines"]}


def test_the_facts_name_report_citation_and_contact_and_can_stand_in_an_attribute(site: Site) -> None:
    named = replace(site, contact="fix@data.example")
    text = str(facts(named, site.packages[REVIEW]))
    assert not set("'<>&") & set(text)
    told = json.loads(text)
    assert told["title"] == "經濟部主管110年前瞻基礎建設計畫績效檢討報告"
    assert told["citation"].startswith("經濟部（2026）。《經濟部主管110年前瞻基礎建設計畫績效檢討報告》")
    assert told["contact"] == "fix@data.example"
    assert told["words"]["marked"] == "標起來的就是這個數字。"
