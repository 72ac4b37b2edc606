"""Where a row of a special budget table begins: at its year, at 總計, or at the phase before a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.families.infra_review.budget.tokens import Token
from generator.language.numerals import parse_cjk_numeral
from generator.reading.joining import join_wrapped

# A ROC year from 101 on: 100 is too often a rate. The special budgets begin with year 106.
_YEAR = re.compile(r"(1(?:0[1-9]|[1-9]\d))(?:年度?)?")
_TOTAL = re.compile(r"[總合小]計")
_PHASE = re.compile(r"第?([1-9]|[一二三四五六七八九十]{1,2})期?")
# Columns of the narrower of the two heads of moea-infra-review-110 (without 分配數 and 執行率).
_FEWEST_COLUMNS = 8


@dataclass(slots=True)
class BudgetRow:
    """A row as printed.

    Attributes:
        year_roc: its year, None for a 總計 row.
        phase: the phase that it belongs to, as an Arabic number; empty where none is printed.
        phase_inherited: whether the phase stands in a merged cell of an earlier row.
        cells: its values in order.
        flag: words that are no values: the cell 是否尚有保留款待執行 as far as it stands in this row.
        splits: for a cell (by its position) the amounts that agencies have in it: (agency, amount).
        lines: numbers of its lines.
    """

    year_roc: int | None
    phase: str
    phase_inherited: bool
    cells: list[Token] = field(default_factory=list)
    flag: list[Token] = field(default_factory=list)
    splits: dict[int, list[tuple[str, Decimal]]] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)

    @property
    def flag_text(self) -> str:
        """The words of the flag, joined as the wrapped cell that they are."""
        return join_wrapped(token.printed for token in self.flag)


def year_of(token: Token) -> int | None:
    """The ROC year that a word is, None for 總計 and for anything else."""
    match = _YEAR.fullmatch(token.text)
    return int(match[1]) if match else None


def opens_row(tokens: Sequence[Token], position: int, rows: Sequence[BudgetRow]) -> bool:
    """Whether a row begins at a word, given the rows before it."""
    token = tokens[position]
    if _TOTAL.fullmatch(token.text):
        return True
    year = year_of(token)
    if year is None:
        return False
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    beside = following if following and not following.opens_line else None
    if beside and not beside.is_value:
        return False
    if rows and _is_open(rows[-1]):
        return False
    # A year that the table has already is a value that a wrap put first on a line, unless a row follows.
    repeated = any(row.year_roc == year for row in rows)
    if repeated and not (beside and ("," in beside.text or beside.is_dash)):
        return False
    before = _before_on_line(tokens, position)
    return not any(t.is_value for t in before[1:]) and all(
        not t.is_value or _PHASE.fullmatch(t.text) for t in before[:1]
    )


def _is_open(row: BudgetRow) -> bool:
    """Whether a row holds amounts but not yet its rates: a wrap, not a new row, comes after them."""
    if not 2 <= len(row.cells) < _FEWEST_COLUMNS or row.flag:
        return False
    return row.cells[-1].number is not None


def _before_on_line(tokens: Sequence[Token], position: int) -> list[Token]:
    """Words that stand before a word on its line, first to last."""
    found: list[Token] = []
    while position > 0 and not tokens[position].opens_line:
        position -= 1
        found.insert(0, tokens[position])
    return found


def is_phase(tokens: Sequence[Token], position: int, rows: Sequence[BudgetRow]) -> bool:
    """A small number that opens a line before a year, at the table's begin or after a 總計 row.

    After the row of a year it is a phase only where it follows that row's phase; else a piece of a value.
    """
    token = tokens[position]
    if position + 1 == len(tokens) or not token.opens_line or not _PHASE.fullmatch(token.text):
        return False
    last = rows[-1] if rows else None
    if last and last.year_roc is not None and not _follows(last.phase, phase_number(token.text)):
        return False
    return opens_row(tokens, position + 1, rows) and year_of(tokens[position + 1]) is not None


def _follows(phase: str, next_phase: str) -> bool:
    return phase.isdecimal() and next_phase.isdecimal() and int(next_phase) == int(phase) + 1


def phase_number(text: str) -> str:
    """A phase as an Arabic number: 第一期 is 1."""
    match = _PHASE.fullmatch(text)
    number = parse_cjk_numeral(match[1]) if match and not match[1].isdecimal() else None
    return str(number) if number is not None else (match[1] if match else text)
