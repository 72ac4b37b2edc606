"""Heads of the tables of indicators, broken into pieces of one to four characters, repeated on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.spacing import squeeze

_PIECES = (
    r"項目?|次|指標(?:項目)?|單|位|【?計畫全?|全期?】?|期】?|】|總|目標值?|值|實際值?|【?累計至?"
    r"|【?至?\d{2,3}年度?】?|當年度?】?|\(\d{2,3}-\d{2,3}年?\)"
)
# Possessive: the pieces overlap, and a long line of them must not be tried in every division.
_HEAD = re.compile(rf"(?>{_PIECES})++")
_VALUE_HEAD = re.compile(r"(?:目標值實際值)+")
_OPENING = re.compile(r"(?:項|項次|項次指標項目.*)")
_NAMES = "指標項目"
_LOOK_AHEAD = 3


def head_positions(lines: Sequence[Line]) -> list[range]:
    """Where the heads stand: positions in ``lines``, one range a head.

    A head opens with 項次 and 指標項目; then every line counts that holds nothing but words of a head. The
    words 目標值 實際值 that one programme has in the middle of its first row count too.
    """
    texts = [fold_widths(squeeze(line.text)) for line in lines]
    found: list[range] = []
    position = 0
    while position < len(texts):
        end = _head_end(texts, position)
        if end > position:
            found.append(range(position, end))
            position = end
            continue
        if _VALUE_HEAD.fullmatch(texts[position]):
            found.append(range(position, position + 1))
        position += 1
    return found


def _head_end(texts: Sequence[str], start: int) -> int:
    if not _OPENING.fullmatch(texts[start]):
        return start
    if _NAMES not in "".join(texts[start : start + _LOOK_AHEAD]):
        return start
    end = start
    while end < len(texts) and _HEAD.fullmatch(texts[end]):
        if end > start and _OPENING.fullmatch(texts[end]) and "值" in "".join(texts[start:end]):
            break
        end += 1
    return end
