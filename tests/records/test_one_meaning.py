"""A column's name is one quantity in every table: of one type, in one unit."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from generator.paths import ProjectPaths
from generator.records.schema import Field, load_schemas
from generator.yaml_files import load_yaml

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


def test_what_tables_title_in_their_own_words_has_one_meaning_all_the_same() -> None:
    meanings = load_yaml(Path(__file__).with_name("one_meaning.yml"))
    titles: dict[str, set[str]] = defaultdict(set)
    for _, field in fields():
        titles[field.name].add(field.title["zh"])
    # A twin is called after the column beside it.
    several = {name for name, own in titles.items() if len(own) > 1 and not name.endswith("_raw")}
    assert several == set(meanings)


def test_a_shared_column_is_named_and_not_written_again() -> None:
    shared = load_yaml(SCHEMAS / "shared.yml")
    written = [
        f"{path.parent.name}/{path.stem}.{entry['name']}"
        for path in sorted(SCHEMAS.glob("*/*.yml"))
        for entry in load_yaml(path)["fields"]
        if entry.get("name") in shared
    ]
    # They hold the printed amount itself, which other tables have beside thousands.
    assert written == [
        "unit-budget/account_items.amount_twd",
        "unit-budget/other_rows.volume",
        "unit-budget/personnel_costs.amount_twd",
        "unit-budget/volumes.volume",
    ]
