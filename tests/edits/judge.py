"""Whether an edit was seen: its value changed or a problem names its line, and nothing else was lost."""

import re
from collections.abc import Iterator

from generator.reading.spacing import squeeze
from generator.records.stretches import first_line, lines_of_row
from tests.edits.cells import number_of, numbers_in
from tests.edits.kinds import Edit
from tests.edits.relations import TABLE as RELATIONS
from tests.edits.sources import Reading, Row, source

# Rows of more lines than these are texts: a problem at their beginning doesn't name the line of a cell.
_LINES_OF_A_ROW = 40
_BORDERS = re.compile(r"[\s|]+")
# Lines below a unit line that belong to its table, at most.
_TABLE = 80
_ABOUT = frozenset({"record_id", "source_lines", "source_pages", "certainty_note"})


def faults(edit: Edit, before: Reading, after: Reading) -> list[str]:
    """What is wrong with how an edited text was read; empty where the edit was seen."""
    rows = [(table, row) for table, row in before.covering.get(edit.line, []) if table != RELATIONS]
    pairs = [
        (table, row, same_row(table, row, before, after) or _same_beginning(table, row, before, after))
        for table, row in rows
    ]
    told = is_told(edit.line, before, after)
    # What no one can read any more may leave the rows that were made of running text, where that is told.
    gone = [] if told and edit.layout == "text" else [row for _, row, new in pairs if new is None]
    found = [f"lost: {row['record_id']}" for row in gone]
    kept = [(table, row, new) for table, row, new in pairs if new is not None]
    found += [f"slid: {fault}" for _, row, new in kept for fault in _slid(edit, row, new)]
    if edit.kind == "form":
        found += [f"changed: {fault}" for _, row, new in kept for fault in _numbers_changed(row, new)]
    elif not found and not told:
        seen = _unit_seen(edit, before, after) if edit.kind == "unit" else _seen(edit, kept)
        found += [] if seen else ["vanished"]
    return found


def lost_elsewhere(before: Reading, after: Reading, edited: set[int]) -> Iterator[tuple[str, Row]]:
    """Rows that are gone though none of their lines was edited; relations are looked at by themselves."""
    for table, rows in before.tables.items():
        for row in rows if table != RELATIONS else ():
            if (table, row["record_id"]) in after.by_record_id:
                continue
            if same_row(table, row, before, after) is None and not edited & _numbers(row):
                yield table, row


def same_row(table: str, row: Row, before: Reading, after: Reading) -> Row | None:
    """The row that stands for ``row`` in the other reading: of the same lines, or of the same name."""
    place = (table, row["source_lines"])
    position = next(i for i, other in enumerate(before.by_lines[place]) if other is row)
    candidates = after.by_lines.get(place, [])
    if row["source_lines"] and position < len(candidates):
        return candidates[position]
    return after.by_record_id.get((table, row["record_id"]))


def _same_beginning(table: str, row: Row, before: Reading, after: Reading) -> Row | None:
    """The row that begins on the same line, where as many do.

    A word behind a number whose unit stands on the next line (達 135 修正) ends its row on its own line.
    """
    place = (table, first_line(row))
    old, new = before.by_first_line[place], after.by_first_line.get(place, [])
    if not place[1] or len(old) != len(new):
        return None
    return new[next(i for i, other in enumerate(old) if other is row)]


def is_told(line: int, before: Reading, after: Reading) -> bool:
    """Whether a new problem names the line, or the first line of a row of the table that it stands in."""
    if after.kinds[line - 1] == "unread" != before.kinds[line - 1]:
        return True
    own = {line}
    for _, row in (*before.covering.get(line, ()), *after.covering.get(line, ())):
        numbers = _numbers(row)
        own |= numbers if len(numbers) <= _LINES_OF_A_ROW else set()
    return any(place in own for _, place, _ in after.problems - before.problems)


