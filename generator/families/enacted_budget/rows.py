"""The rows of the CSV under the names of its header, however many cells they have."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from generator.forms.account_codes import read_account
from generator.reading.column_fit import fit_cells, profile_of
from generator.reading.document import Document, Line

LEVELS = ("kuan", "xiang", "function", "mu", "jie")
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
class CsvRow:
    """A line of the file.

    Attributes:
        line: its number.
        cells: as they stand there.
        by_name: the cell of each column; empty where none belongs to it for certain.
        doubt: why a cell could stand in another column; empty where none could.
    """

    line: int
    cells: Sequence[str]
    by_name: Mapping[str, str]
    doubt: str = ""

    def cell(self, name: str) -> str:
        """The cell of a column, without blanks at its ends; empty where the file lacks the column."""
        return self.by_name.get(name, "").strip()


def csv_cells(line: Line) -> list[str]:
    """The cells of one line; quoted ones may hold commas, not line ends."""
    return next(csv.reader([line.text]), [])


def csv_rows(document: Document) -> tuple[CsvRow | None, list[CsvRow]]:
    """The header, and the lines that are rows: those that name an account or are as wide as the header."""
    lines = [(line.number, csv_cells(line)) for line in document if not line.blank]
    if not lines:
        return None, []
    (number, names), *others = lines
    counted = profile_of([cells for _, cells in others if len(cells) == len(names)], len(names), _sort)
    profile = [_freely_empty(column) for column in counted]
    rows = []
    for line, cells in others:
        fitting = len(cells) == len(names)
        if not _is_row(cells, fitting):
            continue
        laid = cells if fitting else fit_cells(cells, profile, _sort)
        doubt = "" if fitting else _DOUBT.format(found=len(cells), width=len(names), printed=",".join(cells))
        rows.append(CsvRow(line, cells, dict(zip(names, laid, strict=True)), doubt))
    return CsvRow(number, names, {}), rows


def _is_row(cells: Sequence[str], fitting: bool) -> bool:
    """A damaged or lost code is no reason to lose a row: its year and its phase say what it is as well."""
    if any(_sort(cell) == "code" or read_account(cell).misread for cell in cells):
        return True
    leading = [_sort(cell) for cell in cells[:2]]
    return leading == ["year", "phase"] or (fitting and bool({"year", "phase"} & set(leading)))


def _freely_empty(column: Counter[Hashable]) -> Counter[Hashable]:
    """Where a column may be empty, how often it is says nothing about one row."""
    return Counter({**column, "empty": column.total() if column["empty"] else 0})


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
