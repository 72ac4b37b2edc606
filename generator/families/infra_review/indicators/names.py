"""The name of an indicator and its unit, which the text gives one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.units import match_unit
from generator.language.widths import fold_widths
from generator.reading.joining import join_pair
from generator.reading.spacing import squeeze, tidy

_MOST_PARTS = 4
_MULTIPLIER = re.compile(r"[十百千萬億]{0,2}")
_BRACKETED = re.compile(r"\([A-Za-z/%°]+\)")


@dataclass(frozen=True, slots=True)
class Named:
    """Name and unit of an indicator; the unit is empty where none is printed."""

    name: str
    unit: str


def is_unit(text: str) -> bool:
    """Whether the whole text is a unit, with a multiplier before it or another unit after a slash."""
    bare = fold_widths(squeeze(text))
    if not bare:
        return False
    head, _, rest = bare.partition("/")
    multiplier = _MULTIPLIER.match(head)
    after = head[multiplier.end() :] if multiplier else head
    known = (not after and bool(head)) or match_unit(head) == head or match_unit(after) == after
    return known and (not rest or len(rest) <= 4)


def split_name(pieces: Sequence[str]) -> Named:
    """Split the pieces of text that stand before the values of a row.

    The longest stretch at the end that is a known unit is the unit; where none is known, the last piece, for
    names and units are cells of their own. Pieces are cut at blanks too, for on one line both may stand.
    """
    words = [(index, word) for index, piece in enumerate(pieces) for word in piece.split()]
    if not words:
        return Named("", "")
    count = _unit_words([word for _, word in words])
    if count == 0 and len(words) > 1:
        count = 1
        if _BRACKETED.fullmatch(fold_widths(words[-1][1])) and len(words) > 2:
            count = 2
    unit = squeeze("".join(word for _, word in words[len(words) - count :]))
    return Named(_joined(words[: len(words) - count]), "" if unit == "-" else unit)


def complete(named: Named, tail: Sequence[str]) -> Named:
    """Add what stands below a repeated head: the rest of the name, and of the unit where that was cut."""
    words = [word for piece in tail for word in piece.split()]
    unit = named.unit
    if words and not is_unit(unit) and is_unit(unit + words[-1]):
        unit += words.pop()
    name = named.name
    for word in words:
        name = join_pair(name, word)
    return Named(tidy(name), unit)


def _unit_words(words: Sequence[str]) -> int:
    best = 0
    for count in range(1, min(_MOST_PARTS, len(words) - 1) + 1):
        if is_unit("".join(words[len(words) - count :])):
            best = count
    return best


def _joined(words: Sequence[tuple[int, str]]) -> str:
    text, last = "", -1
    for index, word in words:
        text = f"{text} {word}" if text and index == last else join_pair(text, word)
        last = index
    return tidy(text)
