"""A prescribed table by the words of its head: which column holds what, wherever the columns stand.

A form is a YAML file: for each field the words that its column may have as a head, blanks left out, and under
``over`` words that only stand above several heads (科目 over 款, 項, 目, 節).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow, cell_text
from generator.yaml_files import load_yaml

_OVER = "over"
# Lines that a head takes: a word may be set in several, with another word over it.
_TALLEST = 4
_FEWEST = 2
_FILE = TypeAdapter(dict[str, list[str]])


@dataclass(frozen=True, slots=True)
class HeadForm:
    """The words of a form's head.

    Attributes:
        fields: what a word is the head of.
        over: words that stand over others.
        beginnings: what a line of a word can be: its first characters.
    """

    fields: Mapping[str, str]
    over: frozenset[str]
    beginnings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Head:
    """A head as found: how many rows it takes, and the 0-based column of each field."""

    height: int
    columns: Mapping[str, int]

    def cell(self, row: TableRow, field: str) -> str:
        """The cell of a field; empty where the table has no such column."""
        return row.cell(self.columns.get(field, -1))


def load_head_form(path: Path) -> HeadForm:
    """The form in a YAML file.

    Raises:
        ValueError: for a file that is wrong, or a word of two fields: a mistake in the project.
    """
    raw = _FILE.validate_python(load_yaml(path))
    fields: dict[str, str] = {}
    for field, words in raw.items():
        for word in words if field != _OVER else ():
            if fields.setdefault(word, field) != field:
                raise ValueError(f"{path.name}: {word} names {fields[word]} and {field}")
    beginnings = frozenset(word[:end] for word in fields for end in range(1, len(word)))
    return HeadForm(fields, frozenset(raw.get(_OVER, ())), beginnings)


def head_at(rows: Sequence[TableRow], at: int, form: HeadForm) -> Head | None:
    """The head that begins with row ``at``; None where none does.

    It takes as many rows as make the most columns known. At most as many columns may say something else as
    say a word of the form: theirs are words and cells that nobody takes.
    """
    first = (squeeze(cell_text(cell)) for cell in rows[at].cells)
    if not any(word in form.fields or word in form.over or word in form.beginnings for word in first):
        return None
    best: dict[str, int] = {}
    tallest = 0
    for height in range(1, min(_TALLEST, len(rows) - at) + 1):
        columns = _columns(rows[at : at + height], form)
        if len(columns) > len(best):
            best, tallest = columns, height
    return Head(tallest, best) if best else None


def _columns(rows: Sequence[TableRow], form: HeadForm) -> dict[str, int]:
    """The column of each field; none where the rows are no head."""
    columns: dict[str, int] = {}
    strange = 0
    for column in range(max(len(row.cells) for row in rows)):
        words = [word for row in rows if (word := squeeze(cell_text(row.cell(column))))]
        if not words or (len(words) == 1 and words[0] in form.over):
            continue
        field = _field(words, form)
        if field in columns:
            return {}
        if field is None:
            strange += 1
        else:
            columns[field] = column
    return columns if len(columns) >= max(_FEWEST, strange) else {}


def _field(words: Sequence[str], form: HeadForm) -> str | None:
    """What a column holds: its lowest words make a word of the form, those over it stand over others."""
    for start in range(len(words)):
        field = form.fields.get("".join(words[start:]))
        if field is not None and all(word in form.over for word in words[:start]):
            return field
    return None
