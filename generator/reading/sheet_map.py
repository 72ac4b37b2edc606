"""Rows of the workbook that a text was made from (data/sources/<report_id>.sheets.csv), by line.

One row for each run of lines that are rows one after the other: first line, its row, name of the sheet. The
name of a sheet stands in a line of its own, above its row 1: that is row 0. A value leads by its line and
by the place of its cell in the line (the first is A) to a cell of a sheet.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from generator.errors import Problem, ProblemError
from generator.reading.pages import PageMap

_HEADER = ("line", "row", "sheet")


@dataclass(frozen=True, slots=True)
class SheetMap(PageMap):
    """Which row of which sheet a line is; the label of a line is the name of its sheet.

    Attributes:
        rows: for each start the number of its row.
    """

    rows: tuple[int, ...] = ()

    @classmethod
    def of(cls, marks: Iterable[tuple[int, str, int]]) -> Self:
        """From (first line, sheet, row) in ascending order."""
        starts, labels, rows = zip(*marks, strict=True)
        return cls(starts, labels, rows)

    def row(self, line: int) -> int:
        """The row of a line; 0 for the name of its sheet, or where nothing is known."""
        index = bisect_right(self.starts, line) - 1
        return self.rows[index] + line - self.starts[index] if index >= 0 else 0

    def is_name(self, line: int) -> bool:
        """Whether a line holds the name of a sheet."""
        return bool(self.label(line)) and self.row(line) == 0

    def stretch_label(self, first: int, last: int) -> str:
        """Rows as a spreadsheet program names them: ``Sheet1!3:13``."""
        return f"{self.label(first)}!{self.row(first)}:{self.row(last)}"


def sheets_text(sheets: SheetMap) -> str:
    """The file for these rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows(zip(sheets.starts, sheets.rows, sheets.labels, strict=True))
    return out.getvalue()


def load_sheets(path: Path, name: str) -> SheetMap | None:
    """The rows by line; None where there is no such file.

    Raises:
        ProblemError: SHEETS-INVALID for a row that is none.
    """
    if not path.exists():
        return None
    marks: list[tuple[int, str, int]] = []
    for number, row in enumerate(csv.reader(io.StringIO(path.read_text("utf-8"))), start=1):
        if number == 1:
            continue
        if len(row) != len(_HEADER) or not (row[0].isdecimal() and row[1].isdecimal()):
            seen, remedy = f"the row {row!r}"[:80], "Restore the file, or add the workbook again."
            raise ProblemError([Problem("SHEETS-INVALID", name, number, seen, ",".join(_HEADER), remedy)])
        marks.append((int(row[0]), row[2], int(row[1])))
    return SheetMap.of(marks) if marks else None
