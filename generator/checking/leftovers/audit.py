"""Every sign of every claimed line against what was made of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from generator.checking.leftovers.printed_line import PrintedLine, PrintedNumber, read_printed_line
from generator.checking.leftovers.supply import Supply, printed_fields, record_supply
from generator.reading.document import Document
from generator.records.ledger import Ledger
from generator.records.marks import Marks
from generator.records.record import Tables
from generator.records.schema import TableSchema

# Lines that hold words of a form.
_FORM = frozenset({"table_head", "furniture"})
_ESCAPE_OR_CLASS = re.compile(r"\\.|\[[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class LineAccount:
    """How much of a line was understood.

    Attributes:
        number: of the line.
        characters: how many digits, letters and symbols stand in it.
        leftover: those that no one took, runs parted by blanks.
    """

    number: int
    characters: int
    leftover: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A family's marks: those that can only stand where a line begins, and the others."""

    opening: tuple[re.Pattern[str], ...]
    others: tuple[re.Pattern[str], ...]


def line_accounts(
    document: Document,
    ledger: Ledger,
    tables: Tables,
    schemas: Mapping[str, TableSchema],
    marks: Marks,
) -> Iterator[LineAccount]:
    """The account of every line that is not blank, in order; of an unread line everything is left over.

    A sign is accounted for by a cell of a record that covers the line, each cell once; by a passage, or a
    column that quotes the running text, only where no row of a printed table stands on the line; by words
    that the claim names; by the words and marks of the family's forms.
    """
    rows, prose = _supplies(tables, schemas)
    heads = Supply(texts=marks.heads, lasting=True)
    opening = tuple(pattern for pattern in marks.patterns if _opens_line(pattern))
    patterns = _Patterns(opening, tuple(other for other in marks.patterns if other not in opening))

    # Heads, units and page labels of a form are printed again and again.
    @cache
    def looked_at(text: str) -> tuple[PrintedLine, Set[int]]:
        printed = read_printed_line(marks.parted(text))
        return printed, _marked(printed, patterns)

    for line in document:
        if line.blank:
            continue
        printed, marked = looked_at(line.text)
        leftover = ""
        if not ledger.claimed(line.number):
            leftover = printed.signs
        else:
            # What was recognised on this very line comes before what stands on other lines too.
            words = ledger.words(line.number)
            supplies = [Supply(texts=words)] if words else []
            supplies += rows.get(line.number) or prose.get(line.number) or []
            if ledger.kind(line.number) in _FORM:
                supplies.append(heads)
            leftover = printed.shown(_left(printed, supplies, marked))
        yield LineAccount(line.number, len(printed.signs), leftover)


def _supplies(
    tables: Tables, schemas: Mapping[str, TableSchema]
) -> tuple[Mapping[int, list[Supply]], Mapping[int, list[Supply]]]:
    """By line: what the rows of printed tables hold, and what was made of running text."""
    rows: dict[int, list[Supply]] = defaultdict(list)
    prose: dict[int, list[Supply]] = defaultdict(list)
    for name, records in tables.items():
        fields = printed_fields(schemas[name], quotes=schemas[name].prose)
        by_line = prose if schemas[name].prose else rows
        for record in records:
            supply = record_supply(record, fields)
            for number in record.lines:
                by_line[number].append(supply)
    return rows, prose


def _left(line: PrintedLine, supplies: Sequence[Supply], marked: Set[int]) -> list[int]:
    """Positions of the signs that no supply accounts for; ``marked`` ones need none, so they use up none."""
    left: list[int] = []
    position, signs = 0, line.signs
    while position < len(signs):
        if position in marked:
            position += 1
            continue
        number = line.numbers.get(position)
        if taken := _take_number(line.signed.get(position) or number, supplies):
            position = taken.end
            continue
        length = _take_text(line, position, supplies)
        if length == 0:
            end = position + 1 if number is None else number.end
            left += [p for p in range(position, end) if p not in marked]
            position = end
        position += length
    return left


def _take_number(number: PrintedNumber | None, supplies: Sequence[Supply]) -> PrintedNumber | None:
    """The number, where a supply accounts for it; one in brackets may be a negative one."""
    if number is None:
        return None
    for value in (number.value, -number.value) if number.in_brackets else (number.value,):
        for supply in supplies:
            if supply.take_number(value):
                return number
    return None


def _take_text(line: PrintedLine, position: int, supplies: Sequence[Supply]) -> int:
    """Use up the longest stretch that a supply holds; returns its length.

    It ends with its cell at the latest, and no digit group is parted. A text that is the rest of the
    printed cell comes first: a longer one would be put together of two cells.
    """
    if cell := _take_cell(line, position, supplies):
        return cell
    start, end = line.cell(position)
    alone = (start, end) == (0, len(line.signs))
    while True:
        best, index, chosen = 0, -1, None
        rest = line.signs[start:end]
        for supply in supplies:
            length, place = supply.longest(rest, position - start, alone=alone)
            if length > best:
                best, index, chosen = length, place, supply
            if position + best == end:
                break
        whole = _before_parted_number(line, position, best)
        if whole in (0, best):
            best = whole
            break
        # Looked for anew: another text may end where the digit group begins.
        end = position + whole
    if chosen is not None and best:
        chosen.take(index, line.signs[position : position + best])
    return best


def _take_cell(line: PrintedLine, position: int, supplies: Sequence[Supply]) -> int:
    """Use up a whole text that goes to the end of the printed cell; returns its length, 0 where none does."""
    end = line.cell(position)[1]
    if end == len(line.signs):
        return 0
    piece = line.signs[position:end]
    return len(piece) if any(supply.take_whole(piece) for supply in supplies) else 0


def _before_parted_number(line: PrintedLine, position: int, length: int) -> int:
    """How much of a stretch stands before the digit group that its end would part; all of it, if none."""
    end = position + length
    if not line.signs[end : end + 1].isdecimal():
        return length
    parted = (n for n in line.numbers.values() if n.start < end < n.end)
    return next((max(number.start - position, 0) for number in parted), length)


def _marked(line: PrintedLine, patterns: _Patterns) -> Set[int]:
    """Positions of the signs that belong to a mark of the family's forms."""
    spans = [match.span() for pattern in patterns.opening if (match := pattern.match(line.text))]
    spans += [match.span() for pattern in patterns.others for match in pattern.finditer(line.text)]
    return {position for span in spans for position in line.between(*span)}


def _opens_line(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern can only match where a line begins: elsewhere it needs not be looked for."""
    bare, inner = "", _ESCAPE_OR_CLASS.sub("", pattern.pattern)
    while bare != inner:
        bare, inner = inner, _GROUP.sub("", inner)
    return pattern.pattern.startswith("^") and "|" not in bare
