"""What research costs: the plan's statistical tables as charts and tables."""

from __future__ import annotations

from pathlib import Path

from generator.charts.bars import bar_chart
from generator.charts.chart import Caption, Chart
from generator.charts.lines import line_chart
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.parts.tables import table_of
from generator.pages.wording.numbers import in_100m

TOTAL = "合計"
_FOLDER = Path(__file__).parent


def funding_url(package: Package) -> str:
    """Address of the page of statistics."""
    return f"reports/{package.name}/funding/"


def funding_draft(package: Package) -> Draft:
    """Expenditure by type of research, budgets by agency, intensity by country, projection of the budget."""
    title = str(package.descriptor["title"])
    shown = {
        "rd_expenditure": ("全國研發經費", ("year", "rd_type", "amount_100m_twd", "share_pct")),
        "agency_budgets": (
            "各機關科技預算",
            ("agency_name", "year", "enacted_budget_k_twd", "row_level", "footnote_text"),
        ),
        "rd_intensity": ("各國研發經費占國內生產毛額比率", ("country", "year", "share_of_gdp_pct")),
        "budget_projection": (
            "科技預算推估",
            ("year", "st_budget_100m_twd", "gdp_100m_twd", "share_of_gdp_pct"),
        ),
    }
    tables = [
        (name, label, table_of(package, name, label, fields, package.tables[name], interactive=True))
        for name, (label, fields) in shown.items()
        if package.tables.get(name)
    ]
    return Draft(
        funding_url(package),
        f"研發經費：{title}",
        "st_plan/funding.md.j2",
        {
            "package": package,
            "tables": tables,
            "notes": {row["data_table"]: row for row in package.tables["statistical_tables"]},
        },
        charts=_charts(package),
        description=f"{title}的統計表：研發經費、各機關科技預算、國際比較與推估。",
        search=SearchFacts("table", package.name, str(roc_year(package))),
    )


def _charts(package: Package) -> dict[str, Chart]:
    made = {
        "rd_expenditure": _expenditure(package),
        "agency_budgets": _budgets(package),
        "rd_intensity": _intensity(package),
        "budget_projection": _projection(package),
    }
    return {name: chart for name, chart in made.items() if chart is not None}


def _expenditure(package: Package) -> Chart | None:
    rows = [
        {"label": str(row["year"]), "series": str(row["rd_type"]), "value": row["amount_100m_twd"]}
        for row in package.tables["rd_expenditure"]
        if row["rd_type"] != TOTAL
    ]
    caption = Caption(
        f"{package.name}-rd-expenditure",
        "全國研發經費",
        "歷年全國研發經費，依基礎研究、應用研究與技術發展分色。",
        printed_at(package.name, package.tables["rd_expenditure"]),
        chart_query(_FOLDER, "rd_expenditure", report_id=package.name, total=TOTAL),
    )
    return bar_chart(caption, rows, unit="億元", label="年", value="經費", series="研究類型")


def _budgets(package: Package) -> Chart | None:
    agencies = [row for row in package.tables["agency_budgets"] if row["row_level"] == "agency"]
    if not agencies:
        return None
    last = max(int(str(row["year"])) for row in agencies)
    rows = [
        {"label": str(row["agency_name"]), "value": in_100m(row["enacted_budget_k_twd"])}
        for row in agencies
        if row["year"] == last and row["enacted_budget_k_twd"]
    ]
    rows.sort(key=lambda row: row["value"], reverse=True)  # type: ignore[arg-type,return-value]
    caption = Caption(
        f"{package.name}-agency-budgets",
        f"{last} 年度各機關科技預算",
        f"{len(rows)} 個機關 {last} 年度的科技發展預算，由多到少。",
        printed_at(package.name, [row for row in agencies if row["year"] == last]),
        chart_query(_FOLDER, "agency_budgets", report_id=package.name, year=last),
    )
    return bar_chart(caption, rows, unit="億元", label="機關", value="預算")


def _intensity(package: Package) -> Chart | None:
    rows = [
        {"time": str(row["year"]), "series": str(row["country"]), "value": row["share_of_gdp_pct"]}
        for row in package.tables["rd_intensity"]
        if row["share_of_gdp_pct"] is not None
    ]
    caption = Caption(
        f"{package.name}-rd-intensity",
        "研發經費占國內生產毛額",
        "各國歷年研發經費占國內生產毛額的百分比。",
        printed_at(package.name, package.tables["rd_intensity"]),
        chart_query(_FOLDER, "rd_intensity", report_id=package.name),
    )
    return line_chart(caption, rows, unit="%", series="國家")


def _projection(package: Package) -> Chart | None:
    rows = [
        {"label": str(row["year"]), "value": row["st_budget_100m_twd"]}
        for row in package.tables["budget_projection"]
    ]
    caption = Caption(
        f"{package.name}-projection",
        "科技預算推估",
        "計畫期間各年度的科技預算推估。",
        printed_at(package.name, package.tables["budget_projection"]),
        chart_query(_FOLDER, "budget_projection", report_id=package.name),
    )
    return bar_chart(caption, rows, unit="億元", label="年", value="科技預算")
