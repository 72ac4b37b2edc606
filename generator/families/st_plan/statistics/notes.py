"""What heads and notes of the statistical tables tell about other parts of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from generator.families.st_plan.agencies.names import former_name
from generator.families.st_plan.layout.tables import TableBlock
from generator.families.st_plan.statistics.grid import Grid, kind_of
from generator.families.st_plan.statistics.words import is_total, split_mark
from generator.reading.markers import ARABIC, ARABIC_BRACKET, match_marker
from generator.reading.spacing import tidy


def footnotes(table: TableBlock) -> dict[str, str]:
    """The text of each numbered note of a table by its number."""
    notes: dict[str, str] = {}
    for note in table.notes:
        marker = match_marker(note, (ARABIC, ARABIC_BRACKET))
        if marker is not None:
            notes[str(marker.number)] = tidy(note[marker.end :])
    return notes


def former_names(grids: Sequence[Grid]) -> dict[str, str]:
    """Present names of agencies by the former names that the notes of the tables tell."""
    names: dict[str, str] = {}
    for grid in grids:
        notes = footnotes(grid.block)
        for row in grid.rows:
            name, mark = split_mark(row.label)
            former = former_name(notes.get(mark, ""))
            if former:
                names[former] = name
    return names


def agency_labels(grids: Sequence[Grid]) -> list[str]:
    """Names of the agencies that have a row in a table of budgets."""
    return [
        name
        for grid in grids
        if kind_of(grid) == "agency_budgets"
        for row in grid.rows
        if not is_total(name := split_mark(row.label)[0])
    ]


def projected_years(grids: Sequence[Grid]) -> list[int]:
    """The years of the projection of budgets."""
    years = [year.value for grid in grids if kind_of(grid) == "budget_projection" for year in grid.years]
    return [year for year in years if year is not None]
