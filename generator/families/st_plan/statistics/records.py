"""Records of the statistical tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from generator.families.st_plan.agencies.names import former_name
from generator.families.st_plan.layout.tables import TableBlock
from generator.families.st_plan.statistics.grid import (
    Amount,
    Grid,
    cell_at,
    is_share,
    is_total,
    kind_of,
    money_factor,
    parse_year,
    read_amount,
    read_grid_of,
    split_mark,
    type_columns,
    with_years_across,
)
from generator.language.numerals import shorten
from generator.reading.markers import ARABIC, ARABIC_BRACKET, match_marker
from generator.reading.spacing import tidy
from generator.records.collector import Collector
from generator.records.record import Certainty
from generator.records.values import Value

_CONVERTED = "原表單位為{unit}，已換算。"


def add_statistics(tables: Sequence[TableBlock], collector: Collector) -> dict[int, str]:
    """Add the rows of every table that is understood; returns the data table by position of the block."""
    found: dict[int, str] = {}
    for position, table in enumerate(tables):
        grid = read_grid_of(table)
        kind = kind_of(table, grid)
        if kind:
            found[position] = kind
            collector.claim("table_head", grid.head_lines)
            _ADDERS[kind](table, grid, collector)
    return found


def footnotes(table: TableBlock) -> dict[str, str]:
    """The text of each numbered note of a table by its number."""
    notes: dict[str, str] = {}
    for note in table.notes:
        marker = match_marker(note, (ARABIC, ARABIC_BRACKET))
        if marker is not None:
            notes[str(marker.number)] = tidy(note[marker.end :])
    return notes


def former_names(tables: Sequence[TableBlock]) -> dict[str, str]:
    """Present names of agencies by the former names that the notes of the tables tell."""
    names: dict[str, str] = {}
    for table in tables:
        notes = footnotes(table)
        for row in read_grid_of(table).rows:
            name, mark = split_mark(row.label)
            former = former_name(notes.get(mark, ""))
            if former:
                names[former] = name
    return names


def agency_labels(tables: Sequence[TableBlock]) -> list[str]:
    """Names of the agencies that have a row in a table of budgets."""
    labels: list[str] = []
    for table in tables:
        grid = read_grid_of(table)
        if kind_of(table, grid) == "agency_budgets":
            labels += [split_mark(row.label)[0] for row in grid.rows if not is_total(row.label)]
    return labels


def projected_years(tables: Sequence[TableBlock]) -> list[int]:
    """Years that have a column in the projection of budgets."""
    grids = [(table, read_grid_of(table)) for table in tables]
    return [
        year
        for table, grid in grids
        if kind_of(table, grid) == "budget_projection"
        for year in with_years_across(grid).years
    ]


def _add_expenditure(table: TableBlock, grid: Grid, collector: Collector) -> None:
    factor, certainty, note = _conversion(table.unit, "億元")
    for row in grid.rows:
        for name, amount, share in type_columns(grid):
            values: dict[str, Value] = {
                "year": parse_year(row.label),
                "rd_type": name,
                "amount_100m_twd": _scaled(read_amount(cell_at(row.cells, amount)), factor),
                "share_pct": read_amount(cell_at(row.cells, share)).value,
            }
            collector.add("rd_expenditure", values, row.lines, certainty=certainty, note=note)


def _add_budgets(table: TableBlock, grid: Grid, collector: Collector) -> None:
    factor, certainty, note = _conversion(table.unit, "千元")
    notes = footnotes(table)
    for row in grid.rows:
        name, mark = split_mark(row.label)
        total = is_total(name)
        for position, year in enumerate(grid.years):
            amount = read_amount(cell_at(row.cells, position))
            values: dict[str, Value] = {
                "agency_name": "合計" if total else name,
                "year": year,
                "amount_k_twd": _scaled(amount, factor),
                "amount_k_twd_raw": amount.raw,
                "level": "total" if total else "agency",
                "footnote": mark,
                "footnote_text": notes.get(mark, ""),
            }
            collector.add("agency_budgets", values, row.lines, certainty=certainty, note=note)


def _add_intensity(_: TableBlock, grid: Grid, collector: Collector) -> None:
    for row in grid.rows:
        for position, country in enumerate(grid.columns):
            values: dict[str, Value] = {
                "country": country,
                "year": parse_year(row.label),
                "share_of_gdp_pct": read_amount(cell_at(row.cells, position)).value,
            }
            collector.add("rd_intensity", values, row.lines)


def _add_projection(table: TableBlock, grid: Grid, collector: Collector) -> None:
    grid = with_years_across(grid)
    factor, certainty, note = _conversion(table.unit, "億元")
    rows = {_projection_field(row.label): row for row in grid.rows}
    lines = [number for row in grid.rows for number in row.lines]
    for position, year in enumerate(grid.years):
        values: dict[str, Value] = {"year": year}
        for name, row in rows.items():
            amount = read_amount(cell_at(row.cells, position))
            values[name] = amount.value if name == "share_of_gdp_pct" else _scaled(amount, factor)
        collector.add("budget_projection", values, lines, certainty=certainty, note=note)


def _projection_field(label: str) -> str:
    if is_share(label):
        return "share_of_gdp_pct"
    return "gdp_100m_twd" if "GDP" in label.upper() or "毛額" in label else "st_budget_100m_twd"


def _conversion(unit: str, wanted: str) -> tuple[Decimal, Certainty, str]:
    factor = money_factor(unit, wanted)
    if factor is None:
        return Decimal(1), "uncertain", f"表中沒有可辨識的金額單位，假定為{wanted}。"
    if factor == 1:
        return factor, "printed", ""
    return factor, "derived", _CONVERTED.format(unit=unit)


def _scaled(amount: Amount, factor: Decimal) -> Decimal | None:
    if amount.value is None or factor == 1:
        return amount.value
    return shorten(amount.value * factor)


_ADDERS: Mapping[str, Callable[[TableBlock, Grid, Collector], None]] = {
    "rd_expenditure": _add_expenditure,
    "agency_budgets": _add_budgets,
    "rd_intensity": _add_intensity,
    "budget_projection": _add_projection,
}
