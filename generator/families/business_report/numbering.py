"""Which markers a report numbers its items with, and how they are nested.

The official order is 壹、 一、 （一） 1、 (1); what a report uses beyond that (甲、 A. ①) has no fixed place.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.document import Line
from generator.reading.markers import (
    ARABIC,
    ARABIC_BRACKET,
    CIRCLED,
    CJK,
    CJK_BRACKET,
    FINANCIAL,
    LATIN,
    STEM,
    MarkerStyle,
    match_marker,
)

_OFFICIAL = (FINANCIAL, CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)
_FURTHER = (STEM, LATIN, CIRCLED)
STYLES = (*_OFFICIAL, *_FURTHER)


def numbering_styles(lines: Sequence[Line]) -> tuple[MarkerStyle, ...]:
    """The styles that ``lines`` use, from the highest level down.

    An official style counts where its first number stands, or two of its markers (a text may be cut);
    another one where its first two numbers stand. These come below the official ones, in the order in which
    they appear; 甲、 above 一、 where it comes first, as in reports to a city council (壹、民政部門
    甲、自治行政業務 一、里鄰管理).
    """
    found: dict[MarkerStyle, list[int]] = {}
    starts: dict[MarkerStyle, int] = {}
    for line in lines:
        marker = match_marker(line.text, STYLES)
        if marker:
            found.setdefault(marker.style, []).append(marker.number)
            starts.setdefault(marker.style, line.number)
    styles = [style for style in _OFFICIAL if 1 in found.get(style, ()) or len(found.get(style, ())) > 1]
    further = sorted((s for s in _FURTHER if {1, 2} <= set(found.get(s, ()))), key=starts.__getitem__)
    if STEM in further and CJK in starts and starts[STEM] < starts[CJK]:
        further.remove(STEM)
        styles.insert(styles.index(CJK), STEM)
    return (*styles, *further)
