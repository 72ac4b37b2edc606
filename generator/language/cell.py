"""The one reader of a cell: a number, a sign for "none", nothing, or something else that a person must see.

All families read their cells here. What a family's forms print beside a number it allows by name; whatever it
did not allow makes the cell ``other`` and is never guessed at. Examples: tests/language/cells.yml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from generator.errors import Problem
from generator.language.numerals import Number, match_number, parse_cjk_numeral, shorten
from generator.language.units import match_unit
from generator.language.widths import Compact, compact, fold_widths

Kind = Literal["number", "none", "empty", "other"]
Allowance = Literal["percent", "unit", "multiplier", "remark", "footnote", "numeral", "loose", "plus"]

NO_NUMBER = "無法判讀為數字"
_BLANK_INSIDE = "中間有空白，可能是兩個儲存格"
_ILL_FORMED = "千分位或小數點的位置不合數字寫法"
_RANGE = "是範圍，不是單一數值"
_ONLY_REMARK = "括號內可能是負數，也可能是附註"
_DASH_OR_ONE = "可能是誤認的短橫，也可能是數字一"
_ODD_PLUS = "的「+」可能是正號，也可能是誤認的註記"

_MOST_CHARACTERS = 60
# Recognition makes 一, ー and ㄧ of a long dash; a lone 一 may be a number. Widths are folded before.
_NONE = re.compile(r"(?!一$)[-─━ー一ㄧ]{1,3}|[…⋯]{1,2}|無")
_SIGN = re.compile(r"[-─+△▲]")
_DIGITS = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
_WELL_FORMED = re.compile(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
# As careless forms print them: 1200,000 and the zeros of a template, 000,000 and 00.00.
_LOOSE = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_TWO_CELLS = re.compile(r"[0-9]\s+[,.]?[0-9]|^[-─]\s")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_TWO_ENDS = re.compile(r"[0-9][0-9,.]*%?[-~至][0-9][0-9,.]*%?")
# A comma of running text between digits of a cell separates thousands: no clause ends there.
_WIDE_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9])")
_REMARK = re.compile(r"\([^()]*\)")
_FOOTNOTE = re.compile(r"註\d{0,2}|[*※]{1,3}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read.

    Attributes:
        kind: ``number``; ``none`` where a sign says that there is nothing; ``empty``; ``other`` for what is
            none of these: the row is then uncertain and a problem names the line.
        value: the number in ones, with the decimals that are printed (3.00 stays 3.00), or counted out where
            a multiplier is (27萬4仟: 274000); None unless ``kind`` is ``number``.
        printed: the cell as printed, without blanks at its ends.
        unit: the percent sign or unit behind the number, empty where none stands.
        remark: what stands behind number and unit, as allowed (``(100%)``, ``註1``); widths folded.
        reason: for people, why an ``other`` cell is no number; else empty.
    """

    kind: Kind
    value: Decimal | None
    printed: str
    unit: str = ""
    remark: str = ""
    reason: str = ""

    @property
    def filled(self) -> bool:
        """Whether it holds what belongs into a column of numbers: a number or a sign for none."""
        return self.kind in ("number", "none")

    @property
    def readable(self) -> bool:
        """Whether nothing in it is in doubt: a number, a sign for none, or empty."""
        return self.kind != "other"


@lru_cache(maxsize=1 << 14)
def read_cell(text: str, *allowed: Allowance) -> Cell:
    """Read a cell of a column of numbers.

    A minus, △ or ▲ before the digits and brackets around them make a number negative. Blanks are no part of a
    number, but digits that a blank parts may be two cells and are ``other``.

    Args:
        text: the cell as printed, in any width.
        allowed: what this family's forms may print beside the digits; all else makes the cell ``other``.
            ``percent``: a percent sign; ``unit``: a unit of the vocabulary (900家), with its multiplier;
            ``multiplier``: 萬, 億 … without a unit; ``remark``: a bracket behind number or dash (1 (100 %));
            ``footnote``: 註, 註1 or * behind them; ``numeral``: Chinese numerals, so that 一 is 1, no dash;
            ``loose``: thousands or zeros carelessly set (1200,000 and 000,000); ``plus``: a plus before the
            digits, in a column of changes or one whose printed form is published beside the number.
    """
    printed = text.strip()
    squeezed = compact(_WIDE_COMMA.sub(",", printed))
    bare = squeezed.text
    if not bare:
        return Cell("empty", None, printed)
    if len(bare) > _MOST_CHARACTERS:
        return Cell("other", None, printed, reason=NO_NUMBER)
    if "numeral" in allowed and (numeral := parse_cjk_numeral(bare)) is not None:
        return Cell("number", Decimal(numeral), printed)
    if _TWO_CELLS.search(_before_remark(squeezed)):
        return Cell("other", None, printed, reason=_BLANK_INSIDE)
    none = _NONE.match(bare)
    if none and (end := _remark_end(bare, none.end(), allowed)) == len(bare):
        return Cell("none", None, printed, remark=bare[none.end() : end])
    return _read_number(bare, printed, allowed)