def _seen(edit: Edit, kept: list[tuple[str, Row, Row]]) -> bool:
    """Whether the field that held the number changed; where none did, any field."""
    number = number_of(edit.cell)
    if edit.kind not in {"more", "word"} and any(_text_changed(edit, row, new) for _, row, new in kept):
        return True
    holding = [
        (row, new, [name for name, value in numbers_in(row).items() if abs(value) == number])
        for _, row, new in kept
    ]
    if any(names for _, _, names in holding) and edit.kind not in {"more", "word"}:
        changed = any(
            row[name] != new[name] or row.get(f"{name}_raw") != new.get(f"{name}_raw")
            for row, new, names in holding
            for name in names
        )
        return changed or _stood_in_text(edit, kept, held=sum(len(names) for _, _, names in holding))
    return any(row[name] != new[name] for _, row, new in kept for name in row if name not in _ABOUT)


def _stood_in_text(edit: Edit, kept: list[tuple[str, Row, Row]], held: int) -> bool:
    """Whether the number stood inside a word of a text column (250(600), 取水量1,000噸) that is edited now.

    So it is only where other cells of the line hold the number alone, as many as fields have it (``held``):
    then none of these was read from the word. The words of prose are what its numbers are read from.
    """
    words = list(zip(_BORDERS.split(edit.before), _BORDERS.split(edit.after), strict=False))
    edited = [(old, new) for old, new in words if old != new]
    if len(edited) != 1 or edited[0][0] == edit.cell or sum(new == edit.cell for _, new in words) < held:
        return False
    ((word, instead),) = edited
    return any(
        isinstance(value, str)
        and name not in _ABOUT
        and word in squeeze(value)
        and squeeze(value).replace(word, instead, 1) == squeeze(str(new[name]))
        and not source(edit.report_id).schemas[table].prose
        for table, row, new in kept
        for name, value in row.items()
    )


def _text_changed(edit: Edit, row: Row, new: Row) -> bool:
    """Whether a column of texts that held the cell (years of a recipient's budget) or the line (完成 2 座綠能
    試量產線, wrapped) holds the edited one now."""
    texts = [(value, new[name]) for name, value in row.items() if name not in _ABOUT]
    cell = any(old == edit.cell and now != old for old, now in texts)
    before, after = squeeze(edit.before), squeeze(edit.after)
    return cell or any(
        before in squeeze(old) and squeeze(old).replace(before, after, 1) == squeeze(now)
        for old, now in texts
        if isinstance(old, str) and isinstance(now, str)
    )


def _unit_seen(edit: Edit, before: Reading, after: Reading) -> bool:
    """Whether a number of the table below the unit line changed."""
    for line in range(edit.line, edit.line + _TABLE):
        for table, row in before.covering.get(line, ()):
            new = same_row(table, row, before, after)
            if new is None or numbers_in(row) != numbers_in(new):
                return True
    return False


def _slid(edit: Edit, row: Row, new: Row) -> Iterator[str]:
    """Numbers that stand in another column now; the edited number itself may have become any other."""
    old_numbers, numbers = numbers_in(row), numbers_in(new)
    for name, value in numbers.items():
        others = {v for other, v in old_numbers.items() if other != name}
        # A digit that was changed may make any number, and so may what follows from it.
        printed = str(value) in edit.after or f"{value:,}" in edit.after
        its_own = edit.kind not in {"more", "fewer", "word"} and printed
        if value != old_numbers.get(name) and value in others and not its_own:
            yield f"{row['record_id']}.{name} {old_numbers.get(name)} -> {value}"


def _numbers_changed(row: Row, new: Row) -> Iterator[str]:
    old_numbers, numbers = numbers_in(row), numbers_in(new)
    for name in sorted({*old_numbers, *numbers}):
        if old_numbers.get(name) != numbers.get(name):
            yield f"{row['record_id']}.{name} {old_numbers.get(name)} -> {numbers.get(name)}"


def _numbers(row: Row) -> set[int]:
    return {number for first, last in lines_of_row(row) for number in range(first, last + 1)}
