"""Ruling lines from what a page draws: strokes, thin filled boxes, edges of boxes, less what is covered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.reading.printed.page import Box, Rule

# A box at most this thick is a line. Text is set closer to a line than two lines ever stand to each other.
_THICKEST = 2.0
# Pieces of one line whose ends lie this near to each other.
_NEAR = 1.6
_SHORTEST = 5.0


@dataclass(slots=True)
class Drawing:
    """The lines of a page while its objects come in, in the order in which they are painted.

    Attributes:
        upright: upright lines.
        level: level lines.
        veils: white boxes, each with its place in the order of painting.
    """

    upright: list[Rule] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    veils: list[tuple[int, Box]] = field(default_factory=list)

    def stroke(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight stroke; a slanted one rules nothing off."""
        if abs(x0 - x1) <= _THICKEST / 2:
            self.upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        elif abs(y0 - y1) <= _THICKEST / 2:
            self.level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))

    def fill(self, box: Box, place: int, *, white: bool) -> None:
        """A filled box: a line where it is thin, a veil over what was drawn before where it is white."""
        if white:
            self.veils.append((place, box))
            self.upright = [
                part for rule in self.upright for part in _less(rule, box.x0, box.x1, box.y0, box.y1)
            ]
            self.level = [part for rule in self.level for part in _less(rule, box.y0, box.y1, box.x0, box.x1)]
        elif box.x1 - box.x0 <= _THICKEST:
            self.upright.append(Rule((box.x0 + box.x1) / 2, box.y0, box.y1))
        elif box.y1 - box.y0 <= _THICKEST:
            self.level.append(Rule((box.y0 + box.y1) / 2, box.x0, box.x1))

    def rules(self, width: float, height: float) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
        """Upright and level lines inside the page, ascending, pieces of one line put together."""
        return _joined(_inside(self.upright, width, height)), _joined(_inside(self.level, height, width))


def _less(rule: Rule, near: float, far: float, start: float, end: float) -> list[Rule]:
    """What is left of a line beside a veil that covers ``near`` to ``far`` across it."""
    if not near < rule.at < far or end <= rule.start or start >= rule.end:
        return [rule]
    ends = ((rule.start, min(rule.end, start)), (max(rule.start, end), rule.end))
    return [Rule(rule.at, a, b) for a, b in ends if b - a > 0]


def _inside(rules: Iterable[Rule], across: float, along: float) -> list[Rule]:
    """The visible parts: a page of a spread may draw the whole spread."""
    cut = (Rule(r.at, max(r.start, 0.0), min(r.end, along)) for r in rules if -1 <= r.at <= across + 1)
    return [rule for rule in cut if rule.length > 0]


def _joined(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Lines side by side at one place are one line; so are pieces that touch."""
    found: list[Rule] = []
    group: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.at, rule.start)):
        if group and rule.at - group[0].at > _NEAR:
            found += _united(group)
            group = []
        group.append(rule)
    found += _united(group)
    return tuple(rule for rule in found if rule.length >= _SHORTEST)


def _united(group: Sequence[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(group, key=lambda rule: rule.start):
        if found and rule.start <= found[-1].end + _NEAR:
            last = found[-1]
            found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found
