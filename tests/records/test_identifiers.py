"""An identifier follows from what a row says: whatever happens to other rows, it names the same row.

Every table of every committed report is added to a collector again, as it is and with one row inserted,
removed, moved or printed twice. Running numbers are counted anew each time, as a parser would count them.
"""

import itertools
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

import pytest

from generator.packaging.reader import Package
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.identifiers import RecordNames, find_nothing
from generator.records.record import PROVENANCE
from generator.records.schema import TableSchema, load_schemas
from generator.records.values import Row, Value
from tests.committed import committed_package
from tests.tooling.tracked import ROOT

REPORTS = sorted(path.stem for path in (ROOT / "content" / "reports").glob("*.yml"))
Tables = dict[str, list[dict[str, Value]]]
# What is inserted says something that no row says.
NEW = "本列為他列所無之文字"


@cache
def committed(report: str) -> Package:
    return committed_package(report)


@cache
def schemas_of(report: str) -> Mapping[str, TableSchema]:
    return load_schemas(ROOT / "data" / "schemas", committed(report).family)


def named(table: str, schemas: Mapping[str, TableSchema], tables: Tables) -> list[str]:
    """The identifiers of a table's rows: what the collector calls them, or the checks."""
    schema = schemas[table]
    if table == "checks":
        names = RecordNames()
        return [names.take(schema, row, find_nothing)[0] for row in tables[table]]
    collector = Collector(document_from_text("甲"), schemas)
    parents = [part.table for part in schema.identified_by if part.table]
    for name in (*dict.fromkeys(parents), table):
        ids = [collector.add(name, own(row, schemas[name])) for row in tables[name]]
    return ids


def own(row: Row, schema: TableSchema) -> dict[str, Value]:
    return {name: row[name] for name in schema.field_names if name in row and name not in PROVENANCE}


def tables_of(report: str) -> Tables:
    return {name: [dict(row) for row in rows] for name, rows in committed(report).tables.items()}


def named_tables(report: str) -> list[str]:
    """Tables with rows that have identifiers."""
    package = committed(report)
    carried = (n for n, s in package.schemas.items() if s.primary_key in {("record_id",), ("check_id",)})
    return [name for name in carried if package.tables[name]]


@pytest.mark.parametrize("report", REPORTS)
def test_what_is_published_is_what_the_rows_say(report: str) -> None:
    tables = tables_of(report)
    for table in named_tables(report):
        (column,) = committed(report).schemas[table].primary_key
        assert named(table, schemas_of(report), tables) == [row[column] for row in tables[table]], table


def removed(rows: Sequence[Row], at: int, _: random.Random) -> list[Row]:
    return [*rows[:at], *rows[at + 1 :]]


def moved(rows: Sequence[Row], at: int, chance: random.Random) -> list[Row]:
    rest = removed(rows, at, chance)
    to = chance.randrange(len(rows))
    return [*rest[:to], rows[at], *rest[to:]]


def twice(rows: Sequence[Row], at: int, chance: random.Random) -> list[Row]:
    """The row stands a second time, in front of it or behind it."""
    to = chance.randrange(len(rows) + 1)
    return [*rows[:to], dict(rows[at]), *rows[to:]]


def inserted(rows: Sequence[Row], at: int, chance: random.Random) -> list[Row]:
    """A row like one of the table, with other words in each of its texts."""
    new = {name: value + NEW if isinstance(value, str) else value for name, value in rows[at].items()}
    to = chance.randrange(len(rows) + 1)
    return [*rows[:to], new, *rows[to:]]


Edit = Callable[[Sequence[Row], int, random.Random], list[Row]]
EDITS: tuple[Edit, ...] = (removed, moved, twice, inserted)


def edited(table: str, schemas: Mapping[str, TableSchema], tables: Tables, rows: list[Row]) -> Tables:
    """The tables with these rows of ``table``; numbers that count them, or point there, follow."""
    schema = schemas[table]
    through = {part.by for part in schema.identified_by if part.table}
    own_numbers = schema.counted - through
    numbers = [n for n in schema.key if n in own_numbers and schema.by_name[n].type == "integer"]
    changed: Tables = {**tables, table: [dict(row) for row in rows]}
    for number in numbers:
        group = [name for name in schema.key if name not in schema.counted]
        renamed = list(recount(changed[table], number, group))
        for other in schemas.values():
            if any(part.table == table and part.by == number for part in other.identified_by):
                assert not group, f"{table}: rows of {other.name} can't follow a number counted in groups"
                to = dict(reversed(renamed))
                # Rows of one that is gone go with it.
                changed[other.name] = [
                    {**row, number: to[row[number]]} for row in tables[other.name] if row[number] in to
                ]
    return changed


