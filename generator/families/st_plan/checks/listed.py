"""Counts that the plan prints beside lists, and counts of things that its items then describe one by one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.identity import Identity
from generator.families.st_plan.checks.values import text_value
from generator.language.listed_counts import find_listed_counts
from generator.reading.spacing import squeeze
from generator.records.record import Record, Tables


def check_listed(tables: Tables) -> Iterator[Identity]:
    """All identities of counts and lists."""
    for passage in tables["passages"]:
        for count in find_listed_counts(text_value(passage, "text")):
            formula = f"「{count.printed.printed}」所列計{count.entries}項"
            yield Identity("stated-count", passage, "text", count.printed.value, count.entries, formula)
    below = _items_below(tables)
    for table, code in (("measures", "measure_code"), ("measure_items", "item_code")):
        for record in tables[table]:
            yield from _described(record, below.get(text_value(record, code), []))


def _items_below(tables: Tables) -> dict[str, list[Record]]:
    """The items right below each measure and item, by its code."""
    below: dict[str, list[Record]] = {}
    for item in tables["measure_items"]:
        below.setdefault(text_value(item, "parent_code"), []).append(item)
    return below


def _described(record: Record, items: list[Record]) -> Iterator[Identity]:
    """「甲」、「乙」等四大技術 and an item for each of the four; an item of another name is none of them."""
    headings = [squeeze(text_value(item, "label") or text_value(item, "title")) for item in items]
    for count in find_listed_counts(text_value(record, "text")):
        quoted = {squeeze(name) for name in count.quoted}
        if len(count.quoted) > 1 and quoted.issubset(headings):
            named = tuple(item for item, name in zip(items, headings, strict=True) if name in quoted)
            formula = f"「{count.printed.printed}」之下列出其中{len(named)}項"
            stated = count.printed.value
            yield Identity("described-count", record, "text", stated, len(named), formula, operands=named)
