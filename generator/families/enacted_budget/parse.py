"""Rows of 歲出機關別預算表 to records, from a CSV of it or from the workbook of the budget office.

The file has its rows in the order of the printed table: ministry (款), agency (項), function (政事別,
unnumbered), 目 and 節. The order tells what belongs to what, the account code the level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from generator.errors import Problem
from generator.families.enacted_budget.place import NOTHING, Above, Place
from generator.families.enacted_budget.recognise import is_csv
from generator.families.enacted_budget.rows import (
    AMOUNTS,
    COLUMNS,
    LEVELS,
    NUMBERED,
    PHASES,
    TOTAL,
    BudgetRow,
    csv_rows,
    is_total,
)
from generator.families.enacted_budget.sheet_text import read_sheets
from generator.families.family import Context
from generator.forms.account_codes import Account, expenditure_level, read_account
from generator.language.cell import Cell, cell_problem, read_cell, read_column, unreadable
from generator.language.partial_date import ROC_OFFSET
from generator.reading.document import Document
from generator.records.doubts import Doubt, tell
from generator.records.record import Certainty
from generator.records.values import Value

_YEAR = "year_roc"
_NO_YEAR = "年度「{printed}」無法判讀，依上一列為{year}。"
_NO_YEAR_ABOVE = "年度「{printed}」無法判讀，依下一列為{year}。"
_OTHER_YEAR = "年度「{printed}」不在本資料所屬的{first}至{last}年度之內。"
_NO_PHASE = "預算階段「{printed}」不是已知的階段。"
_NO_CODE = "科目編號「{printed}」不是十位數字。"
_BEFORE_CODE = "科目編號之前另印有「{rest}」。"
_BEHIND_CODE = "科目編號之後另印有「{rest}」。"
_NOT_WHOLE = "{name}「{printed}」不是整數千元。"
_REPEATED = "檔案有{count}列是同一年度、階段與科目編號。"
_DOUBTFUL_ABOVE = "上層科目的編號有疑，所屬科目與機關依列序判讀。"
# How some years' files number the rows of functions, which have no number.
_NO_NUMBER = "999"


def parse(document: Document, context: Context) -> None:
    """Add the rows of ``expenditure``; a line that is no such row stays unread.

    A row with a cell too many or too few, or with one that is not what its column holds, is kept as
    uncertain and told.
    """
    collector = context.collector
    if is_csv(document):
        header, rows = csv_rows(document)
        if header is not None:
            line, names = header
            collector.claim("table_head", [line], words=[name for name in names if name in COLUMNS])
    else:
        rows = read_sheets(document, context)
    years = (_whole(read_cell(row.cell(_YEAR))) for row in rows)
    place, first_year = Place(), next((year for year in years if year is not None), None)
    counts = Counter(map(_printed_key, rows))
    for row in rows:
        count = counts[_printed_key(row)]
        _add(row, place, first_year, _REPEATED.format(count=count) if count > 1 else "", context)


def _printed_key(row: BudgetRow) -> tuple[str, ...]:
    return tuple(row.cell(name) for name in (_YEAR, "phase", "account_code"))


def _add(row: BudgetRow, place: Place, below: int | None, repeated: str, context: Context) -> None:
    """Add the record of a row; whatever in it is in doubt is said in its note and in a problem.

    A year that can't be read is that of the row above; the first row has none but ``below``. ``repeated``
    says that the file holds the account of that year more than once; empty where it doesn't.
    """
    collector = context.collector
    account = read_account(row.cell("account_code"), exact=True)
    cells = {name: read_column(name, row.cell(name)) for name in (_YEAR, *LEVELS, *AMOUNTS)}
    level = TOTAL if is_total(row) else _level(account, cells)
    code = account.code or row.cell("account_code")
    number = cells[level].printed if level in COLUMNS else ""
    year, near = _whole(cells[_YEAR]), (_NO_YEAR, place.year) if place.year else (_NO_YEAR_ABOVE, below)
    of_year = _of_year(row.cell(_YEAR), year, near, context.period)
    of_code = "" if level == TOTAL else _of_code(account, row.cell("account_code"))
    place.year = near[1] if year is None else year
    itself = Above(code, row.cell("account_name"), number, sure=not of_code)
    parent = NOTHING if level == TOTAL else place.enter(level, itself)
    agency = NOTHING if level == TOTAL else place.agency
    inherited = not parent.sure or not (agency.sure or level == "xiang")
    doubts = [
        row.doubt,
        unreadable({name: cell for name, cell in cells.items() if name != _YEAR}),
        of_year,
        "" if row.cell("phase") in PHASES else _NO_PHASE.format(printed=row.cell("phase")),
        of_code,
        _not_whole(cells),
        "" if level == TOTAL or inherited else place.contradictions(level, code, parent.code, cells),
    ]
    note = "".join([*doubts, repeated, _DOUBTFUL_ABOVE if inherited else ""])
    values: dict[str, Value] = {
        _YEAR: place.year,
        "budget_stage": row.cell("phase") if row.cell("phase") in PHASES else "",
        "account_level": level,
        "account_number": _whole(cells[level]) if level in COLUMNS else None,
        "account_code": code,
        "account_name": row.cell("account_name"),
        "parent_code": parent.code,
        "agency_code": agency.code,
        "agency_name": agency.name,
        **{name: _whole(cells[name]) for name in AMOUNTS},
        **{f"{name}_number": _number(place.number(name)) for name in NUMBERED if level != TOTAL},
        "explanation": row.cell("explanation"),
    }
    printed = {"account_code": account.printed} if account.raw else {}
    # Some files repeat the numbers of the accounts above in every row, others print that of the row alone.
    for name in NUMBERED:
        own = "" if name == level or cells[name].kind != "number" else cells[name].printed
        if own != place.number(name) or not own:
            printed[f"{name}_number"] = own
    certainty: Certainty = "uncertain" if note else "printed"
    collector.add("expenditure", values, row.lines, certainty=certainty, note=note, printed=printed)
    collector.problems += _problems(row, doubts, collector.document.name)
    if repeated:
        tell([Doubt("PARSE-REPEATED-ROW", row.lines[0], repeated.rstrip("。"))], collector)


def _level(account: Account, cells: Mapping[str, Cell]) -> str:
    """By the code; where that can't be read, by the last column that holds a number of the row."""
    if account.code:
        return expenditure_level(account.code, "") or "jie"
    numbered = [name for name in LEVELS if name in cells and cells[name].value is not None]
    return "function" if not numbered or cells[numbered[-1]].printed == _NO_NUMBER else numbered[-1]


