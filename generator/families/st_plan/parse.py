"""A national science and technology plan into its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.family import Context
from generator.families.st_plan.agencies.goals import add_agency_goals, find_agency_chapter
from generator.families.st_plan.agencies.names import AgencyNames
from generator.families.st_plan.division.agencies import align_agencies
from generator.families.st_plan.division.grid import is_division_grid, read_grid
from generator.families.st_plan.division.labels import add_labels
from generator.families.st_plan.division.measures import align_measures
from generator.families.st_plan.division.records import add_agencies, claim_grid
from generator.families.st_plan.layout.reading import Layout, read_layout
from generator.families.st_plan.layout.records import add_figures, add_printed_tables
from generator.families.st_plan.layout.tables import TableBlock
from generator.families.st_plan.outline.known_titles import KnownTitles
from generator.families.st_plan.outline.reading import read_nodes
from generator.families.st_plan.passages import add_passages, pages_of
from generator.families.st_plan.plan.records import add_plan
from generator.families.st_plan.plan.tree import read_plan
from generator.families.st_plan.statistics.grid import Grid
from generator.families.st_plan.statistics.grid import read_grid as read_statistics
from generator.families.st_plan.statistics.notes import agency_labels, former_names, projected_years
from generator.families.st_plan.statistics.records import add_statistics
from generator.families.st_plan.text.furniture import find_furniture
from generator.families.st_plan.text.lines import read_text_lines
from generator.families.st_plan.text.pieces import Piece
from generator.language.dates import find_dates
from generator.language.numerals import CJK_NUMERAL
from generator.reading.document import Document
from generator.reading.page_numbers import map_pages
from generator.reading.tab_rows import cell_paragraphs, tab_cells

_NO_COVER_YEAR = 2000
_LABEL_MARK = re.compile(
    rf"(?:^|\s)(?:[(（]\d{{1,2}}[)）]|\d{{1,2}}[.、]|{CJK_NUMERAL}{{1,3}}、|目標{CJK_NUMERAL}{{1,3}}[：:])\s*"
)


def parse(document: Document, context: Context) -> None:
    """Read the document into the collector's tables; what is not understood stays in the ledger."""
    collector = context.collector
    furniture = find_furniture(document.lines)
    collector.claim("furniture", sorted(furniture.lines))
    layout = read_layout(read_text_lines(document.lines, furniture.lines))
    grids = [table for table in layout.tables if is_division_grid(table)]
    tree = read_nodes(layout.prose, KnownTitles(_printed_elsewhere(layout, grids)))
    collector.pages = pages_of(layout, tree)
    if furniture.numbers:
        collector.pages = map_pages(furniture.numbers, document.lines, alone=True)
    plan = read_plan(tree)
    agency_chapter = find_agency_chapter(tree, plan.chapter)
    entries = agency_chapter[1] if agency_chapter else []

    statistics = [read_statistics(table) for table in layout.tables if table not in grids]
    full_names = [*agency_labels(statistics), *(entry.name.text for entry in entries)]
    names = AgencyNames(full_names, former_names(statistics))
    grid = read_grid(grids, names)
    measures = plan.of("measure")
    tokens = align_measures(grid.measures, measures)
    agencies = align_agencies(grid, tokens, measures)

    titles = {code: Piece(token.title, token.lines) for code, token in tokens.items()}
    add_plan(plan, tree, titles, _first_year(layout, statistics), collector)
    add_agencies(plan, agencies, tokens, names, collector)
    add_labels(grid.labels, plan, collector)
    add_agency_goals(entries, collector)
    data_tables = add_statistics(statistics, collector)
    kinds = {id(statistics[position].block): kind for position, kind in data_tables.items()}
    kinds.update({id(table): "strategy_agencies" for table in grids})
    add_printed_tables(layout.tables, kinds, collector)
    add_figures(layout.figures, collector)
    add_passages(layout, tree, agency_chapter, collector)
    claim_grid(grid, tokens, agencies, collector)
    collector.problems += [finding.problem(document.name) for finding in tree.outline.findings]


def _printed_elsewhere(layout: Layout, grids: Sequence[TableBlock]) -> list[str]:
    """Headings printed a second time: those of the contents and of the division table's cells."""
    titles = [_LABEL_MARK.sub("", entry.title) for entry in layout.contents]
    for table in grids:
        for row in table.rows:
            paragraphs = [text for cell in tab_cells(row.text) for text in cell_paragraphs(cell)]
            titles += [title for text in paragraphs for title in _LABEL_MARK.split(text)]
    return titles


def _first_year(layout: Layout, statistics: Sequence[Grid]) -> int:
    """The plan's first year: the earliest of a period on the cover, else of the projected budgets."""
    years = [
        date.period.first.year
        for line in layout.cover
        for date in find_dates(line.text)
        if date.period is not None and not date.period.single
    ]
    return min(years or projected_years(statistics), default=_NO_COVER_YEAR)