def recount(rows: list[dict[str, Value]], number: str, group: Sequence[str]) -> Iterator[tuple[Value, Value]]:
    """Count the rows of each group from 1; yields the old number of each row and the new one."""
    counts: defaultdict[tuple[Value, ...], int] = defaultdict(int)
    for row in rows:
        key = tuple(row[name] for name in group)
        counts[key] += 1
        yield row[number], counts[key]
        row[number] = counts[key]


def meanings(table: str, schemas: Mapping[str, TableSchema], tables: Tables) -> dict[str, Row]:
    """What each identifier stands for: the row without what counts rows, and where it stood."""
    schema = schemas[table]
    unsaid = {*schema.counted, *PROVENANCE, "occurrence", "check_id", "check_no"}
    if table == "checks":
        unsaid -= {"record_id"}
    rows = [{n: v for n, v in row.items() if n not in unsaid} for row in tables[table]]
    return dict(zip(named(table, schemas, tables), rows, strict=True))


def first_of(record_id: str) -> str:
    """The identifier of the first row of the same key words; it is marked that there are others."""
    return record_id.partition("~")[0].partition(".occurrence-")[0]


def differences(old: Mapping[str, Row], new: Mapping[str, Row], edited_id: str) -> list[str]:
    """Identifiers that name another row than before, or none, beside the edited row and its equals."""
    equals = first_of(edited_id)
    return [
        record_id
        for record_id, row in old.items()
        if first_of(record_id) != equals and new.get(record_id) != row
    ]


def try_edits(report: str, tried: Iterable[tuple[str, Edit, int]]) -> None:
    """Edit a row of each table as is said, and look at that table and at those named through it."""
    schemas, before = schemas_of(report), tables_of(report)
    said = {table: meanings(table, schemas, before) for table in named_tables(report)}
    for table, edit, seed in tried:
        ids = list(said[table])
        chance = random.Random(f"{report}/{table}/{seed}")  # noqa: S311
        at = chance.randrange(len(ids))
        after = edited(table, schemas, before, edit(before[table], at, chance))
        found = differences(said[table], meanings(table, schemas, after), ids[at])
        assert found == [], (edit, table, ids[at], seed)
        for other in said.keys() - {table}:
            if after[other] is before[other]:
                continue
            # Rows that are named through the table's: those that are still there are called as they were.
            new = meanings(other, schemas, after)
            wrong = [key for key in new.keys() & said[other].keys() if new[key] != said[other][key]]
            assert [key for key in wrong if "~" not in key] == [], (edit, table, ids[at], other, seed)


@pytest.mark.parametrize("report", REPORTS)
def test_an_edited_row_changes_no_other_identifier(report: str) -> None:
    """One edit a table, each in its turn."""
    try_edits(report, zip(named_tables(report), itertools.cycle(EDITS), itertools.repeat(0)))


@pytest.mark.long
@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("report", REPORTS)
def test_no_edit_changes_another_identifier(report: str, edit: Edit) -> None:
    try_edits(report, itertools.product(named_tables(report), [edit], range(1, 12)))


# Ordinals that the report prints (一、, 目標一, 表 1, page label 7-2), and volumes bound into one book.
PRINTED = {
    ("categories", "category_no"),
    ("figures", "chart_no"),
    ("goals", "goal_no"),
    ("programmes", "programme_no"),
    ("resolutions", "resolution_no"),
    ("statistical_tables", "table_no"),
    ("strategies", "goal_no"),
    ("strategies", "strategy_no"),
    ("volumes", "volume"),
}


def test_a_number_that_runs_on_is_part_of_an_identifier_only_where_it_is_printed() -> None:
    running = {
        (table, number)
        for report in REPORTS
        for table, schema in committed(report).schemas.items()
        for number in numbers_of(schema)
        if runs_on(committed(report).tables[table], number, schema)
    }
    assert running <= PRINTED


def numbers_of(schema: TableSchema) -> list[str]:
    """Integers that identifiers of a table are made from, without those that lead to another table."""
    if schema.primary_key != ("record_id",):
        return []
    parts = [part.by for part in schema.identified_by if not part.table] or [*schema.key]
    pointing = {name for key in schema.foreign_keys for name in key.fields}
    return [
        part
        for part in parts
        if schema.by_name[part].type == "integer" and not part.startswith("year") and part not in pointing
    ]


def runs_on(rows: Sequence[Row], number: str, schema: TableSchema) -> bool:
    """Whether rows are numbered 1, 2, 3 … throughout, or within each group of the key's other parts."""
    groups: defaultdict[tuple[Value, ...], list[Value]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in schema.key if name != number)].append(row[number])
    found = [[row[number] for row in rows], *groups.values()]
    return any(len(numbers) > 2 and numbers == [*range(1, len(numbers) + 1)] for numbers in found)
