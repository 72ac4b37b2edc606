"""The plan's outline as nodes with heading and text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.families.st_plan.text.pieces import Piece
from generator.reading.markers import ARABIC_BRACKET, ROMAN, ROMAN_SMALL, MarkerStyle
from generator.reading.outline import Outline

# Items of these styles may be sentences themselves; those of the others have headings.
ITEM_STYLES = (ARABIC_BRACKET, ROMAN, ROMAN_SMALL)


@dataclass(eq=False, slots=True)
class Node:
    """An item of the outline.

    Attributes:
        style, number, label: its marker; ``label`` is the number as a path part (``2-2`` for a repeated one).
        heading: its heading without the marker; None where the item itself is running text.
        body: its own paragraphs.
        closing: paragraphs behind its last descendant that speak of the whole node.
        raw: everything it holds before anything was joined, for chapters of another build.
    """

    style: MarkerStyle
    number: int
    label: str
    printed: str
    parent: Node | None
    heading: Piece | None = None
    body: list[Piece] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)
    raw: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """1 at the top."""
        return 1 if self.parent is None else self.parent.depth + 1

    @property
    def title(self) -> str:
        """The heading's text; an empty string where there is none."""
        return self.heading.text if self.heading else ""

    def walk(self) -> Iterable[Node]:
        """The node and everything below it in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class NodeTree:
    """Top nodes, what stands before the first of them, and the outline's findings about the numbering."""

    outline: Outline
    preamble: list[Piece] = field(default_factory=list)
    tops: list[Node] = field(default_factory=list)

    def walk(self) -> Iterable[Node]:
        """All nodes in the order of the text."""
        for top in self.tops:
            yield from top.walk()
