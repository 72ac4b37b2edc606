"""The chapter in which every agency sets its own goals: a name on a line of its own, then a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.families.st_plan.outline.nodes import Node, NodeTree
from generator.families.st_plan.text.pieces import Piece, join_cut, numbers_of, text_of
from generator.reading.markers import FINANCIAL
from generator.records.collector import Collector
from generator.records.values import Value

_NAME = re.compile(r"[\u3400-\u9fff·（）()]{2,24}")
_FEWEST = 2
_NAME_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class AgencyGoals:
    """An agency's goals: its name as printed and its paragraphs."""

    name: Piece
    body: tuple[Piece, ...]


def find_agency_chapter(tree: NodeTree, taken: Node | None) -> tuple[Node, list[AgencyGoals]] | None:
    """The chapter of agency goals with its entries; None where the report has none.

    Args:
        tree: the outline.
        taken: the chapter of strategies, which is another one.
    """
    best: tuple[Node, list[AgencyGoals]] | None = None
    for node in tree.tops:
        if node is taken or node.style is not FINANCIAL:
            continue
        entries = _numbered(node) if node.children else _unnumbered(node.raw[1:])
        if len(entries) >= _FEWEST and (best is None or len(entries) > len(best[1])):
            best = (node, entries)
    return best


def _unnumbered(pieces: Sequence[Piece]) -> list[AgencyGoals]:
    """Entries of a chapter without numbers; none where its lines don't alternate between names and text."""
    joined = _join_text(pieces)
    names = [piece for piece in joined if _is_name(piece)]
    if len(names) < max(_FEWEST, _NAME_SHARE * len(joined)) or not joined or not _is_name(joined[0]):
        return []
    entries: list[AgencyGoals] = []
    for piece in joined:
        if _is_name(piece):
            entries.append(AgencyGoals(piece, ()))
        else:
            entries[-1] = AgencyGoals(entries[-1].name, (*entries[-1].body, piece))
    return entries if all(entry.body for entry in entries[:-1]) else []


def _join_text(pieces: Sequence[Piece]) -> list[Piece]:
    """Text that a page break cut joined; a name is no cut sentence, but two names in a row are one."""
    joined: list[Piece] = []
    after_name = False
    for piece in pieces:
        if joined and joined[-1].cut and (not after_name or _is_name(piece)):
            joined[-1] = joined[-1].joined(piece)
            continue
        after_name = _is_name(piece)
        joined.append(piece)
    return joined


def _is_name(piece: Piece) -> bool:
    return bool(_NAME.fullmatch(piece.text))


def _numbered(node: Node) -> list[AgencyGoals]:
    """Entries of a chapter that numbers its agencies; none where its headings are no names."""
    children = node.children
    if any(child.heading is None or child.children or not _is_name(child.heading) for child in children):
        return []
    with_suffix = sum(child.title.endswith(("部", "會", "院", "署", "處", "局", "館")) for child in children)
    if with_suffix * 2 < len(children):
        return []
    return [AgencyGoals(child.heading, tuple(join_cut(child.body))) for child in children if child.heading]


def add_agency_goals(entries: Sequence[AgencyGoals], collector: Collector) -> None:
    """Add a row for every agency of the chapter."""
    for order, entry in enumerate(entries, start=1):
        values: dict[str, Value] = {
            "agency_order": order,
            "agency_name": entry.name.text,
            "text": text_of(entry.body),
        }
        collector.add("agency_goals", values, [*entry.name.numbers, *numbers_of(entry.body)])
