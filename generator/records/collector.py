"""What a parser writes into: tables of records, the ledger, the passages, the problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.errors import Problem
from generator.reading.document import Document
from generator.reading.pages import PageMap
from generator.records.derived_columns import with_derived
from generator.records.identifiers import RecordNames
from generator.records.ledger import Kind, Ledger
from generator.records.reader import Given, Reader
from generator.records.record import CERTAINTIES, PROVENANCE, Certainty, Record
from generator.records.schema import TableSchema
from generator.records.stretches import Stretch, stretches_of
from generator.records.values import Value, fits

# The part of a key that no parser gives: rows of one key are counted as they come (data/schemas/shared.yml).
_OCCURRENCE = "occurrence"


class Collector:
    """Builds the tables of one report.

    Attributes:
        tables: records by table name, in the order they were added; every table of the schemas is there.
        ledger: the claims to the document's lines.
        problems: what the parser noticed and a person should see.
        pages: page labels by line; set by the parser once it has found them.
    """

    def __init__(self, document: Document, schemas: Mapping[str, TableSchema]) -> None:
        self.document = document
        self.schemas = schemas
        self.tables: dict[str, list[Record]] = {name: [] for name in schemas}
        self.ledger = Ledger(document)
        self.problems: list[Problem] = []
        self.pages = PageMap()
        self._names = RecordNames()
        self._found: dict[tuple[str, str, Value], Mapping[str, Value]] = {}
        self._looked_up: dict[str, set[str]] = {}
        for part in (part for schema in schemas.values() for part in schema.identified_by if part.table):
            self._looked_up.setdefault(part.table, set()).add(part.by)
        self._keys: Counter[tuple[str, tuple[Value, ...]]] = Counter()
        self._at_work: Reader[...] | None = None

    def run(self, reader: Reader[Given], *args: Given.args, **kwargs: Given.kwargs) -> None:
        """Let a reader read: it sees the rows of the tables that it says it makes or needs, and no others."""
        self._at_work = reader
        try:
            reader.read(*args, **kwargs)
        finally:
            self._at_work = None

    def rows(self, table: str) -> Sequence[Record]:
        """The rows of a table so far, for the reader at work.

        Raises:
            ValueError: where it did not say that it makes or needs the table: then nothing says that these
                are all of its rows.
        """
        reader = self._at_work
        if reader is None or table not in {*reader.makes, *reader.needs}:
            raise ValueError(f"{table}: rows that {reader and reader.read} did not say it needs")
        return tuple(self.tables[table])

    def count(self, table: str) -> int:
        """How many rows a table has so far."""
        return len(self.tables[table])

    def add(
        self,
        table: str,
        values: Mapping[str, Value],
        lines: Iterable[int] = (),
        *,
        certainty: Certainty = "printed",
        note: str = "",
        kind: Kind = "record",
        printed: Mapping[str, str] | None = None,
    ) -> str:
        """Add a row and claim its lines; returns its record_id.

        Args:
            table: name of a table of the family's schemas.
            values: by field name; a field that is not given is None. Numbers are int or Decimal, never float.
            lines: 1-based numbers of the lines it was read from.
            certainty: printed, derived, inferred or uncertain; all but printed need a note.
            note: one sentence why the row is not simply printed.
            kind: what the ledger calls the lines.
            printed: by field name, how a converted value is printed where no column of the table says it.

        Raises:
            ValueError: for a field that the schema doesn't have, a value of another type, a missing note, or
                a table that the reader at work did not announce: a mistake in the parser, never in the
                report.
        """
        if self._at_work is not None and table not in {*self._at_work.makes, "passages"}:
            raise ValueError(f"{table}: a row of a table that {self._at_work.read} did not say it makes")
        schema = self.schemas[table]
        _check_values(schema, values)
        if certainty != "printed" and not note:
            raise ValueError(f"{table}: certainty {certainty} needs a note")
        numbers = tuple(sorted(set(lines)))
        certainty, note = self._with_damage(numbers, certainty, note)
        own = {name: values.get(name) for name in schema.field_names if name not in PROVENANCE}
        own = with_derived(own)
        if _OCCURRENCE in schema.key:
            own[_OCCURRENCE] = self._occurrence(schema, own)
        record_id = self._unique(schema, own, numbers)
        stretches = self._stretches(numbers)
        forms = dict(printed or {})
        row = Record(table, record_id, own, numbers, certainty, note, stretches, forms)
        self.tables[table].append(row)
        self.announce(table, own)
        self.ledger.claim(kind, numbers, table, record_id)
        return record_id

    def _with_damage(
        self, numbers: tuple[int, ...], certainty: Certainty, note: str
    ) -> tuple[Certainty, str]:
        """Certainty and note of a row from lines with damaged characters: never more certain than they."""
        notes = self.document.notes
        found = [notes[number] for number in numbers if number in notes] if notes else []
        if not found:
            return certainty, note
        said = "".join(dict.fromkeys(line.why for line in found))
        weakest = max((certainty, *(line.certainty for line in found)), key=CERTAINTIES.index)
        return weakest, f"{note.removesuffix('。')}。{said}" if note else said

    def _stretches(self, numbers: tuple[int, ...]) -> tuple[Stretch, ...]:
        """Stretches with the label of their page; of a workbook with its sheet and rows."""
        return tuple(
            stretch
            if not stretch.page or self.pages.label(stretch.first)
            else stretch._replace(page=self.document.pages.stretch_label(stretch.first, stretch.last))
            for stretch in stretches_of(numbers, self._blank, self._label)
        )

    def _label(self, line: int) -> str:
        """The printed page of a line; where none is known, the page of the PDF."""
        return self.pages.label(line) or self.document.pages.label(line)

    def _blank(self, line: int) -> bool:
        return line <= len(self.document) and self.document.line(line).blank

    def announce(self, table: str, values: Mapping[str, Value]) -> None:
        """Let rows be named through a row of ``table`` that will be added behind them."""
        for by in self._looked_up.get(table, ()):
            self._found.setdefault((table, by, values[by]), values)

    def claim(self, kind: Kind, lines: Iterable[int], *, words: Iterable[str] = ()) -> None:
        """Ledger only: these lines became no row of a table.

        ``words`` are those that the parser recognised there, such as the label of a page; words of the
        family's forms (its marks.yml) need not be named.
        """
        self.ledger.claim(kind, lines, words=words)

    def passage(
        self,
        path: str,
        level: int,
        heading: str,
        text: str,
        lines: Iterable[int],
        *,
        heading_lines: Iterable[int] = (),
    ) -> str:
        """Add to the narrative outline; ``heading_lines`` are claimed as heading, ``lines`` as paragraph."""
        heading_numbers = tuple(heading_lines)
        number = len(self.tables["passages"]) + 1
        values: dict[str, Value] = {
            "passage_no": number,
            "path": path,
            "outline_level": level,
            "heading": heading,
            "text": text,
        }
        kind: Kind = "paragraph" if text else "heading"
        numbers = (*heading_numbers, *lines)
        record_id = self.add("passages", values, numbers, kind=kind)
        self.ledger.claim("heading", heading_numbers, "passages", record_id)
        return record_id

    def _occurrence(self, schema: TableSchema, own: Mapping[str, Value]) -> int:
        """How often the table has held the rest of a row's key, this row counted."""
        key = (schema.name, tuple(own[name] for name in schema.key if name != _OCCURRENCE))
        self._keys[key] += 1
        return self._keys[key]

    def _find(self, table: str, by: str, value: Value) -> Mapping[str, Value] | None:
        return self._found.get((table, by, value))

    def _unique(self, schema: TableSchema, values: Mapping[str, Value], lines: tuple[int, ...]) -> str:
        record_id, copy, alike = self._names.take(schema, values, self._find)
        # Statements may be printed twice in the same words; a key may not, nor may a digest meet another.
        if copy > 1 and not (alike and schema.identified_by):
            self.problems.append(
                Problem(
                    "PARSE-DUPLICATE-KEY",
                    self.document.name,
                    lines[0] if lines else None,
                    f"{record_id.partition('~')[0]} for the {copy}. time",
                    "one row a key",
                    "Look whether the source repeats the row or the parser cut it wrongly.",
                )
            )
        return record_id


def _check_values(schema: TableSchema, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        field = schema.by_name.get(name)
        if field is None or name in PROVENANCE:
            raise ValueError(f"{schema.name}: no field {name!r} in its schema")
        if not fits(value, field.type):
            raise ValueError(f"{schema.name}.{name}: {value!r} is no {field.type}")
