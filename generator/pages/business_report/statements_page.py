"""Every quantified statement of a business report in one table."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.business_report.category_page import category_url
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.records.values import Row, to_text


def statements_url(package: Package) -> str:
    """Address of the table of all statements."""
    return f"reports/{package.name}/statements/"


def statements_draft(package: Package) -> Draft:
    """The table of all figures: subject, value, date, status, category; each leads to its sentence."""
    categories = {str(row["category_no"]): str(row["category"]) for row in package.tables["categories"]}
    rows = []
    for figure in package.tables["figures"]:
        number = str(figure["item_path"]).split(".", 1)[0]
        target = f"{category_url(package, number)}#{figure['record_id']}"
        rows.append((figure, categories.get(number, ""), target, when(figure)))
    title = str(package.descriptor["title"])
    return Draft(
        statements_url(package),
        f"全部數字陳述：{title}",
        "business_report/statements.md.j2",
        {"package": package, "rows": rows, "field": package.schemas["figures"].by_name},
        description=f"{title}裡每一個帶單位的數字，共 {len(rows)} 個，可以篩選與排序。",
        search=SearchFacts("table", package.name, str(roc_year(package))),
        hide=("navigation", "toc"),
    )


def when(figure: Row) -> str:
    """The date or period of a figure, ISO, as the row has it; empty where none is known."""
    if figure["as_of"]:
        return to_text(figure["as_of"])
    start, end = to_text(figure["period_start"]), to_text(figure["period_end"])
    return f"{start} – {end}" if start or end else ""
