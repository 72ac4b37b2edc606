"""An account as a file has it, and the rows of a CSV under the names of its header."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.forms.account_codes import read_account
from generator.reading.column_fit import fit_cells, profile_of
from generator.reading.document import Document, Line
from generator.reading.spacing import squeeze

LEVELS = ("kuan", "xiang", "function", "mu", "jie")
TOTAL = "total"
_TOTALS = frozenset({"合計", "總計", "歲出合計", "歲出總計"})
NUMBERED = ("kuan", "xiang", "mu", "jie")
AMOUNTS = (
    "budget_this_year_k_twd",
    "budget_last_year_k_twd",
    "final_accounts_prior_year_k_twd",
    "difference_k_twd",
)
COLUMNS = ("year_roc", "phase", "kuan", "xiang", "mu", "jie", "account_code", "account_name", *AMOUNTS)
PHASES = frozenset({"proposal", "enacted", "final"})
_DOUBT = "此列有{found}格，檔案有{width}欄（印為「{printed}」），依各欄型態對應，無法確定者留空。"
_SMALL = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"\d{3}")
_NUMBER = re.compile(r"[-\d,.]+")


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """An account as the file has it.

    Attributes:
        lines: their numbers.
        by_name: the cell of each column; empty where none belongs to it for certain.
        doubt: why a cell could stand in another column, or a row could be another's; empty where none could.
        found: how many cells its line has.
    """

    lines: tuple[int, ...]
    by_name: Mapping[str, str]
    doubt: str = ""
    found: int = 0

    def cell(self, name: str) -> str:
        """The cell of a column, without blanks at its ends; empty where the file lacks the column."""
        return self.by_name.get(name, "").strip()


def is_total(row: BudgetRow) -> bool:
    """Whether a row is the sum of all accounts, which has no code."""
    return not row.cell("account_code") and squeeze(row.cell("account_name")) in _TOTALS


def csv_cells(line: Line) -> list[str]:
    """The cells of one line; quoted ones may hold commas, not line ends."""
    return next(csv.reader([line.text]), [])


def csv_rows(document: Document) -> tuple[tuple[int, Sequence[str]] | None, list[BudgetRow]]:
    """Line and cells of the header, and the rows: lines that name an account or are as wide as it."""
    lines = [(line.number, csv_cells(line)) for line in document if not line.blank]
    if not lines:
        return None, []
    (number, names), *others = lines
    profile = profile_of([cells for _, cells in others if len(cells) == len(names)], len(names), _sort)
    rows = []
    for line, cells in others:
        fitting = len(cells) == len(names)
        if not _is_row(cells, fitting):
            continue
        laid = cells if fitting else fit_cells(cells, profile, _sort)
        doubt = "" if fitting else _DOUBT.format(found=len(cells), width=len(names), printed=",".join(cells))
        rows.append(BudgetRow((line,), dict(zip(names, laid, strict=True)), doubt, len(cells)))
    return (number, names), rows


def _is_row(cells: Sequence[str], fitting: bool) -> bool:
    """A damaged or lost code is no reason to lose a row: its year and its phase say what it is as well."""
    if any(_sort(cell) == "code" or read_account(cell).misread for cell in cells):
        return True
    leading = [_sort(cell) for cell in cells[:2]]
    return leading == ["year", "phase"] or (fitting and bool({"year", "phase"} & set(leading)))


def _sort(cell: str) -> str:
    """What stands in a cell, for telling which column it belongs to."""
    text = cell.strip()
    if not text:
        return "empty"
    if text in PHASES:
        return "phase"
    for pattern, sort in ((_SMALL, "small"), (_YEAR, "year"), (_NUMBER, "number")):
        if pattern.fullmatch(text):
            return "code" if sort == "number" and text.isdecimal() and len(text) == 10 else sort
    return "name"
