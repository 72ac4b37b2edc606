"""Tables that ruling lines draw: which lines belong together, and the bands between their level lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.printed.page import Box, Page, Rule

# Whether it is upright, and the line.
_Item = tuple[bool, Rule]
_NEAR = 3.0
# A level line that covers this share of the width parts the whole table.
_FULL = 0.9
_FLATTEST = 6.0
# A level line this near to a table, and as wide, is one of its own.
_LONE = 30.0
_SIMILAR = 12.0


@dataclass(frozen=True, slots=True)
class Band:
    """What lies between two level lines that part the whole table.

    Attributes:
        box: its place.
        upright: lines in it that part columns, at least over a part of its height.
        level: lines in it that part some of its columns.
    """

    box: Box
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]

    @property
    def height(self) -> float:
        """How high it is."""
        return self.box.y1 - self.box.y0


def drawings(page: Page) -> list[tuple[Band, ...]]:
    """The drawn tables of a page from top to bottom, each as its bands."""
    groups: list[list[_Item]] = []
    for item in [*((True, rule) for rule in page.upright), *((False, rule) for rule in page.level)]:
        near = [group for group in groups if any(_touch(item, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([item, *(other for group in near for other in group)])
    found = [bands for group in _with_lone_lines(groups) if (bands := _bands(group))]
    return sorted(found, key=lambda bands: (bands[0].box.y0, bands[0].box.x0))


def _with_lone_lines(groups: Sequence[list[_Item]]) -> list[list[_Item]]:
    """Groups with upright lines, and the level lines close above or below that belong to them."""
    tables = [list(group) for group in groups if any(up for up, _ in group)]
    lone = [rule for group in groups if not any(up for up, _ in group) for _, rule in group]
    boxes = [_box(table) for table in tables]
    for rule in sorted(lone, key=lambda rule: min((_away(rule, box) for box in boxes), default=0.0)):
        near = [at for at, table in enumerate(tables) if _away(rule, _box(table)) <= _LONE]
        if near:
            tables[min(near, key=lambda at: _away(rule, boxes[at]))].append((False, rule))
    return tables


def _away(rule: Rule, box: Box) -> float:
    """How far a level line lies from a table of its own width; endless for one of another width."""
    if abs(rule.start - box.x0) > _SIMILAR or abs(rule.end - box.x1) > _SIMILAR:
        return float("inf")
    return min(abs(rule.at - box.y0), abs(rule.at - box.y1))


def _touch(one: _Item, other: _Item) -> bool:
    (up, a), (also_up, b) = one, other
    if up == also_up:
        return abs(a.at - b.at) <= _NEAR and a.start <= b.end + _NEAR and b.start <= a.end + _NEAR
    return _reaches(a, b.at) and _reaches(b, a.at)


def _reaches(rule: Rule, place: float) -> bool:
    return rule.start - _NEAR <= place <= rule.end + _NEAR


def _bands(group: Sequence[_Item]) -> tuple[Band, ...]:
    upright = sorted((rule for up, rule in group if up), key=lambda rule: rule.at)
    level = sorted((rule for up, rule in group if not up), key=lambda rule: rule.at)
    if not upright or (len(level) < 2 and len(upright) < 3):
        return ()
    box = _box(group)
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    cuts = _cuts(level, x0, x1, y0, y1)
    bands = [_band(Box(x0, a, x1, b), upright, level) for a, b in itertools.pairwise(cuts)]
    return tuple(band for band in bands if band.height >= _FLATTEST)


def _box(group: Sequence[_Item]) -> Box:
    upright, level = [rule for up, rule in group if up], [rule for up, rule in group if not up]
    across = [*(rule.at for rule in upright), *(rule.start for rule in level), *(rule.end for rule in level)]
    down = [*(rule.at for rule in level), *(rule.start for rule in upright), *(rule.end for rule in upright)]
    return Box(min(across), min(down), max(across), max(down))


def _cuts(level: Sequence[Rule], x0: float, x1: float, y0: float, y1: float) -> list[float]:
    """Heights at which the table is parted from side to side, its own edges included."""
    cuts = [y0]
    for rule in level:
        if rule.at - cuts[-1] < _NEAR:
            continue
        beside = [r for r in level if abs(r.at - rule.at) <= _NEAR / 2]
        if sum(r.length for r in beside) >= _FULL * (x1 - x0):
            cuts.append(rule.at)
    return cuts if y1 - cuts[-1] < _NEAR else [*cuts, y1]


def _band(box: Box, upright: Sequence[Rule], level: Sequence[Rule]) -> Band:
    height = box.y1 - box.y0
    crossing = tuple(
        rule
        for rule in upright
        if min(rule.end, box.y1) - max(rule.start, box.y0) > min(_FLATTEST, height / 3)
    )
    within = tuple(rule for rule in level if box.y0 + _NEAR < rule.at < box.y1 - _NEAR)
    return Band(box, crossing, within)
