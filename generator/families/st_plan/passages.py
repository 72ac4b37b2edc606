"""The report's passages: cover, contents and the whole outline in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.families.st_plan.agencies.goals import AgencyGoals
from generator.families.st_plan.layout.reading import Layout
from generator.families.st_plan.outline.nodes import Node, NodeTree
from generator.families.st_plan.text.pieces import numbers_of, text_of
from generator.reading.markers import CJK_BRACKET
from generator.reading.pages import PageMap
from generator.reading.spacing import squeeze, tidy
from generator.records.collector import Collector


def add_passages(
    layout: Layout, tree: NodeTree, agencies: tuple[Node, list[AgencyGoals]] | None, collector: Collector
) -> None:
    """Add a passage for every heading and paragraph of the report."""
    for line in layout.cover:
        collector.passage("", 0, "", tidy(line.text), line.numbers)
    _add_contents(layout, collector)
    if tree.preamble:
        collector.passage("", 0, "", text_of(tree.preamble), numbers_of(tree.preamble))
    for top in tree.tops:
        _add_node(top, "", agencies, collector)


def _add_contents(layout: Layout, collector: Collector) -> None:
    heading = " ".join(tidy(line.text) for line in layout.contents_heading)
    heading_lines = [number for line in layout.contents_heading for number in line.numbers]
    if not layout.contents and not heading:
        return
    text = "\n".join(f"{entry.title} {entry.page}" for entry in layout.contents)
    lines = [number for entry in layout.contents for number in entry.numbers]
    collector.passage("", 0, heading, text, lines, heading_lines=heading_lines)


def _add_node(
    node: Node, above: str, agencies: tuple[Node, list[AgencyGoals]] | None, collector: Collector
) -> None:
    path = f"{above}/{path_part(node)}" if above else path_part(node)
    if agencies and node is agencies[0] and not node.children:
        heading_lines = node.heading.numbers if node.heading else ()
        collector.passage(path, node.depth, node.title, "", (), heading_lines=heading_lines)
        _add_agencies(path, node, agencies[1], collector)
        return
    _add_paragraphs(path, node, collector)
    for child in node.children:
        _add_node(child, path, agencies, collector)
    for piece in node.closing:
        collector.passage(path, node.depth, "", piece.text, piece.numbers)


def _add_paragraphs(path: str, node: Node, collector: Collector) -> None:
    """The heading with the first paragraph, every further paragraph in a row of its own."""
    heading_lines = node.heading.numbers if node.heading else ()
    first = node.body[:1]
    collector.passage(
        path, node.depth, node.title, text_of(first), numbers_of(first), heading_lines=heading_lines
    )
    for piece in node.body[1:]:
        collector.passage(path, node.depth, "", piece.text, piece.numbers)


def _add_agencies(path: str, node: Node, entries: Sequence[AgencyGoals], collector: Collector) -> None:
    for order, entry in enumerate(entries, start=1):
        lines = numbers_of(entry.body)
        collector.passage(
            f"{path}/{order}",
            node.depth + 1,
            entry.name.text,
            text_of(entry.body),
            lines,
            heading_lines=entry.name.numbers,
        )


def path_part(node: Node) -> str:
    """The marker as a part of a path: 壹, 目標一, 一, （一）, 1, (1), I."""
    bare = squeeze(node.printed).strip("、，,.．。：:·")
    if node.style is CJK_BRACKET:
        return f"（{bare.strip('（）()')}）"
    return bare.replace("（", "(").replace("）", ")")


def pages_of(layout: Layout, tree: NodeTree) -> PageMap:
    """Page labels of the headings that the contents list; of no other line the page is known."""
    pages = {squeeze(entry.title): entry.page for entry in layout.contents}
    titles = Counter(squeeze(node.title) for node in tree.walk())
    marks: list[tuple[int, str]] = []
    for node in tree.walk():
        if node.heading is None:
            continue
        page = pages.get(squeeze(node.printed + node.title))
        # Contents may leave the numbers out; then a title tells its page where no other is called so.
        if page is None and titles[squeeze(node.title)] == 1:
            page = pages.get(squeeze(node.title))
        if page is not None:
            marks += [(node.heading.numbers[-1] + 1, ""), (node.heading.numbers[0], page)]
    return PageMap.from_marks(marks)
