"""Cells of the five value columns of an indicator: numbers, dashes, and what else is printed there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.families.infra_review.text import ProseWrapping
from generator.language.numerals import match_number, shorten
from generator.language.widths import compact, fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_pair
from generator.reading.spacing import tidy

COLUMNS = 5
_NUMBER = r"[-+]?\d[\d,]*(?:\.\d+)?"
_TOKEN = re.compile(
    rf"(?:{_NUMBER}(?:-{_NUMBER})?(?:\([\d,.%]+\))?%?(?:[萬億千仟百]\d[\d.]*)?[\u4e00-\u9fff]{{0,4}}"
    r"|[-─－–—]{1,3}|無)"
)
_DASHES = re.compile(r"[-─－–—]+")
_REMARK = re.compile(r"\([^()]*\)|註\d?")
_BEHIND_NUMBER = re.compile(r"%?(?:\([^()]*\))?(?:[\u4e00-\u9fff]{0,4})(?:註\d?)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as printed; ``value`` is None where no single number is printed."""

    raw: str
    value: Decimal | None


def is_value(token: str) -> bool:
    """Whether a word can stand in a value column: 3,702 or 8-12 or 900家 or a dash."""
    return _TOKEN.fullmatch(fold_widths(token)) is not None


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but dashes."""
    return _DASHES.fullmatch(text.replace(" ", "")) is not None


def read_cell(raw: str) -> Cell:
    """A printed cell: 3,702, 900家, 27萬4仟人次 and 1 (100 %) are numbers; -, 8-12 and >50 % are none."""
    squeezed = compact(raw)
    bare = squeezed.text
    number = match_number(bare)
    printed = tidy(raw)
    if number is None or not _BEHIND_NUMBER.fullmatch(bare[number.length :]):
        return Cell(printed, None)
    return Cell(printed, shorten(number.base) if number.multiplier else Decimal(_digits(bare, number.length)))


def _digits(bare: str, length: int) -> str:
    """The digits as printed, so that 8.00 keeps its decimals."""
    return bare[:length].replace(",", "")


def trailing_values(text: str) -> tuple[str, list[str]]:
    """A line as (what stands before, its trailing values), at most five of them."""
    words = text.split()
    count = 0
    while count < min(len(words), COLUMNS) and is_value(words[len(words) - 1 - count]):
        count += 1
    cut = len(words) - count
    return " ".join(words[:cut]), words[cut:]


def printed_cells(lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping) -> list[str]:
    """The cells that the lines of a row hold, in order; used where the five values share no line.

    Wrapped lines make one cell, up to the blank that closes it; a line that begins a page or sits apart like
    one (a footnote mark) begins a cell; a remark in brackets belongs to the cell before it, and so does what
    follows a comma.
    """
    pieces: list[str] = []
    held: list[str] = []
    for line in lines:
        if held and line.number in page_starts:
            pieces.append(_joined(held))
            held = []
        held.append(line.text)
        if wrapping.is_closed(line) or not wrapping.marked:
            pieces.append(_joined(held))
            held = []
    if held:
        pieces.append(_joined(held))
    cells: list[str] = []
    for piece in pieces:
        remark = _REMARK.fullmatch(fold_widths(piece))
        if cells and (remark or cells[-1].endswith(("，", ","))):
            cells[-1] += piece
            continue
        before, values = trailing_values(piece)
        cells += [before, *values] if before else values
    return cells


def _joined(texts: Sequence[str]) -> str:
    """Wrapped lines of a cell; blanks stay, for they may stand between a name and its unit.

    A wrap between two values cut a row, no number.
    """
    joined = ""
    for text in texts:
        piece = text.strip()
        apart = joined and piece and _ends_in_value(joined) and is_value(piece.split()[0])
        joined = f"{joined} {piece}" if apart else join_pair(joined, piece) if joined else piece
    return joined


def _ends_in_value(text: str) -> bool:
    last = text.rsplit(maxsplit=1)[-1]
    return is_value(last) and not last.endswith(",")
