"""Relations between figures that an edit took away: known by what they relate, for their numbers move up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from generator.records.stretches import lines_of_row
from generator.records.values import Value
from tests.edits.sources import Reading, Row

TABLE = "relations"
_UNMATCHED = "CURATED-UNMATCHED"


@dataclass(frozen=True)
class Relation:
    """What a relation says: its kind, its item, and the lines of the figure and of its operands in order."""

    kind: Value
    item_path: Value
    curated: bool
    lines: tuple[tuple[int, ...], ...]

    def __str__(self) -> str:
        return f"{self.kind} in item {self.item_path}"


def lost_relations(before: Reading, after: Reading, edited: Set[int] = frozenset()) -> Iterator[Relation]:
    """Relations that are gone though no problem names a line of theirs.

    One that a person wrote down is told by itself where its figures are not found. One that a rule found may
    be gone where a line of it was edited: rules also go by numbers that agree.
    """
    new = after.problems - before.problems
    named = {line for _, line, _ in new}
    unmatched = [seen for code, _, seen in new if code == _UNMATCHED]
    for relation in sorted((_relations(before) - _relations(after)).elements(), key=str):
        if relation.curated:
            told = any(str(relation) in seen for seen in unmatched)
        else:
            told = any(line in named | edited for lines in relation.lines for line in lines)
        if not told:
            yield relation


def _relations(reading: Reading) -> Counter[Relation]:
    related = reading.tables.get(TABLE, ())
    figures: Mapping[Value, Row] = (
        {row["figure_no"]: row for row in reading.tables["figures"]} if related else {}
    )
    found: Counter[Relation] = Counter()
    for row in related:
        numbers = [row["figure_no"], *map(int, str(row["operands"]).split())]
        lines = tuple(_lines(figures[number]) for number in numbers)
        found[
            Relation(row["number_relation"], row["item_path"], row["relation_source"] == "curated", lines)
        ] += 1
    return found


def _lines(row: Row) -> tuple[int, ...]:
    return tuple(number for first, last in lines_of_row(row) for number in range(first, last + 1))
