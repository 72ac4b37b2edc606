"""What a node's lines are: heading, paragraphs, and paragraphs that speak of a whole list above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.st_plan.outline.known_titles import KnownTitles
from generator.families.st_plan.outline.nodes import ITEM_STYLES, Node, NodeTree
from generator.families.st_plan.text.pieces import Piece, join_cut
from generator.families.st_plan.text.styles import GOAL

_CLOSING = re.compile(r"^(?:綜合|透過|總結|整合)?(?:上述|以上各)|^綜上|^總(?:結|而)(?:來說|言之)?")
_LONGEST_HEADING = 60
_LONGEST_HEADING_REST = 40
# Behind these more of the heading follows; a paragraph that a wrap joined with it begins otherwise.
_NO_BEGINNING = "，。；、！？,.;"
_GOES_ON = ("，", "、", "；", ",")
_COLONS = "：:"


def shape(tree: NodeTree, titles: KnownTitles) -> None:
    """Split what every node holds.

    Args:
        tree: nodes with their raw pieces.
        titles: headings that are printed a second time elsewhere.
    """
    tree.preamble = join_cut(tree.preamble)
    _split_siblings(tree.tops, titles)
    order = list(tree.walk())
    for node in order:
        _split_siblings(node.children, titles)
    for place, node in enumerate(order, start=1):
        _move_closing(node, order[place] if place < len(order) else None)
    for node in order:
        _move_odd_last(node)


def _split_siblings(siblings: Sequence[Node], titles: KnownTitles) -> None:
    bodies = [bool(node.raw) and node.raw[0].is_body for node in siblings]
    for position, node in enumerate(siblings):
        if not node.raw:
            continue
        whole = join_cut(node.raw)
        if node.style not in ITEM_STYLES:
            node.heading, node.body = _split_heading(node.raw, titles)
        elif node.children and len(whole) == 1 and whole[0].cut:
            node.heading = whole[0]
        elif _is_heading(node, bodies, position):
            node.heading, node.body = _split_item(node.raw)
        else:
            node.body = whole


def _is_heading(node: Node, bodies: Sequence[bool], position: int) -> bool:
    """Whether an item begins with a heading.

    One that ends as a sentence does is text. One that stops inside a sentence is a heading or was cut by a
    page break: no heading ends with a comma, and items of one list are built alike.
    """
    first = node.raw[0]
    if bodies[position]:
        return False
    if len(node.raw) == 1:
        return True
    if not first.cut:
        return True
    if first.text.endswith(_GOES_ON):
        return False
    others = [body for place, body in enumerate(bodies) if place != position]
    if others:
        return sum(others) * 2 < len(others)
    return len(first.text) <= _LONGEST_HEADING


def _split_item(raw: Sequence[Piece]) -> tuple[Piece, list[Piece]]:
    heading, rest = raw[0], list(raw[1:])
    if _stump_follows(heading, rest):
        heading = heading.joined(rest.pop(0))
    return heading, join_cut(rest)


def _split_heading(raw: Sequence[Piece], titles: KnownTitles) -> tuple[Piece, list[Piece]]:
    """The heading, put together where a page break cut it and cut where a wrap joined it with its text."""
    heading, rest = raw[0], list(raw[1:])
    whole = titles.knows(heading.text)
    if rest and not whole and (titles.continues(heading.text, rest[0].text) or _stump_follows(heading, rest)):
        heading = heading.joined(rest.pop(0))
    end = titles.end_in(heading.text)
    if end and heading.text[end] in _COLONS:
        rest.insert(0, Piece(heading.text[end + 1 :].lstrip(), heading.numbers))
        heading = Piece(heading.text[:end], heading.numbers)
    elif end and heading.is_body and heading.text[end] not in _NO_BEGINNING:
        rest.insert(0, Piece(heading.text[end:].lstrip(), heading.numbers))
        heading = Piece(heading.text[:end], heading.numbers)
    body = join_cut(piece for piece in rest if piece.text)
    if body and not whole and body[0].cut and len(body[0].text) <= _LONGEST_HEADING_REST:
        # A paragraph ends with its sentence; what stops short of that is the rest of the heading.
        heading = heading.joined(body.pop(0))
    return heading, body


def _stump_follows(heading: Piece, rest: Sequence[Piece]) -> bool:
    """Whether the rest of a heading follows, and its text behind that."""
    return len(rest) > 1 and heading.cut and (heading.unclosed or rest[0].is_stump)


def _move_closing(node: Node, following: Node | None) -> None:
    """Give a paragraph such as 上述推動策略中… to the highest node that ends with it."""
    if node.children:
        return
    earliest = 0 if node.heading else 1
    place = next((i for i, p in enumerate(node.body) if i >= earliest and _CLOSING.match(p.text)), None)
    if place is None:
        return
    owner = node
    while owner.parent is not None and (following is None or following.parent is not owner.parent):
        owner = owner.parent
    if owner is not node:
        owner.closing += node.body[place:]
        del node.body[place:]


def _move_odd_last(node: Node) -> None:
    """In a list of headings with one paragraph each, a second one under the last heading closes the list."""
    items = node.children
    if len(items) < 2 or any(item.style not in ITEM_STYLES or item.children for item in items):
        return
    if node.style is GOAL or any(item.heading is None for item in items):
        return
    if all(len(item.body) == 1 for item in items[:-1]) and len(items[-1].body) > 1:
        node.closing = items[-1].body[1:] + node.closing
        del items[-1].body[1:]
