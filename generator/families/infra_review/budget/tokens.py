"""The words of a special budget table, with the breaks of narrow cells undone.

Cells are so narrow that ``同執行率`` is printed as 同執 and 行率, ``同(A)`` as 同 and (A), a number as
``277,913.`` and ``385`` or as ``12, 046`` (moea-infra-review-110). Words show the rows, not lines.
A word that is nearly a number (``32,102*``, ``16,7O6``) is a cell that nobody can read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.language.cell import Cell, read_cell
from generator.language.nearly_number import is_nearly_number
from generator.language.widths import fold_widths
from generator.reading.document import Line

SAME_AS_A = "同(A)"
SAME_AS_RATE = "同執行率"
_REFERENCES = frozenset({SAME_AS_A, SAME_AS_RATE})
# How the cell 是否尚有保留款待執行 begins: 是(110年將執行完畢), 否, 保留98,438千元.
_FLAG_OPENS = "是否有無保留"
_WORD = re.compile(r"\S+")
_REGULAR = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
# Pairs of printed pieces that are one word, and whether a wrap must part them: a blank alone parts two cells.
_JOINED = (
    (re.compile(r"同"), re.compile(r"\(A\)?|執行率"), False),
    (re.compile(r"同執"), re.compile(r"行率"), False),
    (re.compile(r"同執行"), re.compile(r"率"), False),
    (re.compile(r"同\("), re.compile(r"A\)"), False),
    (re.compile(r"\d[\d,]*\."), re.compile(r"\d+%?"), True),
    (re.compile(r"\d[\d,]*,"), re.compile(r"\d{3}(?:\.\d+)?"), False),
    (re.compile(r"\d[\d,]*"), re.compile(r"[,.]\d[\d,.]*%?"), False),
    (re.compile(r"\d[\d,]*(?:\.\d+)?"), re.compile(r"%"), False),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a table.

    Attributes:
        text: with widths folded and its pieces joined.
        printed: the pieces as printed, joined by one blank.
        lines: numbers of the lines it stands on.
        opens_line: whether nothing stands before it on its line.
        gap: whether more blanks than one separate it from the word before, at a wrap the blanks that end
            the line above: a sign of an empty cell.
    """

    text: str
    printed: str
    lines: tuple[int, ...]
    opens_line: bool
    gap: bool

    @property
    def cell(self) -> Cell:
        """What the word says as a cell of numbers."""
        return _cell(self.text)

    @property
    def is_reference(self) -> bool:
        """Whether it says that its cell holds what another one holds: 同(A), 同執行率."""
        return self.text in _REFERENCES

    @property
    def is_value(self) -> bool:
        """Whether it fills a cell and can be read: a number, a dash, 同(A), 同執行率."""
        return self.is_reference or (self.cell.filled and not self.opens_flag)

    @property
    def is_cell(self) -> bool:
        """Whether it fills a cell, be it one that nobody can read: 32,102*, 16,7O6, a lone O, 同(A)*."""
        return self.is_value or (
            not self.opens_flag and (self.text[0] == "同" or is_nearly_number(self.text))
        )

    @property
    def opens_flag(self) -> bool:
        """Whether the cell 是否尚有保留款待執行 can begin with it."""
        return self.text[0] in _FLAG_OPENS

    @property
    def is_dash(self) -> bool:
        """Whether it says that there is no value."""
        return self.cell.kind == "none" and not self.opens_flag

    @property
    def number(self) -> Decimal | None:
        """Its number; None for a dash, a reference and what is none of these."""
        return self.cell.value

    @property
    def doubtful(self) -> bool:
        """Whether it stands in a cell and is neither number nor dash nor reference."""
        return not self.is_value

    @property
    def raw(self) -> str:
        """The printed form where it is more than a plain number, else an empty string."""
        plain = _REGULAR.fullmatch(self.printed) and not re.match(r"-?0\d", self.printed)
        return "" if plain else self.printed


def read_tokens(lines: Iterable[Line]) -> list[Token]:
    """The words of the lines in order, broken ones joined."""
    tokens: list[Token] = []
    wide_end = False
    for line in lines:
        text = fold_widths(line.text)
        end = None
        for match in _WORD.finditer(text):
            gap = wide_end if end is None else match.start() - end > 1
            token = Token(match[0], match[0], (line.number,), end is None, gap)
            end = match.end()
            if tokens and not gap and _belongs(tokens[-1], token):
                tokens[-1] = joined(tokens[-1], token)
            else:
                tokens.append(token)
        wide_end = len(text) - len(text.rstrip()) > 1
    return [_closed(token) for token in tokens]


@lru_cache(maxsize=4096)
def _cell(text: str) -> Cell:
    return read_cell(text, "percent", "loose", "plus")


def _belongs(left: Token, right: Token) -> bool:
    return any(
        a.fullmatch(left.text) and b.fullmatch(right.text) and (right.opens_line or not wrapped)
        for a, b, wrapped in _JOINED
    )


def joined(left: Token, right: Token) -> Token:
    """Two pieces of one word."""
    lines = tuple(sorted({*left.lines, *right.lines}))
    separator = "" if lines != left.lines or left.text.startswith("同") else " "
    printed = f"{left.printed}{separator}{right.printed}"
    return Token(left.text + right.text, printed, lines, left.opens_line, left.gap)


def _closed(token: Token) -> Token:
    """同(A without its bracket is the same word."""
    if token.text == "同(A":
        return Token(SAME_AS_A, token.printed, token.lines, token.opens_line, token.gap)
    return token
