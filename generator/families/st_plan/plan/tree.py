"""The tree of the plan: goal > subgoal > strategy > measure > item, with codes made of the printed numbers.

A level that the report leaves out is left out of the codes: without subgoals a strategy is 1.2, not 1.0.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.families.st_plan.outline.nodes import ITEM_STYLES, Node, NodeTree
from generator.families.st_plan.plan.labels import split_label
from generator.families.st_plan.text.pieces import Piece
from generator.families.st_plan.text.styles import (
    GOAL,
    STRATEGY,
    has_strategy_label,
    strip_strategy_label,
)
from generator.language.roman import format_roman
from generator.reading.markers import ARABIC, ARABIC_BRACKET, CJK, CJK_BRACKET, FINANCIAL, ROMAN, ROMAN_SMALL
from generator.reading.spacing import tidy

Role = Literal["goal", "subgoal", "strategy", "measure", "item"]


@dataclass(eq=False, slots=True)
class Branch:
    """A node of the plan with its role and code.

    Attributes:
        role, code: what it is; the code joins the printed numbers from the goal down.
        title, body: heading and paragraphs; of a measure that is printed ``label：text`` the two halves.
        parent: the branch above it; None for goals.
    """

    node: Node
    role: Role
    code: str
    parent: Branch | None
    title: str
    body: list[Piece]
    children: list[Branch] = field(default_factory=list)

    def ancestor(self, role: Role) -> Branch | None:
        """The nearest branch above with this role."""
        above = self.parent
        while above is not None and above.role != role:
            above = above.parent
        return above

    def walk(self) -> Iterator[Branch]:
        """The branch and everything below it in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def own_lines(self) -> list[int]:
        """Source lines of its heading and its own paragraphs."""
        heading = self.node.heading.numbers if self.node.heading else ()
        return sorted({*heading, *(n for piece in self.node.body for n in piece.numbers)})


@dataclass(slots=True)
class Plan:
    """The plan: its top branches and the chapter (None where its heading is lost) that holds them."""

    chapter: Node | None = None
    tops: list[Branch] = field(default_factory=list)

    def of(self, role: Role) -> list[Branch]:
        """All branches with this role in the order of the text."""
        return [branch for top in self.tops for branch in top.walk() if branch.role == role]


def read_plan(tree: NodeTree) -> Plan:
    """The plan inside the report's outline: the chapter with the most goals, strategies and measures."""
    chapters: list[tuple[Node | None, Sequence[Node]]] = [
        (top, top.children) for top in tree.tops if top.style is FINANCIAL
    ]
    chapters.append((None, [top for top in tree.tops if top.style is not FINANCIAL]))
    chapter, nodes = max(chapters, key=lambda pair: _weight(pair[1]))
    plan = Plan(chapter)
    if _weight(nodes)[0] > 0:
        plan.tops = [_branch(node, None) for node in nodes]
    return plan


def _weight(nodes: Sequence[Node]) -> tuple[int, int]:
    """How much of a plan stands in a chapter: goals with something below them and strategies; measures."""
    below = [node for top in nodes for node in top.walk()]
    goals = sum(node.style is GOAL and bool(node.children) for node in below)
    strategies = sum(node.style is STRATEGY or has_strategy_label(node.title) for node in below)
    return goals + strategies, sum(node.style is ARABIC for node in below)


def _branch(node: Node, parent: Branch | None) -> Branch:
    role = _role(node)
    title, body = _content(node, role)
    branch = Branch(node, role, _code(node, role, parent), parent, title, body)
    branch.children = [_branch(child, branch) for child in node.children]
    return branch


def _role(node: Node) -> Role:
    if node.style is GOAL:
        return "goal"
    if node.style in ITEM_STYLES:
        return "item"
    if node.style in (CJK_BRACKET, STRATEGY) or has_strategy_label(node.title):
        return "strategy"
    return "subgoal" if node.style is CJK else "measure"


def _content(node: Node, role: Role) -> tuple[str, list[Piece]]:
    title = tidy(strip_strategy_label(node.title)) if role == "strategy" else node.title
    if role == "goal":
        title = title.strip("「」『』")
    if role == "item":
        return title.rstrip("：:"), node.body
    if role == "measure" and node.heading and title.endswith("。"):
        label, rest = split_label(title)
        if label:
            return label, [Piece(rest, node.heading.numbers), *node.body]
    return title, node.body


def _code(node: Node, role: Role, parent: Branch | None) -> str:
    above = parent.code if parent else ""
    if role != "item":
        return f"{above}.{node.label}" if above else node.label
    return above + _item_mark(node)


def _item_mark(node: Node) -> str:
    """``(2)``, ``II``, ``.ii``; the copy number of a repeated one behind it."""
    number, _, copy = node.label.partition("-")
    if node.style is ARABIC_BRACKET:
        mark = f"({number})"
    elif node.style in (ROMAN, ROMAN_SMALL):
        roman = format_roman(int(number))
        mark = roman if node.style is ROMAN else f".{roman.lower()}"
    else:
        mark = f".{number}"
    return f"{mark}-{copy}" if copy else mark
