"""A column's name is one quantity in every table: of one type, in one unit."""

from collections import defaultdict
from collections.abc import Iterator

from generator.paths import ProjectPaths
from generator.records.schema import Field, load_schemas

SCHEMAS = ProjectPaths.of_checkout().schemas
# One name for several meanings, as model 1 had them; what each is called now stands in data/migrations.
AMBIGUOUS = {"level", "number", "part"}


def fields() -> Iterator[tuple[str, Field]]:
    """Every column of every table, with where it stands."""
    for family in sorted(path.name for path in SCHEMAS.iterdir() if path.is_dir()):
        for name, schema in load_schemas(SCHEMAS, family).items():
            yield from ((f"{family}/{name}", field) for field in schema.fields)


def test_a_name_has_one_type_and_one_unit_everywhere() -> None:
    found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for table, field in fields():
        found[field.name][field.type, field.unit].append(table)
    assert {name: dict(kinds) for name, kinds in found.items() if len(kinds) > 1} == {}


def test_a_table_with_a_year_has_it_in_both_calendars() -> None:
    columns: dict[str, set[str]] = defaultdict(set)
    for table, field in fields():
        columns[table].add(field.name)
    one = {table for table, names in columns.items() if len(names & {"year", "year_roc"}) == 1}
    assert one == set()


def test_no_table_calls_by_one_name_what_others_call_by_it_too() -> None:
    tables = defaultdict(set)
    for table, field in fields():
        if field.name in AMBIGUOUS:
            tables[field.name].add(table)
    assert dict(tables) == {"part": {"unit-budget/resolutions"}}
