"""Of several packages of enacted budgets a book is compared with the one that says most about it."""

from collections.abc import Callable
from dataclasses import replace

from generator.pages.frame.site import Site
from generator.pages.unit_budget.enacted import enacted_package
from generator.records.values import Row
from tests.committed import committed_site

BOOK, SERIES = "ida-unit-budget-114", "dgbas-moea-expenditure-enacted"


def site_with(name: str, keeps: Callable[[Row], bool], *, alone: bool = False) -> Site:
    """The site with the rows that ``keeps`` chooses of the enacted budgets as a further package."""
    site = committed_site()
    series = site.packages[SERIES]
    rows = [row for row in series.tables["expenditure"] if keeps(row)]
    other = replace(series, name=name, tables={**series.tables, "expenditure": rows})
    packages = {n: p for n, p in site.packages.items() if not (alone and n == SERIES)}
    return replace(site, packages={name: other, **packages})


def chosen(site: Site) -> str | None:
    found = enacted_package(site, site.packages[BOOK])
    return found.name if found else None


def test_all_ministries_of_one_year_do_not_hide_the_series_of_one():
    assert chosen(site_with("a-year", lambda row: row["year_roc"] == 114)) == SERIES


def test_a_package_of_other_years_or_other_agencies_is_not_taken_for_the_books():
    assert chosen(site_with("z-years", lambda row: row["year_roc"] != 114)) == SERIES
    assert chosen(site_with("z-water", lambda row: row["account_name"] == "水利署及所屬", alone=True)) is None


def test_a_single_package_of_the_year_is_enough():
    assert chosen(site_with("a-year", lambda row: row["year_roc"] == 114, alone=True)) == "a-year"