def _number(printed: str) -> int | None:
    return int(printed) if printed.isdecimal() else None


def _of_year(
    printed: str, year: int | None, near: tuple[str, int | None], period: tuple[date, date] | None
) -> str:
    """What is odd about the year; ``near`` is the sentence and the year where it can't be read."""
    if year is None:
        return near[0].format(printed=printed, year=near[1])
    first, last = (day.year - ROC_OFFSET for day in period) if period else (year, year)
    return "" if first <= year <= last else _OTHER_YEAR.format(printed=printed, first=first, last=last)


def _of_code(account: Account, cell: str) -> str:
    if not account.code:
        return _NO_CODE.format(printed=cell)
    behind = _BEHIND_CODE.format(rest=account.name) if account.name else ""
    front = cell.partition(account.printed)[0].strip() if account.printed in cell else ""
    before = _BEFORE_CODE.format(rest=front) if front else ""
    return account.misread + account.restored + before + behind


def _not_whole(cells: Mapping[str, Cell]) -> str:
    """Amounts are whole thousands and numbers whole: anything else is left empty and told."""
    odd = [(name, cell) for name, cell in cells.items() if cell.value is not None and _whole(cell) is None]
    return "".join(_NOT_WHOLE.format(name=name, printed=cell.printed) for name, cell in odd)


def _problems(row: BudgetRow, doubts: list[str], file: str) -> list[Problem]:
    columns, *others = doubts
    line = row.lines[0] if row.lines else None
    found = [cell_problem(file, line, seen) for seen in ["".join(others)] if seen]
    if columns:
        found.append(
            Problem(
                "PARSE-COLUMNS",
                file,
                line,
                f"{row.found} cells",
                "as many as the header has columns",
                "Compare with the file; what fits no column for certain is left empty, the row is uncertain.",
                "warning",
            )
        )
    return found


def _whole(cell: Cell) -> int | None:
    """The whole number of a cell; amounts are whole thousands."""
    return int(cell.value) if cell.value is not None and cell.value == int(cell.value) else None