def read_column(name: str, text: str) -> Cell:
    """Read a cell of the published column ``name``: only those of changes print a plus before a number."""
    return read_cell(text, "plus") if name.startswith("difference_") else read_cell(text)


def unreadable(cells: Mapping[str, Cell]) -> str:
    """A sentence that names the cells which are in doubt, with column and reason; empty where none is."""
    doubtful = [f"{name}「{cell.printed}」{cell.reason}" for name, cell in cells.items() if not cell.readable]
    return f"{'；'.join(doubtful)}。" if doubtful else ""


def cell_problem(file: str, line: int | None, seen: str) -> Problem:
    """The warning that a row has a cell which is neither number nor sign for none.

    Args:
        file: name of the document.
        line: where the row begins.
        seen: column and text of the cell, as `unreadable` puts them.
    """
    remedy = (
        "Compare the cell with the printed page; the row is published as uncertain, the text in its note."
    )
    return Problem("PARSE-CELL", file, line, seen, 'a number or a sign for "none"', remedy, "warning")


def _read_number(bare: str, printed: str, allowed: tuple[Allowance, ...]) -> Cell:
    """The cell of a compact text that is neither empty nor a sign for none."""
    brackets = _IN_BRACKETS.fullmatch(bare)
    body = brackets["inside"] if brackets else bare
    sign = None if brackets else _SIGN.match(body)
    start = sign.end() if sign else 0
    if sign and sign[0] == "+" and "plus" not in allowed:
        return Cell("other", None, printed, reason=_ODD_PLUS)
    number = _number_at(body, start, allowed)
    if number is None:
        return Cell("other", None, printed, reason=_reason(body[start:]))
    end = start + number.length
    unit = _unit_at(body, end, number, allowed)
    rest = end + len(unit)
    remark_end = rest if brackets else _remark_end(body, rest, allowed)
    counted = _DIGITS.fullmatch(body, start, end) is None
    if remark_end != len(body) or (counted and not {"unit", "multiplier"} & set(allowed)):
        return Cell("other", None, printed, reason=_reason(body[start:]))
    if brackets and unit and "remark" in allowed:
        return Cell("other", None, printed, reason=_ONLY_REMARK)
    negative = brackets or (sign and sign[0] != "+")
    return Cell("number", -number.base if negative else number.base, printed, unit, body[rest:remark_end])


def _number_at(body: str, start: int, allowed: tuple[Allowance, ...]) -> Number | None:
    """The number at ``start``, its decimals kept; None where the digits make none."""
    digits = _DIGITS.match(body, start)
    pattern = _LOOSE if "loose" in allowed else _WELL_FORMED
    number = match_number(body, start)
    if digits is None or number is None or number.surplus or not pattern.fullmatch(digits[0]):
        return None
    if number.multiplier or number.length != len(digits[0]):
        return Number(number.value, number.multiplier, shorten(number.base), number.length)
    value = Decimal(digits[0].replace(",", ""))
    return Number(value, "", value, number.length)


def _unit_at(body: str, end: int, number: Number, allowed: tuple[Allowance, ...]) -> str:
    """The percent sign or the unit behind a number where it is allowed, else an empty string."""
    if body.startswith("%", end):
        return "%" if "percent" in allowed and not number.multiplier else ""
    return match_unit(body, end) if "unit" in allowed else ""


def _remark_end(body: str, start: int, allowed: tuple[Allowance, ...]) -> int:
    """Where the remark and the mark of a footnote end that may stand at ``start``."""
    for allowance, pattern in (("remark", _REMARK), ("footnote", _FOOTNOTE)):
        if allowance in allowed and (match := pattern.match(body, start)):
            start = match.end()
    return start


def _before_remark(squeezed: Compact) -> str:
    """The source up to the first bracket behind a character: digits in a remark may be parted by blanks."""
    cut = squeezed.text.find("(", 1)
    return fold_widths(squeezed.source if cut < 0 else squeezed.source[: squeezed.offsets[cut]])


def _reason(body: str) -> str:
    """Why a text that holds something is no number."""
    if _TWO_ENDS.fullmatch(body):
        return _RANGE
    if body == "一":
        return _DASH_OR_ONE
    digits = _DIGITS.match(body)
    if digits and digits[0] == body and not _WELL_FORMED.fullmatch(body):
        return _ILL_FORMED
    return NO_NUMBER
