"""Rows of a CSV of 歲出機關別預算表 to records, each with its line.

The file has one row a year and account, in the order of the printed table: ministry (款), agency (項),
function (政事別, unnumbered), 目 and 節. The order tells what belongs to what, the account code the level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import Problem
from generator.families.enacted_budget.rows import (
    AMOUNTS,
    COLUMNS,
    LEVELS,
    PHASES,
    CsvRow,
    csv_cells,
    csv_rows,
)
from generator.families.family import Context
from generator.forms.account_codes import Account, expenditure_level, read_account
from generator.language.cell import Cell, cell_problem, read_cell, unreadable
from generator.reading.document import Document
from generator.records.collector import Collector
from generator.records.doubts import Doubt, tell
from generator.records.record import Certainty
from generator.records.values import Value

_YEAR = "year_roc"
_NO_YEAR = "年度「{printed}」無法判讀，依上一列為{year}。"
_NO_YEAR_ABOVE = "年度「{printed}」無法判讀，依下一列為{year}。"
_NO_PHASE = "預算階段「{printed}」不是已知的階段。"
_NO_CODE = "科目編號「{printed}」不是十位數字。"
_BEHIND_CODE = "科目編號之後另印有「{rest}」。"
_REPEATED = "檔案有{count}列是同一年度、階段與科目編號。"
_DOUBTFUL_ABOVE = "上層科目的編號有疑，所屬科目與機關依列序判讀。"


def recognise(document: Document) -> float:
    """1 for a CSV whose header names the columns of an expenditure table with year and phase."""
    first = next((line for line in document if not line.blank), None)
    found = set(csv_cells(first)) if first else set()
    return len(found & set(COLUMNS)) / len(COLUMNS) if {_YEAR, "account_code"} <= found else 0.0


def parse(document: Document, context: Context) -> None:
    """Add the rows of ``expenditure``; a line that is no such row stays unread.

    A row with a cell too many or too few, or with one that is not what its column holds, is kept as
    uncertain and told.
    """
    collector = context.collector
    header, rows = csv_rows(document)
    if header is not None:
        collector.claim("table_head", [header.line], words=[name for name in header.cells if name in COLUMNS])
    years = (_whole(read_cell(row.cell(_YEAR))) for row in rows)
    place, first_year = _Place(), next((year for year in years if year is not None), None)
    counts = Counter(map(_printed_key, rows))
    for row in rows:
        count = counts[_printed_key(row)]
        _add(row, place, first_year, _REPEATED.format(count=count) if count > 1 else "", collector)


def _printed_key(row: CsvRow) -> tuple[str, ...]:
    return tuple(row.cell(name) for name in (_YEAR, "phase", "account_code"))


@dataclass(frozen=True, slots=True)
class _Above:
    """An account that others stand below: its code and name, and whether the code can be read for certain."""

    code: str
    name: str
    sure: bool


_NOTHING = _Above("", "", sure=True)


class _Place:
    """Where in the table a row stands: its year, and the accounts that are above it.

    Each year has its own, so that one row with a damaged year doesn't part the rows around it.
    """

    def __init__(self) -> None:
        self.year: int | None = None
        self._years: dict[int | None, dict[str, _Above]] = {}

    @property
    def agency(self) -> _Above:
        """The agency that the row belongs to."""
        return self._years.get(self.year, {}).get("xiang", _NOTHING)

    def enter(self, year: int | None, level: str, account: _Above) -> _Above:
        """Go on to a row; returns the account right above it."""
        self.year = year
        above = self._years.setdefault(year, {})
        depth = LEVELS.index(level)
        for lower in LEVELS[depth:]:
            above.pop(lower, None)
        parents = [above[name] for name in LEVELS[:depth] if name in above]
        above[level] = account
        return parents[-1] if parents else _NOTHING


def _add(row: CsvRow, place: _Place, below: int | None, repeated: str, collector: Collector) -> None:
    """Add the record of a row; whatever in it is in doubt is said in its note and in a problem.

    A year that can't be read is that of the row above; the first row has none but ``below``. ``repeated``
    says that the file holds the account of that year more than once; empty where it doesn't.
    """
    account = read_account(row.cell("account_code"))
    cells = {name: read_cell(row.cell(name)) for name in (_YEAR, *LEVELS, *AMOUNTS) if name in COLUMNS}
    level = _level(account, cells)
    code, name = account.code or row.cell("account_code"), row.cell("account_name")
    phase = row.cell("phase")
    year, near = _whole(cells[_YEAR]), (_NO_YEAR, place.year) if place.year else (_NO_YEAR_ABOVE, below)
    of_code = _of_code(account, row.cell("account_code"))
    doubts = [
        row.doubt,
        unreadable({name: cell for name, cell in cells.items() if name != _YEAR}),
        "" if year is not None else near[0].format(printed=row.cell(_YEAR), year=near[1]),
        "" if phase in PHASES else _NO_PHASE.format(printed=phase),
        of_code,
    ]
    parent = place.enter(near[1] if year is None else year, level, _Above(code, name, sure=not of_code))
    agency = place.agency
    inherited = not parent.sure or not (agency.sure or level == "xiang")
    note = "".join([*doubts, repeated, _DOUBTFUL_ABOVE if inherited else ""])
    values: dict[str, Value] = {
        _YEAR: place.year,
        "phase": phase if phase in PHASES else "",
        "level": level,
        "number": _whole(cells[level]) if level in cells else None,
        "account_code": code,
        "account_name": name,
        "parent_code": parent.code,
        "agency_code": agency.code,
        "agency_name": agency.name,
        **{name: _whole(cells[name]) for name in AMOUNTS},
    }
    printed = {"account_code": account.printed} if account.raw else {}
    certainty: Certainty = "uncertain" if note else "printed"
    collector.add("expenditure", values, [row.line], certainty=certainty, note=note, printed=printed)
    collector.problems += _problems(row, doubts, collector.document.name)
    if repeated:
        tell([Doubt("PARSE-REPEATED-ROW", row.line, repeated.rstrip("。"))], collector)


def _level(account: Account, cells: Mapping[str, Cell]) -> str:
    """By the code; where that can't be read, by the column that holds the row's number."""
    if account.code:
        return expenditure_level(account.code, "") or "jie"
    return next((name for name in LEVELS if name in cells and cells[name].value is not None), "function")


def _of_code(account: Account, cell: str) -> str:
    if not account.code:
        return _NO_CODE.format(printed=cell)
    behind = _BEHIND_CODE.format(rest=account.name) if account.name else ""
    return account.misread + account.restored + behind


def _problems(row: CsvRow, doubts: list[str], file: str) -> list[Problem]:
    columns, *others = doubts
    found = [cell_problem(file, row.line, seen) for seen in ["".join(others)] if seen]
    if columns:
        found.append(
            Problem(
                "PARSE-COLUMNS",
                file,
                row.line,
                f"{len(row.cells)} cells",
                "as many as the header has columns",
                "Compare with the file; what fits no column for certain is left empty, the row is uncertain.",
                "warning",
            )
        )
    return found


def _whole(cell: Cell) -> int | None:
    """The whole number of a cell; amounts are whole thousands."""
    return int(cell.value) if cell.value is not None and cell.value == int(cell.value) else None
