"""Outline items as rows, and what stands between them as passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.families.family import Context
from generator.families.infra_review.text.asides import Aside
from generator.families.infra_review.text.narrative import NarrativeItem
from generator.language.widths import fold_widths
from generator.records.values import Value

_TOUCHING = re.compile(r"\s*(?P<number>\d{1,2})\.\d+")


def item_values(item: NarrativeItem) -> dict[str, Value]:
    """The columns that every table of outline items has."""
    return {"item_path": item.path, "outline_level": item.level, "title": item.title, "text": item.text}


def printed_marker(path: str, line: str) -> dict[str, str]:
    """How the first line of an item prints its place: its own marker, digits that touch it too (2.110 年)."""
    own = path.rpartition("/")[2]
    touching = _TOUCHING.match(fold_widths(line))
    return {"item_path": touching[0] if touching and touching["number"] == own else own}


def add_items(
    table: str,
    number_field: str,
    key: Mapping[str, Value],
    items: Iterable[NarrativeItem],
    context: Context,
    *,
    first: int = 1,
) -> int:
    """Add a row for each item, numbered from ``first`` in ``number_field``; returns the next number.

    A marker without words (註：) is a heading in the ledger and no row.
    """
    number = first
    for item in items:
        if not item.whole.strip():
            context.collector.claim("heading", item.lines)
            continue
        values = {**key, number_field: number, **item_values(item)}
        first_line = context.collector.document.line(item.lines[0]).text
        context.collector.add(table, values, item.lines, printed=printed_marker(item.path, first_line))
        number += 1
    return number


def add_asides(path: str, asides: Iterable[Aside], context: Context) -> None:
    """Captions, words in figures and inserted tables become passages: nothing of the text is lost."""
    for aside in asides:
        context.collector.passage(path, 3, "", aside.text, aside.lines)
