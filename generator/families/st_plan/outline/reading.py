"""The report's prose into nodes: outline items whose headings and cut sentences are put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.families.st_plan.outline.known_titles import KnownTitles
from generator.families.st_plan.outline.nodes import Node, NodeTree
from generator.families.st_plan.outline.shaping import shape
from generator.families.st_plan.text.lines import without_bullet
from generator.families.st_plan.text.pieces import Piece
from generator.families.st_plan.text.styles import STYLES
from generator.reading.document import Line
from generator.reading.hard_wrap import LogicalLine
from generator.reading.outline import OutlineItem, read_outline
from generator.reading.wrapping import Wrapping

# Every logical line is a paragraph or a part of one that a page break cut: see `pieces`.
_ONE_PARAGRAPH_A_LINE = Wrapping(marked=False, width=0, blank_lines=False)


def read_nodes(prose: Sequence[LogicalLine], titles: KnownTitles) -> NodeTree:
    """The tree of the report's prose.

    Args:
        prose: its lines without cover, contents, tables and figures.
        titles: headings that are printed a second time elsewhere.
    """
    by_first = {line.first: line for line in prose}
    lines = [Line(line.first, without_bullet(line).text) for line in prose]
    outline = read_outline(lines, STYLES, _ONE_PARAGRAPH_A_LINE)
    tree = NodeTree(outline, [_piece(p.text, p.numbers, by_first) for p in outline.preamble])
    tree.tops = [_node(item, None, by_first) for item in outline.items]
    shape(tree, titles)
    return tree


def _piece(text: str, firsts: Iterable[int], by_first: Mapping[int, LogicalLine]) -> Piece:
    return Piece(text, tuple(number for first in firsts for number in by_first[first].numbers))


def _node(item: OutlineItem, parent: Node | None, by_first: Mapping[int, LogicalLine]) -> Node:
    marker = item.marker
    node = Node(marker.style, marker.number, item.path[-1], marker.printed, parent)
    node.raw = [_piece(p.text, p.numbers, by_first) for p in item.paragraphs]
    node.children = [_node(child, node, by_first) for child in item.children]
    return node
