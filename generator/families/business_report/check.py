"""What a business report prints twice: numbers of categories and items, figures that hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.identity import Identity
from generator.families.business_report.check_relations import check_relations
from generator.families.business_report.numbering import STYLES
from generator.language.numerals import parse_number
from generator.language.widths import compact
from generator.reading.markers import match_marker
from generator.records.record import Record, Tables

_CATEGORY_COUNT = re.compile(r"共(?:計)?([0-9一二三四五六七八九十]{1,3})(?:大)?類")


def check(tables: Tables) -> Iterator[Identity]:
    """The identities of a parsed business report."""
    yield from _category_count(tables)
    yield from check_relations(tables)
    yield from _numbering(tables["items"])


def _category_count(tables: Tables) -> Iterator[Identity]:
    """The lead-in of each report in the text says how many categories follow (共 13 類)."""
    part = 0
    for passage in tables["passages"]:
        if passage["outline_level"] != 0:
            continue
        match = _CATEGORY_COUNT.search(compact(str(passage["text"])).text)
        printed = parse_number(match[1]) if match else None
        own = [row for row in tables["categories"] if row["report_part"] == part + 1]
        # 主管業務共 3 類 counts something else: who counts the categories names them.
        named = sum(_names(passage, category) for category in own)
        if printed is not None and own and 2 * named >= len(own):
            part += 1
            computed = len(own)
            yield Identity(
                "category-count",
                passage,
                "text",
                printed,
                computed,
                f"前言稱共 {printed} 類，讀到 {computed} 類。",
            )


def _names(passage: Record, category: Record) -> bool:
    return compact(str(category["category"])).text in compact(str(passage["text"])).text


def _numbering(items: list[Record]) -> Iterator[Identity]:
    """The last number of a list of items is how many there are, or the source has a gap or a repeat."""
    last: dict[str, Record] = {}
    count: dict[str, int] = {}
    for item in items:
        parent = str(item["parent_path"])
        if parent:
            last[parent] = item
            count[parent] = count.get(parent, 0) + 1
    for parent, item in last.items():
        marker = match_marker(str(item["marker"]), STYLES)
        if marker is not None:
            text = f"{parent} 之下讀到 {count[parent]} 項，最後一項印為 {item['marker']}。"
            yield Identity("item-numbering", item, "marker", marker.number, count[parent], text)
