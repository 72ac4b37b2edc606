"""A proposal against what the legislature enacted, and the enacted budget of its accounts over the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.charts.bars import bar_chart
from generator.charts.chart import Caption, Chart, Place
from generator.charts.lines import line_chart
from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.parts.chart_places import joined, printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.unit_budget.volumes import own_rows
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.numbers import in_100m, money
from generator.pages.wording.phrase import says, sentences
from generator.records.values import Row, Value


@dataclass(frozen=True, slots=True)
class Comparison:
    """One account: its row in the book, its enacted row of the same year, and the change in percent."""

    proposed: Row
    enacted: Row
    change: int
    change_pct: Decimal | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class YearAmount:
    """An enacted amount in thousand NT$ of a year, the name it was printed under, and where it stands.

    ``from_next_year`` marks amounts that only the following year's budget prints, as last year's budget.
    ``places`` are the lines of that record.
    """

    year: int
    amount: int
    name: str
    record_id: str
    from_next_year: bool
    places: tuple[Place, ...]


def enacted_package(site: Site, book: Package) -> Package | None:
    """The package of enacted budgets that says most about a book; None where none says anything.

    That is the one with most of its accounts in its year, then the one with most years of them, then the
    newest edition. A book of a budget is enacted too, and holds one year: it is none of these.
    """
    codes = {row["account_code"] for row in own_rows(book, "expenditure")}
    found = []
    for name, package in site.packages.items():
        accounts = site.tables_of(package).get("expenditure") if "expenditure" in package.tables else None
        if package.descriptor.get("phase") != "enacted" or not accounts or "year_roc" not in accounts.key:
            continue
        rows = package.rows("expenditure")
        years = [str(row["year_roc"]) for row in rows if row["account_code"] in codes]
        if years:
            newest = name in site.editions.newest
            found.append((years.count(str(roc_year(book))), len(set(years)), newest, name))
    return site.packages[max(found)[-1]] if found else None


def comparisons(book: Package, enacted: Package) -> list[Comparison]:
    """Accounts of the book that the enacted budget of the same year has too, in the book's order."""
    same_year = {row["account_code"]: row for row in enacted.rows("expenditure", year_roc=roc_year(book))}
    found = []
    for row in own_rows(book, "expenditure"):
        other = same_year.get(row["account_code"])
        if other is None or row["budget_this_year_k_twd"] is None:
            continue
        before, after = (int(str(r["budget_this_year_k_twd"] or 0)) for r in (row, other))
        pct = round(Decimal(after - before) / before * 100, 2) if before else None
        places = (*printed_at(book.name, [row]), *printed_at(enacted.name, [other]))
        found.append(Comparison(row, other, after - before, pct, places))
    return found


def series(enacted: Package, account_code: Value) -> list[YearAmount]:
    """The enacted amounts of one account by year.

    A year that the data set lacks is taken from the column 上年度預算數 of the year after it.
    """
    rows = sorted(
        enacted.rows("expenditure", account_code=account_code), key=lambda row: int(str(row["year_roc"]))
    )
    amounts: dict[int, YearAmount] = {}
    for row in rows:
        year, name, record_id = int(str(row["year_roc"])), str(row["account_name"]), str(row["record_id"])
        places = printed_at(enacted.name, [row])
        if row["budget_this_year_k_twd"] is not None:
            amounts[year] = YearAmount(
                year, int(str(row["budget_this_year_k_twd"])), name, record_id, False, places
            )
        if year - 1 not in amounts and row["budget_last_year_k_twd"] is not None:
            last = int(str(row["budget_last_year_k_twd"]))
            amounts[year - 1] = YearAmount(year - 1, last, name, record_id, True, places)
    return [amounts[year] for year in sorted(amounts)]


def comparison_chart(book: Package, enacted: Package | None, found: list[Comparison]) -> Chart | None:
    """What the legislature took from each account below the agency or gave it.

    Beside bars of the amounts themselves, a cut of a twentieth was not to be seen.
    """
    parts = [c for c in found if c.proposed["account_level"] in {"mu"}]
    rows = [{"label": str(c.proposed["account_name"]), "value": in_100m(c.change)} for c in parts]
    most = max(parts, key=lambda part: abs(part.change), default=None)
    summary = says("立法院通過的法定預算，{count} 個工作計畫各比送審的預算案增減多少。", count=len(parts))
    if most is not None and most.change:
        told = says(
            "{account}{verb}最多，{change}。",
            account=most.proposed["account_name"],
            verb=says("刪減") if most.change < 0 else says("增加"),
            change=money(abs(most.change)),
        )
        summary = sentences(summary, told)
    caption = Caption(
        f"{book.name}-enacted",
        says("{year} 年度法定預算比預算案增減多少", year=roc_year_text(roc_year(book))),
        summary,
        joined(place for part in parts for place in part.places),
        _query("enacted", book, enacted),
    )
    return bar_chart(caption, rows, unit="億元", label=says("工作計畫"), value=says("增減"))


def series_chart(
    book: Package, enacted: Package | None, years: Mapping[str, list[YearAmount]]
) -> Chart | None:
    """The enacted amounts of the agency and of its accounts over the years, 億元."""
    rows = [
        {"time": str(item.year), "series": name, "value": in_100m(item.amount)}
        for name, items in years.items()
        for item in items
    ]
    every = sorted({item.year for items in years.values() for item in items})
    span = f"{every[0]} 至 {every[-1]} 年度" if every else ""
    places = joined(place for items in years.values() for item in items for place in item.places)
    summary, query = f"{span}的法定預算，依科目分線。", _query("series", book, enacted)
    caption = Caption(f"{book.name}-series", "歷年法定預算", summary, places, query)
    return line_chart(caption, rows, unit="億元", time="年度", series="科目")


def _query(name: str, book: Package, enacted: Package | None) -> str:
    if enacted is None:
        return ""
    folder = Path(__file__).parent
    return chart_query(folder, name, report_id=book.name, year=roc_year(book), enacted_id=enacted.name)
