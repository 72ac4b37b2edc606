"""Identities of the statement of the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checking.identity import Identity
from generator.families.infra_review.identities.numbers import number
from generator.records.record import Record, Tables
from generator.records.values import Value


def category_identities(tables: Tables) -> Iterator[Identity]:
    """A category has as many programmes in the report as the statement of the case counts."""
    programmes: dict[Value, list[Record]] = defaultdict(list)
    for record in tables["programmes"]:
        programmes[record["category"]].append(record)
    for record in tables["categories"]:
        printed, found = number(record, "programme_count"), programmes[record["category"]]
        formula = f"報告檢討的{record['category_printed']}計畫共 {len(found)} 項"
        yield Identity(
            "programmes-of-category",
            record,
            "programme_count",
            printed,
            len(found),
            formula,
            operands=tuple(found),
        )
