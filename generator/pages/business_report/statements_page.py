"""Every quantified statement of a business report, in a table for each category where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.packaging.reader import Package
from generator.pages.business_report.category_page import category_url
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.row_pages import grouped_by, led_to, places_asset, row_pages
from generator.records.values import Row, to_text

# Cells of a row.
_COLUMNS = 8


def statements_url(package: Package) -> str:
    """Address of the table of all statements, or of the first of its pages."""
    return f"reports/{package.name}/statements/"


def statements_drafts(package: Package) -> Iterator[Draft]:
    """The tables of all figures, one a category: subject, value, date, status; each leads to its sentence."""
    categories = {str(row["category_no"]): str(row["category"]) for row in package.tables["categories"]}
    figures = package.tables["figures"]
    groups = [
        (str(number), categories.get(str(number), ""), own)
        for number, own in grouped_by(figures, _category).items()
    ]
    pages = row_pages(statements_url(package), figures, _COLUMNS, groups)
    title = str(package.descriptor["title"])
    for page in pages:
        part = f"（{page.label}）" if page.label else ""
        yield Draft(
            page.url,
            f"全部數字陳述{part}：{title}",
            "business_report/statements.md.j2",
            {
                "package": package,
                "rows": [_shown(package, figure, categories) for figure in page.rows],
                "field": package.schemas["figures"].by_name,
                "page": page,
                "pages": led_to(pages),
                "total": len(figures),
            },
            description=f"{title}{part}裡每一個帶單位的數字，共 {len(page.rows)} 個，可以篩選與排序。",
            search=SearchFacts("table", package.name, str(roc_year(package))),
            hide=("navigation", "toc"),
            assets=(places_asset(pages),) if len(pages) > 1 and page is pages[0] else (),
        )


def _category(figure: Row) -> str:
    return str(figure["item_path"]).split(".", 1)[0]


def _shown(package: Package, figure: Row, categories: Mapping[str, str]) -> tuple[Row, str, str, str]:
    """The figure, its category, where its sentence stands, its date."""
    number = _category(figure)
    target = f"{category_url(package, number)}#{figure['record_id']}"
    return figure, categories.get(number, ""), target, when(figure)


def when(figure: Row) -> str:
    """The date or period of a figure, ISO, as the row has it; empty where none is known."""
    if figure["as_of"]:
        return to_text(figure["as_of"])
    start, end = to_text(figure["period_start"]), to_text(figure["period_end"])
    return f"{start} – {end}" if start or end else ""
