"""The category of each programme: water, green energy, digital, …

The report groups its programmes by category but does not print it beside them. The statement of the case
counts the programmes of every category in order; the table of contents and single lines in the text, such as
綠能建設, mark
where one begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.families.family import Context
from generator.families.infra_review.frame import Block, Layout
from generator.families.infra_review.programme.contents import Contents
from generator.families.infra_review.programme.front_matter import CategoryCount
from generator.reading.spacing import squeeze

_SUFFIX = "建設"
# Categories that are usually called by less than their name without 建設.
_SHORT = {"人才培育促進就業": "人才", "因應少子化友善育兒空間": "少子化"}


@dataclass(frozen=True, slots=True)
class Category:
    """A category: its short name and the name as printed; both empty where it is not known."""

    name: str
    printed: str


UNKNOWN = Category("", "")


def make_category(printed: str) -> Category:
    """From a printed name, with or without 建設."""
    bare = printed.removesuffix(_SUFFIX)
    return Category(_SHORT.get(bare, bare), printed)


def read_categories(counts: Sequence[CategoryCount], context: Context) -> None:
    """Add the rows of ``categories``: what the statement of the case says that the report holds."""
    names: set[str] = set()
    for entry in counts:
        category = make_category(entry.printed)
        if category.name in names:
            continue
        names.add(category.name)
        context.collector.add(
            "categories",
            {
                "category_order": len(names),
                "category": category.name,
                "category_printed": category.printed,
                "programme_count": entry.count,
            },
            entry.lines,
        )


def categories_by_number(
    layout: Layout, blocks: Sequence[Block], contents: Contents, counts: Sequence[CategoryCount]
) -> dict[int, Category]:
    """Category of every programme number; `UNKNOWN` where nothing tells it.

    The marks in contents and text decide where they show where every counted category begins (or there
    are no counts that add up); the counts then remain to be checked against them.
    """
    numbers = [block.number for block in blocks]
    starts = _starts(layout, blocks, contents)
    counted = [make_category(entry.printed) for entry in counts]
    adds_up = bool(numbers) and sum(entry.count for entry in counts) == max(numbers)
    if adds_up and not set(counted[1:]) <= set(starts.values()):
        spread = [make_category(entry.printed) for entry in counts for _ in range(entry.count)]
        return {number: spread[number - 1] for number in numbers}
    first = counted[0] if counted else UNKNOWN
    found: dict[int, Category] = {}
    for number in numbers:
        begun = [start for start in starts if start <= number]
        found[number] = starts[max(begun)] if begun else first
    return found


def _starts(layout: Layout, blocks: Sequence[Block], contents: Contents) -> Mapping[int, Category]:
    """Programme number at which a category begins, from the contents and, stronger, from the text."""
    starts: dict[int, Category] = {}
    for name, _, position in contents.categories:
        number = contents.number_of(position)
        if number is not None:
            starts[number] = make_category(name)
    for block in blocks:
        if block.title_page.divider_line is not None:
            divider = squeeze(layout.document.line(block.title_page.divider_line).text)
            starts[block.number] = make_category(divider)
    return starts
