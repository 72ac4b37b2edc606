"""What a maintainer should look at first in a new report: what may be lost, what contradicts, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from generator.adding.add import Added
from generator.adding.comparison import Comparison
from generator.packaging.changes import count_changes
from generator.records.stretches import first_line
from generator.records.values import to_text

_UNDECIDED = "unresolved"
_SHOWN = 3
_MOST_CHANGES = 5
# A table with less than a tenth of the rows that every other report has was hardly read.
_FEW = 10
_WORTH_TELLING = 3
# People write them, or they follow from the others.
_NO_PART_OF_THE_TEXT = frozenset({"corrections", "checks", "lines", "passages"})


def attention(added: Added) -> list[str]:
    """One line each, the most important first."""
    comparison = added.comparison
    return [
        *_changes(comparison),
        *_unread(comparison),
        *_emptied(comparison),
        *_contradictions(comparison),
        *_new(added),
    ]


def _changes(comparison: Comparison) -> Iterator[str]:
    if comparison.changes is None:
        return
    counts = count_changes(comparison.changes)
    told = "; ".join(
        f"{table} {kinds['added']} added, {kinds['removed']} removed, {kinds['changed']} changed"
        for table, kinds in counts.items()
    )
    yield f"Changes from the edition before: {told or 'none'}"
    yield from (str(change) for change in comparison.changes[:_MOST_CHANGES])


def _unread(comparison: Comparison) -> Iterator[str]:
    unread = [*comparison.unread, *comparison.leftovers]
    if unread:
        number, text = unread[0]
        yield f"{len(unread)} lines that nobody understood, or not wholly; the first is {number}: {text}"


def _emptied(comparison: Comparison) -> Iterator[str]:
    """Tables with hardly a row, measured by what the other reports have in as much text."""
    emptied: list[tuple[int, str]] = []
    for table, rows in comparison.rows.items():
        others = [
            counts[table] * comparison.characters // max(comparison.lengths[name], 1)
            for name, counts in comparison.earlier.items()
            if table in counts and table not in _NO_PART_OF_THE_TEXT
        ]
        if others and min(others) >= _WORTH_TELLING and rows * _FEW < min(others):
            seen = f"{table}: {rows} rows; in as much text the other reports have {min(others)} or more"
            emptied.append((min(others), seen))
    yield from (sentence for _, sentence in sorted(emptied, reverse=True)[:_SHOWN])
    if len(emptied) > _SHOWN:
        yield f"{len(emptied) - _SHOWN} more tables with hardly a row"


def _contradictions(comparison: Comparison) -> Iterator[str]:
    undecided = [row for row in comparison.failed if row["verdict"] == _UNDECIDED]
    for row in undecided[:_SHOWN]:
        yield (
            f"line {first_line(row)}: {row['check']} on {row['record_id']}: "
            f"printed {to_text(row['printed_value']) or 'nothing'}, "
            f"computed {to_text(row['computed']) or 'nothing'}; "
            "nobody has judged it"
        )
    if len(undecided) > _SHOWN:
        yield f"{len(undecided) - _SHOWN} more checks that nobody has judged"


def _new(added: Added) -> Iterator[str]:
    """Tables that no other report fills, and the first question to the register."""
    comparison = added.comparison
    for table, rows in comparison.rows.items():
        others = [counts.get(table, 0) for counts in comparison.earlier.values()]
        if others and rows and not any(others):
            yield f"{table}: {rows} rows, none in the other reports"
    if added.register is not None:
        for question in added.register.asked.questions[:_SHOWN]:
            yield f"register: {question.first.words} ({question.proposal})"
