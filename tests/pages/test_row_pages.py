"""A table too long for one page stands on several, and every record keeps an address that opens its row."""

import json

from generator.pages.general.table_pages import addresses_in, table_drafts, table_url
from generator.pages.parts.row_pages import page_of_records, places_asset, row_pages
from tests.committed import committed_site

BUDGETS = "dgbas-moea-expenditure-enacted"


def rows(count: int):
    return [{"record_id": f"r.{number}"} for number in range(1, count + 1)]


def test_a_table_with_few_cells_has_one_page() -> None:
    (page,) = row_pages("t/", rows(1000), 3, [("a", "甲", rows(500)), ("b", "乙", rows(500))])
    assert (page.url, page.label, len(page.rows)) == ("t/", "", 1000)


def test_a_long_table_has_a_page_a_group_and_the_first_stays_at_its_address() -> None:
    found = rows(1001)
    pages = row_pages("t/", found, 3, [("114", "114 年度", found[:600]), ("113", "113 年度", found[600:])])
    assert [(page.url, page.label, len(page.rows)) for page in pages] == [
        ("t/", "114 年度", 600),
        ("t/113/", "113 年度", 401),
    ]
    assert page_of_records(pages)["r.601"] == "t/113/#r.601"
    asset = places_asset(pages)
    assert asset.path == "t/rows.json"
    below = json.loads(asset.data)
    assert (len(below), below["r.601"], "r.600" in below) == (401, "113/", False)


def test_groups_that_are_too_long_themselves_are_parted_by_number() -> None:
    found = rows(2500)
    pages = row_pages("t/", found, 3, [("a", "甲", found[:10]), ("b", "乙", found[10:])])
    assert [(page.url, page.label, len(page.rows)) for page in pages] == [
        ("t/", "第 1–1,000 列", 1000),
        ("t/2/", "第 1,001–2,000 列", 1000),
        ("t/3/", "第 2,001–2,500 列", 500),
    ]


def test_the_enacted_budgets_have_a_page_a_year_and_no_row_is_lost() -> None:
    site = committed_site()
    package = site.packages[BUDGETS]
    drafts = list(table_drafts(site, package, "expenditure"))
    url = table_url(package, "expenditure")
    assert [draft.url.removeprefix(url) for draft in drafts[:3]] == ["", "113/", "112/"]
    shown = [str(row["record_id"]) for draft in drafts for row in draft.values["table"].rows]
    assert sorted(shown) == sorted(str(row["record_id"]) for row in package.tables["expenditure"])
    assert all(draft.values["table"].stacked for draft in drafts)
    assert set(addresses_in(package, "expenditure")) == set(shown)
    assert [draft.assets[0].path for draft in drafts if draft.assets] == [f"{url}rows.json"]
