"""A relation that is gone is noticed, whatever numbers the others have then."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.edits.relations import TABLE, lost_relations
from tests.edits.sources import Reading, source

REPORT = "moea-business-report-113"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return source(REPORT).reading


def without(reading: Reading, place: int) -> Reading:
    """The reading without one of its relations; those behind it have the numbers and names before theirs."""
    rows = reading.tables[TABLE]
    left = [row for i, row in enumerate(rows) if i != place]
    numbered = [
        {**row, "relation_no": old["relation_no"], "record_id": old["record_id"]}
        for row, old in zip(left, rows, strict=False)
    ]
    return replace(reading, tables={**reading.tables, TABLE: numbered})


def first_place(reading: Reading, source_of_row: str) -> int:
    return next(i for i, row in enumerate(reading.tables[TABLE]) if row["relation_source"] == source_of_row)


def test_every_relation_is_missed(reading: Reading) -> None:
    assert list(lost_relations(reading, reading)) == []
    for place, row in enumerate(reading.tables[TABLE]):
        (lost,) = lost_relations(reading, without(reading, place))
        assert (lost.kind, lost.item_path) == (row["number_relation"], row["item_path"])


def test_one_found_by_rule_may_go_where_a_line_of_it_is_told(reading: Reading) -> None:
    place = first_place(reading, "rule")
    gone = without(reading, place)
    (lost,) = lost_relations(reading, gone)
    lines = {line for own in lost.lines for line in own}
    for line, left in ((max(lines), 0), (max(lines) + 1, 1)):
        told = replace(gone, problems=gone.problems + Counter([("PARSE-CELL", line, "…")]))
        assert len(list(lost_relations(reading, told))) == left
        assert len(list(lost_relations(reading, gone, {line}))) == left


def test_one_written_down_by_a_person_may_go_where_it_is_told_itself(reading: Reading) -> None:
    gone = without(reading, first_place(reading, "curated"))
    (lost,) = lost_relations(reading, gone)
    for seen, left in ((f"{lost} for 40%", 0), ("sum in item 99 for 40%", 1)):
        told = replace(gone, problems=gone.problems + Counter([("CURATED-UNMATCHED", None, seen)]))
        assert len(list(lost_relations(reading, told))) == left
