"""One page an agency: its names, programmes, budgets, and what it leads and supports in the plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.charts.chart import Caption, Chart
from generator.charts.years import year_chart
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.site import Site
from generator.pages.parts.ask_link import agency_query
from generator.pages.parts.chart_places import joined, printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.list_page import Listed, listed
from generator.pages.register.agency_facts import (
    AgencyNames,
    AgencyRows,
    Amount,
    budgets_of,
    goals_of,
    measures_of,
    other_rows_of,
)
from generator.pages.register.labels import NAME_RELATIONS
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.numbers import in_100m, money
from generator.pages.wording.phrase import Phrase, both, says, sentences
from generator.records.values import Row, Value

# One year makes no series.
_SERIES_YEARS = 2


def agency_url(agency_id: Value) -> str:
    """Address of an agency's page."""
    return f"agencies/{agency_id}/"


def agency_drafts(site: Site, package: Package, dossiers: Sequence[Dossier]) -> Iterator[Draft]:
    """A page for every agency; ``package`` is the register."""
    names = AgencyNames(package)
    rows = AgencyRows(site, names)
    run: dict[str, list[Listed]] = {}
    for row in map(listed, (dossier for dossier in dossiers if dossier.reports)):
        run.setdefault(str(row.dossier.programme["agency_id"]), []).append(row)
    for agency in package.tables["agencies"]:
        programmes = sorted(run.get(str(agency["agency_id"]), []), key=lambda row: -(row.k_twd or 0))
        yield _draft(site, package, agency, names, rows, programmes)


def _draft(
    site: Site,
    package: Package,
    agency: Row,
    names: AgencyNames,
    rows: AgencyRows,
    programmes: Sequence[Listed],
) -> Draft:
    identifier = str(agency["agency_id"])
    own_names = package.rows("agency_names", agency_id=identifier)
    lead, support = measures_of(rows, identifier)
    budgets = budgets_of(rows, identifier)
    text = _answer(agency, own_names, budgets, programmes, (len(lead), len(support)))
    parent = next(iter(package.rows("agencies", agency_id=agency["parent_id"])), None)
    return Draft(
        agency_url(identifier),
        _name(agency),
        "register/agency.md.j2",
        {
            "package": package,
            "agency": agency,
            "answer": text,
            "parent": (parent, agency_url(parent["agency_id"])) if parent else None,
            "divisions": [
                (row, agency_url(row["agency_id"])) for row in package.rows("agencies", parent_id=identifier)
            ],
            "names": own_names,
            "took_over": [
                (row, next(iter(package.rows("agencies", agency_id=row["other_id"]))))
                for row in package.rows("agency_relations", agency_id=identifier)
            ],
            "relations": NAME_RELATIONS,
            "programmes": programmes,
            "query": agency_query(identifier),
            "lead": lead,
            "support": support,
            "goals": goals_of(rows, identifier),
            "others": list(other_rows_of(rows, identifier)),
            "budgets": budgets,
            "reports": [
                (name, f"reports/{name}/")
                for name, p in site.packages.items()
                if name != package.name
                and names.identify(str(p.descriptor.get("issuer", {}).get("zh", ""))) == identifier
            ],
        },
        charts=_charts(agency, budgets),
        description=text,
        search=SearchFacts(
            "agency",
            agency=str(agency["name"]),
            names=tuple(str(row["name"]) for row in own_names if row["name"] != agency["name"]),
        ),
        bilingual=True,
    )


def _charts(agency: Row, budgets: Sequence[Amount]) -> dict[str, Chart]:
    """Amounts over the years, one bar a kind; two years at least."""
    plotted = [amount for amount in budgets if amount.in_roc_years and amount.amount_k_twd is not None]
    rows = [
        {
            "year": int(amount.year),
            "series": amount.label,
            "value": in_100m(amount.amount_k_twd),
        }
        for amount in plotted
    ]
    years = sorted({int(amount.year) for amount in plotted})
    if len(years) < _SERIES_YEARS:
        return {}
    caption = Caption(
        f"agency-{agency['agency_id']}-budget",
        says("歷年歲出預算"),
        says(
            "{agency}（含改制前）{first} 至 {last} 年度的歲出預算；沒有資料的年度留白。",
            agency=_name(agency),
            first=roc_year_text(years[0]),
            last=roc_year_text(years[-1]),
        ),
        joined(place for amount in plotted for place in printed_at(amount.report_id, [amount.row])),
        chart_query(Path(__file__).parent, "agency_budgets", agency_id=agency["agency_id"]),
    )
    chart = year_chart(caption, rows, unit="億元")
    return {"budget": chart} if chart else {}


def _answer(
    agency: Row,
    names: Sequence[Row],
    budgets: Sequence[Amount],
    programmes: Sequence[object],
    measures: tuple[int, int],
) -> str:
    lead, support = measures
    former = [str(row["name"]) for row in names if row["name_relation"] == "predecessor"]
    parts = [says("前身為{former}。", former=former[0])] if former else []
    own = [amount for amount in budgets if amount.in_roc_years and amount.amount_k_twd is not None]
    if own:
        newest = max(own, key=lambda amount: (int(amount.year), amount.row["budget_stage"] != "proposal"))
        year, amount = roc_year_text(newest.year), money(newest.amount_k_twd)
        parts.append(says("{year} 年度{what}是 {amount}。", year=year, what=newest.label, amount=amount))
    if programmes:
        parts.append(says("報告中有 {count} 項計畫由它主辦。", count=len(programmes)))
    if lead or support:
        parts.append(
            says("在科學技術發展計畫中主辦 {lead} 項、協辦 {support} 項措施。", lead=lead, support=support)
        )
    return sentences(*parts) or says("{agency}。", agency=_name(agency))


def _name(agency: Row) -> Phrase:
    return both(str(agency["name"]), str(agency["name_en"] or ""))
