"""Enumerations of a business report that are tables in substance, as tables and charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from generator.charts.bars import bar_chart
from generator.charts.chart import Caption, Chart
from generator.packaging.reader import Package
from generator.pages.business_report.category_page import category_url
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.records.stretches import first_line
from generator.records.values import Row


def breakdowns_url(package: Package) -> str:
    """Address of the page of breakdowns."""
    return f"reports/{package.name}/breakdowns/"


def breakdown_draft(package: Package) -> Draft:
    """All breakdowns in the order of the report, each with the item it stands in."""
    headings = {
        str(row["item_path"]): str(row["heading"] or row["text"])[:40] for row in package.tables["items"]
    }
    groups = []
    charts: dict[str, Chart] = {}
    ordered = sorted(
        package.tables["breakdown_rows"], key=lambda row: (first_line(row) or 0, str(row["breakdown_id"]))
    )
    for breakdown_id, members in groupby(ordered, key=lambda row: str(row["breakdown_id"])):
        rows = list(members)
        path = str(rows[0]["item_path"])
        heading = headings.get(path, path)
        target = f"{category_url(package, path.split('.', 1)[0])}#items.{path}"
        groups.append((breakdown_id, heading, target, rows))
        charts |= _charts(package, breakdown_id, heading, rows)
    title = str(package.descriptor["title"])
    return Draft(
        breakdowns_url(package),
        f"分項數字：{title}",
        "business_report/breakdowns.md.j2",
        {"package": package, "groups": groups},
        charts=charts,
        description=f"{title}中以文字列舉、實為表格的數字，共 {len(groups)} 組。",
        search=SearchFacts("table", package.name, str(roc_year(package))),
    )


def _charts(package: Package, breakdown_id: str, heading: str, rows: Sequence[Row]) -> dict[str, Chart]:
    """One chart where all rows of the first column share a unit."""
    column = rows[0]["column"]
    plotted = [row for row in rows if row["column"] == column and row["value"] is not None]
    units = {str(row["unit"]) for row in plotted}
    if len(units) != 1:
        return {}
    name = f"{package.name}-breakdown-{breakdown_id.replace('.', '-').replace('/', '-')}"
    largest = max(plotted, key=lambda row: Decimal(str(row["value"])))
    summary = f"{heading}：{len(plotted)} 項，最多的是{largest['row_label']}（{largest['printed']}）。"
    bars = [{"label": str(row["row_label"]), "value": row["value"]} for row in plotted]
    own = {"report_id": package.name, "breakdown_id": breakdown_id, "column": column}
    query = chart_query(Path(__file__).parent, "breakdown", **own)
    caption = Caption(name, heading, summary, printed_at(package.name, plotted), query)
    chart = bar_chart(caption, bars, unit=units.pop(), value=str(column or "數值"))
    return {breakdown_id: chart} if chart else {}
