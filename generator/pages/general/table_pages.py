"""Pages of a whole table of a report, with every column that says more than where a row comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.parts.printed_shape import printed_shape
from generator.pages.parts.row_pages import (
    RowPage,
    grouped_by,
    led_to,
    page_of_records,
    places_asset,
    row_pages,
)
from generator.pages.parts.tables import for_people
from generator.records.derived_columns import said_again
from generator.records.record import PROVENANCE
from generator.records.schema import TableSchema
from generator.records.twins import TWIN
from generator.records.values import Row

_YEAR = "year_roc"


def has_page(package: Package, table: str) -> bool:
    """Whether a table has rows and a page; cells of a printed matrix are shown where they are printed."""
    return bool(package.tables[table]) and not package.schemas[table].cells_of


def table_url(package: Package, table: str) -> str:
    """Address of the page that shows a whole table, or its first rows."""
    shown_in = package.schemas[table].cells_of or table
    return f"reports/{package.name}/{shown_in.replace('_', '-')}/"


def addresses_in(package: Package, table: str) -> Mapping[str, str]:
    """Where each record of a table is shown, by record_id."""
    return page_of_records(_pages(package, table))


def table_drafts(site: Site, package: Package, name: str) -> Iterator[Draft]:
    """The pages of a table: one, or one a year (the newest first) or stretch of rows where it is long."""
    described = site.tables_of(package).get(name)
    cells = described.cells if described else None
    printed, cell_records = printed_shape(package, described) if described else (package, {})
    schema, fields = printed.schemas[name], _shown_fields(printed, name, described)
    named_by = described.named_by if described else ()
    pages = _pages(package, name)
    for page in pages:
        part = f"（{page.label}）" if page.label else ""
        rows = page.rows if len(pages) > 1 else printed.tables[name]
        table = for_people(printed, name, fields, named_by, rows)
        yield Draft(
            page.url,
            f"{schema.title['zh']}{part}：{package.descriptor['title']}",
            "general/table.md.j2",
            {
                "package": package,
                "table": replace(table, cells=cell_records),
                "schema": schema,
                "long": cells and package.schemas.get(cells.table),
                "page": page,
                "pages": led_to(pages),
            },
            description=f"{schema.description['zh']}{part}",
            search=SearchFacts("table", package.name, str(roc_year(package) or "")),
            hide=("navigation", "toc"),
            assets=(places_asset(pages),) if len(pages) > 1 and page is pages[0] else (),
        )


def _pages(package: Package, name: str) -> list[RowPage]:
    """A printed matrix and its cells stand on one page: both have their address there."""
    schema, rows = package.schemas[name], package.tables[name]
    url = table_url(package, name)
    if schema.cells_of or any(other.cells_of == name for other in package.schemas.values()):
        return [RowPage(url, "", rows)]
    groups: list[tuple[str, str, Sequence[Row]]] = []
    if _YEAR in schema.by_name:
        years = grouped_by(rows, lambda row: row[_YEAR])
        newest_first = sorted(years.items(), key=lambda item: -int(str(item[0] or 0)))
        groups = [
            (str(year or "none"), f"{year} 年度" if year else "未列年度", own) for year, own in newest_first
        ]
    columns = len(_shown_fields(package, name, None))
    return row_pages(url, rows, columns, groups if len(groups) > 1 else ())


def _shown_fields(package: Package, name: str, described: TableSchema | None) -> list[str]:
    """The columns that say something; what only repeats another for programs is in the data alone.

    A cell of a printed matrix that prints a dash shows it, so its column stays.
    """
    names = package.schemas[name].field_names
    cells = described.cells if described else None
    hidden = {*PROVENANCE, *said_again(names)}
    if cells:
        hidden |= {column for column in cells.by_column if column.endswith(TWIN)}
    rows = package.tables[name]
    return [field for field in names if field not in hidden and any(_says(row, field) for row in rows)]


def _says(row: Row, column: str) -> bool:
    """Whether a row says something in a column, if only by its printed twin."""
    return any(row.get(name) not in (None, "") for name in (column, column + TWIN))
