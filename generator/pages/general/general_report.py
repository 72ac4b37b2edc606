"""The page of a report whose family has no pages of its own: every table, complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.parts.check_rows import failed_checks
from generator.pages.parts.printed_shape import printed_shape
from generator.pages.parts.tables import for_people
from generator.records.derived_columns import said_again
from generator.records.record import PROVENANCE
from generator.records.twins import TWIN
from generator.records.values import Row

_NOT_SHOWN = frozenset({"lines", "checks", "passages"})


def record_urls(package: Package) -> dict[str, str]:
    """Every record is shown in its table's page."""
    return {
        record_id: f"{table_url(package, table)}#{record_id}"
        for record_id, (table, _) in package.by_record_id.items()
        if table not in _NOT_SHOWN
    }


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The report's page and one page a table."""
    title = str(package.descriptor["title"])
    year = str(roc_year(package) or "")
    shown = [name for name in package.tables if name not in _NOT_SHOWN and has_page(package, name)]
    yield Draft(
        f"reports/{package.name}/",
        title,
        "general/report.md.j2",
        {
            "package": package,
            "shown": shown,
            "verdicts": Counter(str(row["verdict"]) for row in package.tables.get("checks", [])),
            "findings": failed_checks(package),
            "tables": [name for name in package.tables if name != "lines"],
        },
        description=str(package.descriptor["description"]),
        search=SearchFacts(
            "report", package.name, year, str(package.descriptor.get("issuer", {}).get("zh", ""))
        ),
    )
    for name in shown:
        yield table_draft(site, package, name)


def has_page(package: Package, table: str) -> bool:
    """Whether a table has rows and a page; cells of a printed matrix are shown where they are printed."""
    return bool(package.tables[table]) and not package.schemas[table].cells_of


def table_url(package: Package, table: str) -> str:
    """Address of the page that shows a whole table."""
    shown_in = package.schemas[table].cells_of or table
    return f"reports/{package.name}/{shown_in.replace('_', '-')}/"


def table_draft(site: Site, package: Package, name: str) -> Draft:
    """The page of a whole table, with every column that says more than where a row comes from.

    What only repeats another column for programs (a year in both calendars) is in the data alone; a cell of a
    printed matrix that prints a dash shows it.
    """
    described = site.tables_of(package).get(name)
    cells = described.cells if described else None
    printed, cell_records = printed_shape(package, described) if described else (package, {})
    schema = printed.schemas[name]
    again = said_again(schema.field_names)
    fields = [
        field.name
        for field in schema.fields
        if field.name not in PROVENANCE
        and field.name not in again
        and not (cells and field.name in cells.by_column and field.name.endswith(TWIN))
        and any(_shown(row, field.name) for row in printed.tables[name])
    ]
    named_by = described.named_by if described else ()
    table = for_people(printed, name, fields, named_by, printed.tables[name])
    return Draft(
        table_url(package, name),
        f"{schema.title['zh']}：{package.descriptor['title']}",
        "general/table.md.j2",
        {
            "package": package,
            "table": replace(table, cells=cell_records),
            "schema": schema,
            "long": cells and package.schemas.get(cells.table),
        },
        description=schema.description["zh"],
        search=SearchFacts("table", package.name, str(roc_year(package) or "")),
        hide=("navigation", "toc"),
    )


def _shown(row: Row, column: str) -> bool:
    """Whether a row says something in a column, if only by its printed twin."""
    return any(row.get(name) not in (None, "") for name in (column, column + TWIN))


PAGES = FamilyPages(record_urls, drafts)
