"""One category of a business report: its items as an outline, each with its figures beside the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.records.values import Row, Value
from generator.search.entry import SearchEntry


def category_url(package: Package, category_no: Value) -> str:
    """Address of a category's page."""
    return f"reports/{package.name}/categories/{category_no}/"


def category_draft(package: Package, category: Row) -> Draft:
    """The page of one category."""
    number = category["category_no"]
    url = category_url(package, number)
    items = package.rows("items", category_no=number)
    title = str(category["category"])
    year, issuer = str(roc_year(package)), str(package.descriptor["issuer"]["zh"])
    paths = {str(row["item_path"]) for row in items}
    figures = _by_item(package, "figures", paths)
    count = sum(len(figures[str(row["item_path"])]) for row in items)
    description = f"{package.descriptor['title']}「{title}」類：{len(items)} 個項目、{count} 個數字。"
    return Draft(
        url,
        f"{title}：{package.descriptor['title']}",
        "business_report/category.md.j2",
        {
            "package": package,
            "category": category,
            "items": items,
            "figures": figures,
            "links": _by_item(package, "links", paths),
            "programmes": _by_item(package, "named_programmes", paths),
            "lead": description,
        },
        description=description,
        search=SearchFacts("page", package.name, year, issuer),
        anchors=tuple(
            SearchEntry(
                f"{url}#{row['record_id']}",
                item_title(row, title),
                str(row["text"] or row["heading"]),
                "statement",
                package.name,
                year,
                issuer,
            )
            for row in items
            if row["text"]
        ),
    )


def item_title(item: Row, category: str) -> str:
    """How search calls an item: its heading, or the beginning of its text."""
    heading = str(item["heading"] or "")
    return heading if heading else f"{category}：{str(item['text'])[:24]}…"


def _by_item(package: Package, table: str, paths: Container[str]) -> defaultdict[str, list[Row]]:
    """Rows of a table by the path of the item they stand in, of these items."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in package.tables.get(table, []):
        if (path := str(row["item_path"])) in paths:
            rows[path].append(row)
    return rows
