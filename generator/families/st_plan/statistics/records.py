"""Records of the statistical tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.errors import Problem
from generator.families.st_plan.statistics.grid import Grid, Row, kind_of
from generator.families.st_plan.statistics.notes import footnotes
from generator.families.st_plan.statistics.problems import columns_problem, grid_problems
from generator.families.st_plan.statistics.scale import Scale, read_scale
from generator.families.st_plan.statistics.words import (
    Year,
    is_total,
    projection_field,
    split_mark,
)
from generator.language.cell import Cell, read_cell, unreadable
from generator.language.unit_line import Conversion
from generator.records.collector import Collector
from generator.records.values import Value

_SHARE = "share_of_gdp_pct"
# A row without its label is a row all the same.
_NAMELESS = "（名稱不明，第{line}行）"
_UNKNOWN = "不知「{label}」（{printed}）屬於哪一欄。"
_INFERRED_YEAR = "年別「{printed}」無法判讀，依前後的年別推定為{year}。"


def add_statistics(grids: Sequence[Grid], collector: Collector) -> dict[int, str]:
    """Add the rows of every table that is understood; returns the data table by position of the grid."""
    found: dict[int, str] = {}
    for position, grid in enumerate(grids):
        kind = kind_of(grid)
        if kind:
            found[position] = kind
            collector.claim("table_head", grid.head_lines, words=grid.head_words)
            collector.problems += grid_problems(grid, collector.document.name)
            _ADDERS[kind](grid, collector)
    return found


def _add_expenditure(grid: Grid, collector: Collector) -> None:
    scale = read_scale(grid, "億元", collector)
    for row, year, doubt in _yearly(grid):
        for columns in grid.heads.types:
            amount, share = _cell(row, columns.amount), _cell(row, columns.share)
            cells = {f"{columns.name}金額": amount, f"{columns.name}占比": share}
            certainty, note = scale.certainty(doubt, unreadable(cells))
            values: dict[str, Value] = {
                "year": year,
                "rd_type": columns.name,
                "amount_100m_twd": scale.value(amount),
                "share_pct": share.value,
            }
            printed = {
                "year": row.label,
                "amount_100m_twd": amount.printed,
                "share_pct": share.printed,
            }
            collector.add(
                "rd_expenditure", values, row.lines, certainty=certainty, note=note, printed=printed
            )


def _add_budgets(grid: Grid, collector: Collector) -> None:
    scale, notes = read_scale(grid, "千元", collector), footnotes(grid.block)
    for row in grid.rows:
        name, mark = split_mark(row.label)
        total = is_total(name)
        for column, year, cell in zip(grid.heads.columns, grid.years, row.cells, strict=True):
            if year.value is None:
                continue
            doubts = (_year_doubt(column, year), row.doubt, unreadable({column: cell}), _nameless(name))
            certainty, note = scale.certainty(*doubts)
            values: dict[str, Value] = {
                "agency_name": "合計" if total else name or _NAMELESS.format(line=row.lines[0]),
                "year": year.value,
                "enacted_budget_k_twd": scale.value(cell),
                "enacted_budget_k_twd_raw": cell.printed if scale.value(cell) is None else "",
                "row_level": "total" if total else "agency",
                "footnote": mark,
                "footnote_text": notes.get(mark, ""),
            }
            printed = {
                "agency_name": name,
                "enacted_budget_k_twd": cell.printed,
                "enacted_budget_k_twd_raw": "",
            }
            printed["footnote"] = row.label.removeprefix(name)
            collector.add(
                "agency_budgets", values, row.lines, certainty=certainty, note=note, printed=printed
            )


def _nameless(name: str) -> str:
    return "" if name else "本列沒有印出名稱。"


def _add_intensity(grid: Grid, collector: Collector) -> None:
    scale = read_scale(grid, "%", collector)
    for row, year, doubt in _yearly(grid):
        for country, cell in zip(grid.heads.columns, row.cells, strict=True):
            certainty, note = scale.certainty(doubt, unreadable({country: cell}))
            values: dict[str, Value] = {
                "country": country,
                "year": year,
                "share_of_gdp_pct": scale.value(cell),
            }
            printed = {"year": row.label, "share_of_gdp_pct": cell.printed}
            collector.add("rd_intensity", values, row.lines, certainty=certainty, note=note, printed=printed)


def _add_projection(grid: Grid, collector: Collector) -> None:
    collector.problems += _unknown_labels(grid, collector.document.name)
    scale = read_scale(grid, "億元", collector)
    projected = list(_projected(grid))
    shares = _share_scale([cells for _, cells, _, _ in projected], grid, collector)
    for year, cells, lines, doubt in projected:
        values: dict[str, Value] = {"year": year}
        printed: dict[str, str] = {}
        doubts = [doubt]
        for label, cell in cells.items():
            field = projection_field(label)
            if not field:
                doubts.append(_UNKNOWN.format(label=label, printed=cell.printed))
                continue
            values[field] = (shares if field == _SHARE else scale).value(cell)
            printed[field] = cell.printed
        certainty, note = scale.certainty(*doubts, shares.conversion.reason, unreadable(cells))
        if certainty == "printed":
            certainty, note = shares.certainty()
        collector.add("budget_projection", values, lines, certainty=certainty, note=note, printed=printed)
    for row in grid.rows if grid.years_across else ():
        collector.claim("record", row.lines, words=[row.label] if projection_field(row.label) else [])


def _share_scale(rows: Sequence[Mapping[str, Cell]], grid: Grid, collector: Collector) -> Scale:
    """The scale of the share of GDP, which the unit line says (億元；%) unless each cell does itself."""
    own = [cell for cells in rows for label, cell in cells.items() if projection_field(label) == _SHARE]
    if all(cell.unit == "%" or cell.value is None for cell in own):
        return Scale(Conversion(Decimal(1)))
    return read_scale(grid, "%", collector)


def _unknown_labels(grid: Grid, file: str) -> Iterator[Problem]:
    """PARSE-COLUMNS for rows (or columns) of the projection that fill no column of the package."""
    head = min(grid.head_lines, default=None)
    across: list[tuple[str, int | None]] = [(row.label, row.lines[0]) for row in grid.rows]
    labels = across if grid.years_across else [(column, head) for column in grid.heads.columns]
    for label, line in labels:
        if not projection_field(label):
            yield columns_problem(file, line, f"a label that fills no column: {label}")


def _projected(grid: Grid) -> Iterator[tuple[int, dict[str, Cell], list[int], str]]:
    """(year, cells by label, lines, doubt) of each projected year, whether it is a column or a row."""
    if not grid.years_across:
        for row, own, doubt in _yearly(grid):
            yield own, dict(zip(grid.heads.columns, row.cells, strict=True)), list(row.lines), doubt
        return
    lines = [number for row in grid.rows for number in row.lines]
    for place, (column, year) in enumerate(zip(grid.heads.columns, grid.years, strict=True)):
        if year.value is not None:
            doubts = [_year_doubt(column, year), *(row.doubt for row in grid.rows)]
            yield year.value, {row.label: row.cells[place] for row in grid.rows}, lines, "".join(doubts)


def _cell(row: Row, place: int | None) -> Cell:
    """The cell at a place; an empty one where the heads don't tell the place."""
    return read_cell("") if place is None else row.cells[place]


def _yearly(grid: Grid) -> Iterator[tuple[Row, int, str]]:
    """(row, its year, what is in doubt about both); rows without a year stay unread."""
    for row, year in zip(grid.rows, grid.years, strict=True):
        if year.value is not None:
            yield row, year.value, _year_doubt(row.label, year) + row.doubt


def _year_doubt(printed: str, year: Year) -> str:
    return _INFERRED_YEAR.format(printed=printed, year=year.value) if year.inferred else ""


_ADDERS: Mapping[str, Callable[[Grid, Collector], None]] = {
    "rd_expenditure": _add_expenditure,
    "agency_budgets": _add_budgets,
    "rd_intensity": _add_intensity,
    "budget_projection": _add_projection,
}
