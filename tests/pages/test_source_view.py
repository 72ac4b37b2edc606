"""The source view leads from a line to all that was made of it."""

from pathlib import Path

import pytest

from generator.pages.frame.site import Site
from generator.pages.general import source_view
from generator.pages.general.source_view import SourceLine
from generator.records.stretches import first_line, last_line
from tests.committed import committed_site

ROOT = Path(__file__).parents[2]
PLAN, REPORT = "moea-annual-plan-115", "moea-business-report-113"


@pytest.fixture(scope="module")
def site() -> Site:
    return committed_site()


def sections(site: Site, report: str) -> list[list[SourceLine]]:
    drafts = source_view.drafts(site, site.packages[report])
    return [list(draft.values["lines"]) for draft in drafts if "lines" in draft.values]


def test_a_statement_and_the_figure_in_it_are_both_reached_from_their_line(site: Site) -> None:
    lines = {line.number: line for section in sections(site, REPORT) for line in section}
    figure = site.packages[REPORT].tables["figures"][0]
    line = lines[first_line(figure) or 0]
    links = site.links[REPORT]
    item = site.packages[REPORT].rows("items", item_path=figure["item_path"])[0]
    assert (line.table, line.url) == ("業務項目", links.url(str(item["record_id"])))
    assert ("數字陳述", links.url(str(figure["record_id"]))) in line.others


def test_a_record_of_many_lines_is_named_where_it_or_the_page_begins(site: Site) -> None:
    plan = site.packages[PLAN].tables["work_plans"][0]
    first, last = first_line(plan) or 0, last_line(plan) or 0
    url = site.links[PLAN].url(str(plan["record_id"]))
    assert last - first > 5
    naming = [
        line.number
        for section in sections(site, PLAN)
        for line in section
        if ("工作計畫", url) in line.others or (line.table == "工作計畫" and line.url == url)
    ]
    assert naming[0] == first
    assert len(naming) < (last - first) / 2
