"""Figures that must agree with each other, as a person read them (see `curated`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.errors import Problem
from generator.families.business_report.curated import (
    CuratedRelation,
    ElsewhereFigure,
    parse_entries,
    unmatched,
)
from generator.families.business_report.figures import Figure
from generator.families.business_report.relation import Relation
from generator.language.amounts import Amount, find_amounts
from generator.reading.spacing import squeeze

_FILE = "curated/relations.yml"
_OTHER = "人工記為「{}」，文中為「{}」。"

_Numbered = tuple[int, Amount]
_Wanted = tuple[str, str]


def curated_relations(figures: Sequence[Figure], raw: Any) -> tuple[list[Relation], list[Problem]]:
    """Relations from relations.yml of a report, and what is wrong with its entries.

    An amount that the text no longer prints so is the one of its unit that stands in its place, where there
    is only one: the relation is in doubt then, and the entry is told. Else there is no relation.
    """
    entries, problems = parse_entries(raw, CuratedRelation, _FILE)
    by_item: dict[str, list[_Numbered]] = {}
    for number, figure in enumerate(figures, start=1):
        by_item.setdefault(figure.item.path, []).append((number, figure.amount))
    found: list[Relation] = []
    for entry in entries:
        wanted = [_wanted(entry, amount) for amount in (entry.result, *entry.operands)]
        numbers, doubt = _resolve(by_item, wanted)
        if all(numbers):
            result, *operands = numbers
            found.append(Relation(entry.relation, result, tuple(operands), "curated", entry.evidence, doubt))
        if doubt or not all(numbers):
            seen = f"{entry.relation} in item {entry.item_path} for {entry.result}"
            problems.append(unmatched(_FILE, f"{seen}: {doubt}" if doubt else seen))
    return found, problems


def _wanted(entry: CuratedRelation, amount: str | ElsewhereFigure) -> _Wanted:
    """Item and printed form of an amount that an entry names."""
    if isinstance(amount, ElsewhereFigure):
        return amount.item_path, squeeze(amount.printed)
    return entry.item_path, squeeze(amount)


def _resolve(by_item: Mapping[str, Sequence[_Numbered]], wanted: Sequence[_Wanted]) -> tuple[list[int], str]:
    """The number of the figure of each amount, 0 for none, and which are printed otherwise.

    Amounts that are printed alike are taken in the order of the text.
    """
    numbers: list[int] = []
    for path, printed in wanted:
        own = (n for n, amount in by_item.get(path, ()) if squeeze(amount.printed) == printed)
        numbers.append(next((n for n in own if n not in numbers), 0))
    doubts = []
    for place, (path, printed) in enumerate(wanted):
        other = None if numbers[place] else _in_its_place(by_item.get(path, ()), printed, numbers, place)
        if other:
            numbers[place] = other[0]
            doubts.append(_OTHER.format(printed, squeeze(other[1].printed)))
    return numbers, "".join(doubts)


def _in_its_place(
    own: Sequence[_Numbered], printed: str, numbers: Sequence[int], place: int
) -> _Numbered | None:
    """The only figure of an item that has the unit of a lost amount: between its neighbours, or at all."""
    lost = find_amounts(printed, unknown_units=True)
    free = [(n, amount) for n, amount in own if n not in numbers]
    alike = [(n, a) for n, a in free if lost and (a.unit, a.multiplier) == (lost[0].unit, lost[0].multiplier)]
    low, high = max(numbers[1:place], default=0), next((n for n in numbers[place + 1 :] if n), 0)
    between = [(n, amount) for n, amount in alike if low < n and (not high or n < high)]
    for candidates in (between, alike):
        if len(candidates) == 1:
            return candidates[0]
    return None
