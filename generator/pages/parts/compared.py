"""What programmes and agencies can be compared by (compared.yml): the printed figures of each, by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.packaging.current_views import CURRENT
from generator.packaging.queries import Cell
from generator.pages.frame.site import Site
from generator.yaml_files import load_yaml

COMPARE = "compare/"
_RATE = "_pct"


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed figure: its year (ROC), its value in the unit of its column, and its record."""

    year: int
    value: Cell
    report_id: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity and the figures of everything that has one.

    Attributes:
        words: its entry of compared.yml.
        query: SQL over the published database that gives the figures.
        series: figures by year of each programme or agency, by its identifier.
    """

    words: Mapping[str, Any]
    query: str
    series: Mapping[str, Sequence[Printed]]

    @property
    def id(self) -> str:
        """Its name in addresses."""
        return str(self.words["id"])

    @property
    def unit(self) -> str:
        """The unit of its values."""
        return "%" if self.words["column"].endswith(_RATE) else "千元"


def quantities(site: Site) -> list[Quantity]:
    """Those for which the site's reports have figures, in the order of compared.yml."""
    found = (_quantity(site, words) for words in _entries())
    return [quantity for quantity in found if quantity.series]


def things_compared(site: Site) -> frozenset[str]:
    """Identifiers of programmes and agencies that have figures."""
    return frozenset(thing for quantity in quantities(site) for thing in quantity.series)


@cache
def _entries() -> Sequence[Mapping[str, Any]]:
    return load_yaml(Path(__file__).with_name("compared.yml"))  # type: ignore[no-any-return]


def _quantity(site: Site, words: Mapping[str, Any]) -> Quantity:
    query = _query(words)
    result = site.database.ask(query)
    series: dict[str, list[Printed]] = {}
    for thing, year, value, report_id, record_id in result.rows if result else ():
        printed = Printed(int(str(year)), value, str(report_id), str(record_id))
        series.setdefault(str(thing), []).append(printed)
    if words["column"].endswith(_RATE):
        series = {thing: _single(figures) for thing, figures in series.items()}
    return Quantity(words, query, {thing: found for thing, found in series.items() if found})


def _query(words: Mapping[str, Any]) -> str:
    before = f" - {words['before']}" if "before" in words else ""
    # Names and expressions come from compared.yml.
    return (
        f"SELECT {words['thing']} AS thing, year_roc{before} AS year, {words['column']},\n"
        "  report_id, record_id\n"
        f"FROM {CURRENT}{words['table']} AS own\n"
        f"WHERE thing IS NOT NULL AND {words['column']} IS NOT NULL\n  AND ({words['where']})\n"
        "ORDER BY thing, year, report_id, record_id"
    )


def _single(figures: Sequence[Printed]) -> list[Printed]:
    """Those of years that print one."""
    years = [figure.year for figure in figures]
    return [figure for figure in figures if years.count(figure.year) == 1]
