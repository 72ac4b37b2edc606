"""Lists of agencies of the division table brought to the strategies that they belong to.

The table prints one list a strategy and repeats it on every page that the strategy reaches, so on a page the
lists follow each other as the strategies do, mostly on the rows where those begin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.families.st_plan.division.grid import AgencyList, DivisionGrid, MeasureToken
from generator.families.st_plan.plan.tree import Branch

_BEGINS = 3.0
_INSIDE = 2.0
_BESIDE = 1.0
_ELSEWHERE = 0.1
_REPEATED = 0.5


@dataclass(slots=True)
class StrategyAgencies:
    """The agencies of a strategy: the list most often printed for it, and all lists printed for it."""

    names: tuple[str, ...]
    printed: list[AgencyList] = field(default_factory=list)

    @property
    def chosen(self) -> AgencyList:
        """The first printing of the list."""
        return next(entry for entry in self.printed if entry.names == self.names)

    @property
    def leads(self) -> tuple[str, ...]:
        """The agencies that lead."""
        return self.names[: self.chosen.leads]

    @property
    def astray(self) -> bool:
        """Whether no page prints the list where it can only be that of this strategy."""
        return all(entry.astray for entry in self.printed if entry.names == self.names)

    @property
    def lines(self) -> list[int]:
        """Where the list is printed as it is."""
        return sorted({n for entry in self.printed if entry.names == self.names for n in entry.lines})

    @property
    def others(self) -> list[AgencyList]:
        """Lists that differ from it."""
        return [entry for entry in self.printed if entry.names != self.names]


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best pairing so far that ends with a list (``entry``) at a strategy (``place``)."""

    score: float
    entry: int
    place: int
    before: _Chain | None


def align_agencies(
    grid: DivisionGrid, tokens: Mapping[str, MeasureToken], measures: Sequence[Branch]
) -> dict[str, StrategyAgencies]:
    """The agencies of each strategy by strategy code; strategies whose list the text lost are left out.

    Args:
        grid: the table's tokens.
        tokens: its measures by measure code.
        measures: all measures of the plan, for the strategies that they belong to.
    """
    found: dict[str, list[AgencyList]] = {}
    for page in sorted({entry.page for entry in grid.agency_lists}):
        lists = [entry for entry in grid.agency_lists if entry.page == page]
        strategies = _strategies_of_page(page, tokens, measures)
        pairs = _on_page(lists, strategies)
        for code, entry in pairs:
            astray = _is_astray(entry, code, pairs, strategies)
            found.setdefault(code, []).append(replace(entry, astray=astray))
    return {code: _choose(lists) for code, lists in found.items()}


def _strategies_of_page(
    page: int, tokens: Mapping[str, MeasureToken], measures: Sequence[Branch]
) -> list[tuple[str, set[int]]]:
    """(strategy code, rows of its measures) of a page, in the order of its rows."""
    rows: dict[str, set[int]] = {}
    for measure in measures:
        token = tokens.get(measure.code)
        if token is not None and token.page == page and measure.parent is not None:
            rows.setdefault(measure.parent.code, set()).add(token.row)
    return sorted(rows.items(), key=lambda item: min(item[1]))


def _on_page(
    lists: Sequence[AgencyList], strategies: Sequence[tuple[str, set[int]]]
) -> list[tuple[str, AgencyList]]:
    """Lists and strategies paired in order, by the rows they share; a list may repeat for its strategy."""
    ended: list[_Chain | None] = [None] * len(strategies)
    same: dict[tuple[int, tuple[str, ...]], _Chain] = {}
    for entry, printed in enumerate(lists):
        chains: list[_Chain] = []
        best: _Chain | None = None
        for place, (_, rows) in enumerate(strategies):
            before, bonus = best, 0.0
            again = same.get((place, printed.names))
            if again is not None and again.score + _REPEATED > (before.score if before else 0.0):
                before, bonus = again, _REPEATED
            score = (before.score if before else 0.0) + bonus + _likeness(printed.row, rows)
            chains.append(_Chain(score, entry, place, before))
            best = _better(best, ended[place])
        for chain in chains:
            ended[chain.place] = _better(ended[chain.place], chain)
            key = (chain.place, printed.names)
            same[key] = _better(same.get(key), chain) or chain
    last: _Chain | None = None
    for candidate in ended:
        last = _better(last, candidate)
    pairs: list[tuple[str, AgencyList]] = []
    while last is not None:
        pairs.append((strategies[last.place][0], lists[last.entry]))
        last = last.before
    return pairs[::-1]


def _is_astray(
    entry: AgencyList,
    code: str,
    pairs: Sequence[tuple[str, AgencyList]],
    strategies: Sequence[tuple[str, set[int]]],
) -> bool:
    """Whether a list may be that of a strategy of its page that got none: a cell between them is lost.

    A list on the first row of its strategy belongs there, unless the other one begins on that row too.
    """
    listed = {listed_code for listed_code, _ in pairs}
    own = _likeness(entry.row, dict(strategies)[code])
    others = [_likeness(entry.row, rows) for other, rows in strategies if other not in listed]
    return any(own < _BEGINS or other >= own for other in others)


def _better(one: _Chain | None, other: _Chain | None) -> _Chain | None:
    """The chain with the higher score; the first of two equal ones."""
    if one is None or (other is not None and other.score > one.score):
        return other
    return one


def _likeness(row: int, rows: set[int]) -> float:
    """How likely a list on ``row`` belongs to a strategy with measures on ``rows``."""
    if row == min(rows):
        return _BEGINS
    if min(rows) < row <= max(rows):
        return _INSIDE
    return _BESIDE if row in (min(rows) - 1, max(rows) + 1) else _ELSEWHERE


def _choose(lists: Sequence[AgencyList]) -> StrategyAgencies:
    """The list printed most often, the longest of several; one that may be another strategy's comes last."""
    sure = [entry for entry in lists if not entry.astray]
    counts = Counter(entry.names for entry in sure or lists)
    names = max(counts, key=lambda entry: (counts[entry], len(entry)))
    return StrategyAgencies(names, list(lists))
