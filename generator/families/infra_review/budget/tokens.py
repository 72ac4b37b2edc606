"""The words of a special budget table, with the breaks of narrow cells undone.

Cells are so narrow that ``同執行率`` is printed as 同執 and 行率, ``同(A)`` as 同 and (A), a number as
``277,913.`` and ``385`` or as ``12, 046`` (moea-infra-review-110). Words show the rows, not lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.language.widths import fold_widths
from generator.reading.document import Line

SAME_AS_A = "同(A)"
SAME_AS_RATE = "同執行率"
_NUMBER = re.compile(r"[-△]?\d[\d,]*(?:\.\d+)?%?")
_DASH = re.compile(r"[-─]+")
_WORD = re.compile(r"\S+")
_REGULAR = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
# Pairs of printed pieces that are one word.
_JOINED = (
    (re.compile(r"同"), re.compile(r"\(A\)?|執行率")),
    (re.compile(r"同執"), re.compile(r"行率")),
    (re.compile(r"同執行"), re.compile(r"率")),
    (re.compile(r"同\("), re.compile(r"A\)")),
    (re.compile(r"\d[\d,]*\."), re.compile(r"\d+%?")),
    (re.compile(r"\d[\d,]*,"), re.compile(r"\d{3}(?:\.\d+)?")),
    (re.compile(r"\d[\d,]*"), re.compile(r"[,.]\d[\d,.]*%?")),
    (re.compile(r"\d[\d,]*(?:\.\d+)?"), re.compile(r"%")),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a table.

    Attributes:
        text: with widths folded and its pieces joined.
        printed: the pieces as printed, joined by one blank.
        lines: numbers of the lines it stands on.
        opens_line: whether nothing stands before it on its line.
        gap: whether more blanks than one separate it from the word before: a sign of an empty cell.
    """

    text: str
    printed: str
    lines: tuple[int, ...]
    opens_line: bool
    gap: bool

    @property
    def is_value(self) -> bool:
        """Whether it can fill a cell: a number, a dash, 同(A), 同執行率."""
        return bool(_NUMBER.fullmatch(self.text) or self.is_dash or self.text in {SAME_AS_A, SAME_AS_RATE})

    @property
    def is_dash(self) -> bool:
        """Whether it says that there is no value."""
        return _DASH.fullmatch(self.text) is not None

    @property
    def number(self) -> Decimal | None:
        """Its number, without separators and percent sign; None for a dash or a word."""
        if not _NUMBER.fullmatch(self.text):
            return None
        return Decimal(self.text.replace(",", "").rstrip("%").replace("△", "-"))

    @property
    def raw(self) -> str:
        """The printed form where it is more than a plain number, else an empty string."""
        plain = _REGULAR.fullmatch(self.printed) and not re.match(r"-?0\d", self.printed)
        return "" if plain else self.printed


def read_tokens(lines: Iterable[Line]) -> list[Token]:
    """The words of the lines in order, broken ones joined."""
    tokens: list[Token] = []
    for line in lines:
        text = fold_widths(line.text)
        end = None
        for match in _WORD.finditer(text):
            gap = end is not None and match.start() - end > 1
            token = Token(match[0], match[0], (line.number,), end is None, gap)
            end = match.end()
            if tokens and not gap and _belongs(tokens[-1], token):
                tokens[-1] = joined(tokens[-1], token)
            else:
                tokens.append(token)
    return [_closed(token) for token in tokens]


def _belongs(left: Token, right: Token) -> bool:
    return any(a.fullmatch(left.text) and b.fullmatch(right.text) for a, b in _JOINED)


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
