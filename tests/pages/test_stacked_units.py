"""On phones a row is a card without the heads of its columns: each figure carries its unit in its label."""

import re
from itertools import chain, islice

import pytest

from generator.pages.making.rendering import Templates
from generator.pages.places.place_pages import place_drafts
from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.list_page import list_draft
from generator.pages.register.agency_page import agency_drafts
from generator.pages.register.answer_pages import answer_drafts
from tests.committed import committed_site
from tests.tooling.tracked import ROOT

TABLE = re.compile(r'<table class="data stack[^>]*>.*?</table>', re.DOTALL)
HEAD = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
UNIT = re.compile(r'<span class="unit">([^<]+)</span>')
ROW = re.compile(r"<tr[^>]*><th scope=\"row\">.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[dh]([^>]*)>.*?</t[dh]>", re.DOTALL)


@pytest.fixture(scope="module")
def tables():
    """The tables of some pages of each kind, by address."""
    site = committed_site()
    register = site.packages["register"]
    found = list(dossiers(site, register))
    many = agency_drafts(site, register, found), place_drafts(site, found)
    drafts = [list_draft(register, found), *answer_drafts(site, register)]
    drafts += chain.from_iterable(islice(each, 4) for each in many)
    templates = Templates(ROOT / "site_templates", site)
    return {
        draft.url: TABLE.findall(
            templates.render(draft.template, draft.url, {**draft.values, "title": draft.title, "charts": {}})
        )
        for draft in drafts
    }


def test_a_figure_below_a_head_with_a_unit_says_it_in_its_label(tables):
    seen = 0
    for address, table in ((address, table) for address, found in tables.items() for table in found):
        units = [UNIT.search(head) for head in HEAD.findall(table.split("</thead>")[0])]
        for row in islice(ROW.findall(table), 3):
            for unit, cell in zip(units, CELL.findall(row), strict=True):
                label = re.search(r'data-label="([^"]*)"', cell)
                if unit and 'class="num"' in cell:
                    assert label and label[1].endswith(f" {unit[1]}"), (address, row)
                    seen += 1
    assert seen > 20
