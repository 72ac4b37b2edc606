"""The real budget book, excerpts of it and copies in other dress, parsed for tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.families.family import Context
from generator.families.unit_budget import FAMILY
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.record import Record
from generator.records.schema import load_schemas
from generator.records.values import Value

ROOT = Path(__file__).parents[3]
REPORT = "ida-unit-budget-114"
SCHEMAS = load_schemas(ROOT / "data" / "schemas", "unit-budget")
# The rows that the report holds, as counted by reading it.
ROWS = {
    "revenue": 24,
    "expenditure": 10,
    "revenue_sheets": 10,
    "work_plans": 5,
    "branches": 11,
    "branch_accounts": 108,
    "programmes": 62,
    "expense_matrix": 121,
    "first_level": 10,
    "capital": 6,
    "personnel": 13,
    "staff": 22,
    "vehicles": 5,
    "offices": 7,
    "subsidies": 12,
    "donations": 62,
    "commissioned": 65,
    "functional": 54,
    "multi_year": 2,
    "trips": 3,
    "mainland_trips": 1,
    "media": 4,
    "resolutions": 28,
    "key_tasks": 12,
}


@cache
def source() -> str:
    """The real book's text."""
    return (ROOT / "data" / "sources" / f"{REPORT}.txt").read_text("utf-8")


def between(start: str, end: str, text: str | None = None) -> str:
    """The lines of a text from the one that begins with ``start`` up to the next that begins with ``end``."""
    lines = (source() if text is None else text).split("\n")
    first = next(i for i, line in enumerate(lines) if line.strip().startswith(start))
    last = next((i for i in range(first + 1, len(lines)) if lines[i].strip().startswith(end)), len(lines))
    return "\n".join(lines[first:last])


def without(start: str, end: str, text: str) -> str:
    """A text without the lines that `between` gives."""
    return text.replace(between(start, end, text), "", 1)


def parse(text: str) -> Collector:
    """Parse a text as a budget book."""
    document = document_from_text(text, "book.txt")
    collector = Collector(document, SCHEMAS)
    FAMILY.parse(document, Context(collector))
    return collector


@cache
def real() -> Collector:
    """The real book, parsed once."""
    return parse(source())


def row(collector: Collector, table: str, **key: Value) -> Record:
    """The only row of a table with these values."""
    (found,) = rows(collector, table, **key)
    return found


def rows(collector: Collector, table: str, **key: Value) -> list[Record]:
    """All rows of a table with these values."""
    return [r for r in collector.tables[table] if all(r[name] == value for name, value in key.items())]


def values(record: Record, *names: str) -> tuple[Value, ...]:
    """Values of some columns."""
    return tuple(record[name] for name in names)


def contents(collector: Collector, table: str, volume: int = 1) -> list[tuple[Value, ...]]:
    """All values of a volume's rows but texts, which a wrap can leave with other blanks, and the volume."""
    found = (r.values for r in collector.tables[table] if r["volume"] == volume)
    return [tuple(v for name, v in r.items() if name != "volume" and not isinstance(v, str)) for r in found]


def other_agency(text: str) -> str:
    """The book as 能源署 would print it a year later: other name, codes and years, the same form."""
    for old, new in (
        ("\n經濟部產\n", "\n經濟部\n"),
        ("**經濟部產\n", "**經濟部\n"),
        ("\n業發展署\n", "\n能源署\n"),
        ("經濟部產業發展署", "經濟部能源署"),
        ("產業發展署", "能源署"),
        ("2610", "2696"),
    ):
        text = text.replace(old, new)
    for old, new in (("115", "116"), ("114", "115"), ("113", "114"), ("112", "113")):
        text = re.sub(rf"((?:中華民國 ?|\| |\n)){old}( ?(?:年度|及以))", rf"\g<1>{new}\2", text)
    return text


def wrapped(text: str, width: int) -> str:
    """Every line cut after ``width`` characters."""
    pieces: list[str] = []
    for line in text.split("\n"):
        pieces += [line[i : i + width] for i in range(0, len(line), width)] or [""]
    return "\n".join(pieces)


def codes(collector: Collector) -> list[str]:
    """Codes of the problems, each once."""
    return sorted({problem.code for problem in collector.problems})


def unread_text(collector: Collector) -> Sequence[str]:
    """The lines that were not understood."""
    return [collector.document.line(n).text for n in collector.ledger.unread()]
