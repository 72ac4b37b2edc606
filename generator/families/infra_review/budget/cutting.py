"""The words of a special budget table cut into rows, at the year or 總計 that opens each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.budget.row import BudgetRow
from generator.families.infra_review.budget.row_starts import (
    FEWEST_COLUMNS,
    is_marred,
    is_total,
    lacks_year,
    leads_row,
    marred_year,
    opens_row,
    phase_length,
    phase_number,
    year_of,
)
from generator.families.infra_review.budget.tokens import Token
from generator.language.cell import read_cell
from generator.records.doubts import Doubt

# A cell that is divided among agencies: (文化部: 40,000 技術處: 160,000 …).
_SPLIT_OPENS = re.compile(r"\(([^()\d]+):")


def cut_rows(tokens: Sequence[Token]) -> tuple[list[BudgetRow], set[int]]:
    """Rows, and the numbers of the lines that belong to none, of the words of a table below its head."""
    cutter = _Cutter(tokens)
    position = 0
    while position < len(tokens):
        position += cutter.take(position)
    _tell_years(cutter.rows)
    return cutter.rows, cutter.rest


class _Cutter:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.rows: list[BudgetRow] = []
        self.rest: set[int] = set()
        self._tokens = tokens
        self._phase = ""
        self._phase_lines = set[int]()
        # What stands before the year of a row that is about to open and is no phase.
        self._doubts: list[Doubt] = []
        self._phase_doubts: list[Doubt] = []

    def take(self, position: int) -> int:
        """Put a word where it belongs; returns how many words were taken with it."""
        tokens, token = self._tokens, self._tokens[position]
        if opens_row(tokens, position, self.rows):
            self._open(token)
        elif count := phase_length(tokens, position, self.rows):
            self._read_phase(tokens[position : position + count])
            return count
        elif leads_row(tokens, position, self.rows):
            seen = f"年度前的「{token.printed}」不屬於任何欄"
            self._doubts.append(Doubt("PARSE-COLUMNS", token.lines[0], seen))
        elif lacks_year(tokens, position, self.rows):
            self._open_without_year(token)
        elif self.rows and self.rows[-1].cells and _SPLIT_OPENS.match(token.text):
            return self._read_split(position)
        elif not self.rows or set(token.lines) <= self.rest or self._is_note(position):
            self.rest |= set(token.lines)
        else:
            self._append(token)
        return 1

    def _open(self, token: Token) -> None:
        row = BudgetRow(year_of(token), is_total(token), self._phase, not self._phase_lines)
        row.lines |= self._phase_lines | set(token.lines)
        row.doubts += [*self._phase_doubts, *self._doubts]
        if not row.is_total and row.year_roc is None:
            row.unread_year = token.printed
        elif is_marred(token):
            row.doubts.append(Doubt("PARSE-CELL", token.lines[0], f"年度欄印為「{token.printed}」"))
        self._phase_lines, self._doubts = set(), []
        self.rows.append(row)

    def _open_without_year(self, token: Token) -> None:
        row = BudgetRow(None, False, self._phase, not self._phase_lines, [token], unread_year="")
        row.lines |= self._phase_lines | set(token.lines)
        row.doubts += self._phase_doubts
        self._phase_lines = set()
        self.rows.append(row)

    def _read_phase(self, tokens: Sequence[Token]) -> None:
        first, *words = tokens
        self._phase, self._phase_lines = phase_number(first.text), set(first.lines)
        self._phase_doubts = []
        if is_marred(first) or words:
            printed = " ".join(token.printed for token in tokens)
            self._phase_doubts.append(Doubt("PARSE-CELL", first.lines[0], f"期別欄印為「{printed}」"))

    def _is_note(self, position: int) -> bool:
        """Whether a line under a 總計 row holds words: no flag stands there, so it is a note.

        While the row lacks cells, a line that begins with one belongs to it.
        """
        row, token = self.rows[-1], self._tokens[position]
        if not row.is_total or not token.opens_line or (token.is_cell and len(row.cells) < FEWEST_COLUMNS):
            return False
        line = token.lines[0]
        same_line = [t for t in self._tokens[position : position + 30] if line in t.lines]
        return not all(t.is_cell or _SPLIT_OPENS.match(t.text) for t in same_line)

    def _append(self, token: Token) -> None:
        """A cell is a cell until the flag begins; from there on everything belongs to the flag.

        A word that is no cell and can't begin the flag belongs to no column, and the cells go on behind it.
        """
        row = self.rows[-1]
        row.lines |= set(token.lines)
        if row.flag or token.opens_flag:
            row.flag.append(token)
        elif token.is_cell:
            row.cells.append(token)
        else:
            seen = f"「{token.printed}」不屬於任何欄"
            row.doubts.append(Doubt("PARSE-COLUMNS", token.lines[0], seen))

    def _read_split(self, position: int) -> int:
        """Read ``(文化部: 40,000 技術處: 160,000 …)`` behind a cell; returns how many words it has.

        Without its closing bracket it ends before the next row.
        """
        row, start = self.rows[-1], position
        shares: list[tuple[str, list[str]]] = []
        while position < len(self._tokens) and not opens_row(self._tokens, position, [row]):
            token = self._tokens[position]
            row.lines |= set(token.lines)
            position += 1
            name, colon, amount = token.text.strip("()").rpartition(":")
            if colon:
                shares.append((name, [amount] if amount else []))
            elif shares and token.text.strip("()"):
                shares[-1][1].append(token.text.strip("()"))
            if token.text.endswith(")"):
                break
        row.splits[len(row.cells) - 1] = [(name, read_cell(" ".join(words))) for name, words in shares]
        return position - start


def _tell_years(rows: Sequence[BudgetRow]) -> None:
    """A year that can't be read is the one after the row above, or before the row below, or its digits."""
    years = [row for row in rows if not row.is_total]
    for position, row in enumerate(years):
        if row.unread_year is None:
            continue
        above = years[position - 1].year_roc if position else None
        below = years[position + 1].year_roc if position + 1 < len(years) else None
        own = marred_year(row.unread_year)
        row.year_roc = above + 1 if above is not None else below - 1 if below is not None else own
        printed = f"印為「{row.unread_year}」" if row.unread_year else "未印"
        told = "依前後列推定" if above or below else "依其數字讀出" if own else "無從得知"
        row.doubts.append(Doubt("PARSE-CELL", max(row.lines), f"年度欄{printed}，年度{told}"))
