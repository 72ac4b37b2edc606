"""What the readers of single tables share: the pages of a book, and the collector behind one small face."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.errors import Problem
from generator.families.unit_budget.amounts import read_amounts
from generator.families.unit_budget.heads import Side
from generator.families.unit_budget.kinds import Kind
from generator.families.unit_budget.sheets import Sheet
from generator.families.unit_budget.table_units import PrintedUnit
from generator.families.unit_budget.unwrapped import Unwrapped
from generator.language.cell import Cell, cell_problem
from generator.language.unit_line import Conversion, unit_problem
from generator.reading.tables import PipeTable, TableRow
from generator.records.collector import Collector
from generator.records.ledger import Kind as ClaimKind
from generator.records.record import Certainty, Record
from generator.records.values import Value

_SAME_KEY = "編號與前面的一列相同，但內容不同。"
_UNSAID = (None, "")
_LOOK = "Look whether the source repeats the table or the row was cut wrongly; "
_REPEATED = {False: f"{_LOOK}the row counts once.", True: f"{_LOOK}both rows stay, as they differ."}


def _differs(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two rows say different things where both say something; a zero says something."""
    pairs = ((one.get(name), value) for name, value in other.items())
    return any(a != b and a not in _UNSAID and b not in _UNSAID for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Book:
    """A budget book that is being read. Line numbers are those of ``text``; the ledger gets the source's.

    Attributes:
        text: its lines, a mechanical wrap undone.
        agency: whose book it is; that of the volume while a volume is read.
        year_roc: the budget year, None where nothing tells it.
        phase: proposal, enacted or final; None where the cover doesn't tell it.
        sheets: its printed pages.
        collector: where records go.
        used: what is already published, by table and key.
        units: the unit line that holds for each line of a table.
        told: unit lines that were told as problems, each with the unit that was wanted.
        doubts: why cells of a line may stand under another column than the printed one, by line.
        volume: the volume that is being read; 1 is the agency's own.
    """

    text: Unwrapped
    agency: str
    year_roc: int | None
    phase: str | None
    sheets: Sequence[Sheet]
    collector: Collector
    used: dict[str, dict[tuple[Value, ...], Mapping[str, Value]]] = field(default_factory=dict)
    units: Mapping[int, PrintedUnit] = field(default_factory=dict)
    told: set[tuple[int, str]] = field(default_factory=set)
    doubts: dict[int, str] = field(default_factory=dict)
    volume: int = 1

    def volumes(self) -> Iterator[Book]:
        """The book once for each of its volumes, which share everything but their pages."""
        owners = {1: self.agency} | {sheet.volume: sheet.owner for sheet in self.sheets if sheet.volume > 1}
        return (replace(self, volume=number, agency=owner) for number, owner in sorted(owners.items()))

    def own_sheets(self) -> Iterator[Sheet]:
        """The pages of this volume."""
        return (sheet for sheet in self.sheets if sheet.volume == self.volume)

    def rows(self, table: str) -> Iterator[Record]:
        """The rows of this volume that a table has so far."""
        return (row for row in self.collector.rows(table) if row["volume"] == self.volume)

    def tables(self, *names: str) -> Iterator[tuple[PipeTable, Kind, Sheet]]:
        """Tables of these kinds in this volume, in order."""
        for sheet in self.own_sheets():
            for table, kind in sheet.tables:
                if kind is not None and kind.name in names:
                    yield table, kind, sheet

    def add(
        self,
        table: str,
        values: Mapping[str, Value],
        lines: Iterable[int],
        *,
        certainty: Certainty = "printed",
        note: str = "",
        printed: Mapping[str, str] | None = None,
    ) -> bool:
        """Add a row with the book's year and stage where the table has them, and its volume.

        A row whose key is already there is told as a problem. Where it says the same it counts once and is
        kept as printed in ``other_rows``; where it says something else, or is uncertain, it stays a row: it
        may be another one whose key was misread.

        Returns:
            Whether the row was added.
        """
        schema = self.collector.schemas[table]
        whole = dict(values)
        for name, value in (
            ("year_roc", self.year_roc), ("budget_stage", self.phase), ("volume", self.volume),
        ):  # fmt: skip
            if name in schema.by_name and name not in whole:
                whole[name] = value
        key = tuple(whole.get(name) for name in schema.key)
        numbers = sorted(set(lines))
        keys = self.used.setdefault(table, {})
        doubts = "".join(dict.fromkeys(self.doubts[n] for n in numbers if n in self.doubts))
        if key in keys and certainty != "uncertain" and not doubts:
            differs = _differs(keys[key], whole)
            self.warn(
                "PARSE-REPEATED-ROW",
                numbers[0] if numbers else None,
                f"{table} {' / '.join(str(part) for part in key)} once more",
                "one row a key",
                _REPEATED[differs],
            )
            if not differs:
                for number in numbers:
                    self.keep(number, table)
                return False
            doubts = _SAME_KEY
        keys.setdefault(key, whole)
        if doubts:
            certainty, note = "uncertain", doubts + note
        own = self.text.source_lines(numbers)
        self.collector.add(table, whole, own, certainty=certainty, note=note, printed=printed)
        return True

    def side(self, table: PipeTable) -> Side:
        """Which page of a spread a table of this volume is."""
        kinds = (kind for sheet in self.own_sheets() for other, kind in sheet.tables if other is table)
        return next((kind.side for kind in kinds if kind), "full")

    def publish(
        self,
        table: str,
        values: Mapping[str, Value],
        cells: Mapping[str, Cell],
        lines: Iterable[int],
        *,
        doubt: str = "",
        derived: str = "",
        inferred: str = "",
        at: Mapping[str, Sequence[int]] | None = None,
    ) -> bool:
        """Add a row with the numbers of its cells; what is no number is told and makes the row uncertain.

        Args:
            table: the table.
            values: its other values.
            cells: numbers by column; where the table has a column ``name_raw``, what stands in place of one.
            lines: the lines of the row.
            doubt: why the row is uncertain for another reason, told already; empty where there is none.
            derived, inferred: why it is not simply printed, empty where it is.
            at: the lines of single columns, where the row stands on several.

        Returns:
            Whether the row was added.
        """
        numbers = sorted(lines)
        places = {name: next(iter((at or {}).get(name, numbers)), None) for name in cells}
        fields = self.collector.schemas[table].by_name
        amounts = read_amounts(fields, cells, lambda name: self._converts(places[name], fields[name].unit))
        for name, seen in amounts.odd.items():
            self._tell(cell_problem, places[name], f"{table}.{seen}")
        odd = doubt + amounts.doubt
        why = odd or inferred or derived + amounts.derived
        certainty: Certainty = "uncertain" if odd else "inferred" if inferred else "derived"
        certainty = certainty if why else "printed"
        whole = {**values, **amounts.values}
        return self.add(table, whole, numbers, certainty=certainty, note=why, printed=amounts.printed)

    def unread(self, seen: str, lines: Iterable[int]) -> str:
        """Tell what of a row can't be read, if anything; returns it as the row's doubt."""
        if seen:
            self._tell(cell_problem, min(lines, default=None), seen)
        return seen

    def _converts(self, line: int | None, wanted: str) -> Conversion | None:
        """How the numbers of a line become those of a column; a unit that tells it not is told once."""
        unit = self.units.get(line) if line else None
        change = unit.converts(wanted) if unit else None
        if unit and change and change.factor is None and (unit.line, wanted) not in self.told:
            self.told.add((unit.line, wanted))
            first = self.text.source_lines([unit.line])[0]
            self.collector.problems.append(unit.problem(self.text.document.name, first, wanted))
        return change

    def compare_units(self, first: int, again: int) -> None:
        """Tell where a page repeats an amount of another line under another unit."""
        before, now = self.units.get(first), self.units.get(again)
        if before and now and before.unit and now.unit and before.unit.printed != now.unit.printed:
            seen = f"單位「{now.unit.printed}」，前頁同一金額的單位為「{before.unit.printed}」"
            line = self.text.source_lines([now.line])[0]
            self.collector.problems.append(unit_problem(self.text.document.name, line, seen, "千元"))

    def doubt_misfits(self) -> None:
        """Tell rows with a cell too many or too few; every row that is read from one is uncertain."""
        for sheet in self.sheets:
            for table, _ in sheet.tables:
                for row in table.rows:
                    if row.doubt:
                        self.doubts.update(dict.fromkeys(row.lines, row.doubt))
                        self.warn(
                            "PARSE-COLUMNS",
                            row.lines[0],
                            f"a row whose cells don't fit its table: {row.doubt}",
                            f"{len(row.cells)} cells, as the table has columns",
                            "Compare the row with the page; values without a sure column are left out.",
                        )

    def claim(self, kind: ClaimKind, lines: Iterable[int], words: Iterable[str] = ()) -> None:
        """Ledger only: these lines became no row of a table; ``words`` are what was recognised on them."""
        self.collector.claim(kind, self.text.source_lines(lines), words=words)

    def claim_rows(self, table: PipeTable, rows: Iterable[TableRow]) -> None:
        """Claim the separators of a table and these rows as table head."""
        self.claim("table_head", (*table.separators, *(n for row in rows for n in row.lines)))

    def keep(self, line: int, kind: str, title: str = "") -> None:
        """Keep a line as printed in ``other_rows``: not typed, in no total, not lost."""
        numbers = self.text.source_lines([line])
        if all(self.collector.ledger.claimed(number) for number in numbers):
            return
        values: dict[str, Value] = {
            "row_no": self.collector.count("other_rows") + 1,
            "volume": self.volume,
            "agency": self.agency,
            "title": title,
            "table_kind": kind,
            "text": self.text.document.line(line).stripped,
        }
        self.collector.add("other_rows", values, numbers)

    def warn(self, code: str, line: int | None, seen: str, expected: str, remedy: str) -> None:
        """Tell people about something odd that doesn't stop publication."""
        first = self.text.source_lines([line])[0] if line else None
        name = self.text.document.name
        self.collector.problems.append(Problem(code, name, first, seen, expected, remedy, "warning"))

    def _tell(self, problem: Callable[[str, int | None, str], Problem], line: int | None, seen: str) -> None:
        first = self.text.source_lines([line])[0] if line else None
        self.collector.problems.append(problem(self.text.document.name, first, seen))
