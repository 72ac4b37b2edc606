"""The order of readers is made from what they need, and none looks into rows that it did not announce."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.reader import REST, Reader, in_order
from generator.records.schema import Field, TableSchema

FAMILIES = Path(__file__).resolve().parents[2] / "generator" / "families"
NAMES = {"zh": "表", "en": "table"}


def collector() -> Collector:
    fields = (Field("no", "integer", NAMES, NAMES),)
    names = ("a", "b", "passages")
    schemas = {name: TableSchema(name, NAMES, NAMES, ("no",), fields, ("no",)) for name in names}
    return Collector(document_from_text("一\n"), schemas)


def adding(to: Collector, table: str) -> Callable[[], None]:
    def add() -> None:
        to.add(table, {"no": 7}, [1])

    return add


def reader(name: str, makes: str = "", needs: tuple[str, ...] = ()) -> Reader[[list[str]]]:
    return Reader(lambda done: done.append(name), tuple(makes.split()), needs)


def order(*readers: Reader[[list[str]]]) -> list[str]:
    done: list[str] = []
    for one in in_order(readers):
        one.read(done)
    return done


def test_readers_stay_as_they_are_given_where_nothing_speaks_against_it() -> None:
    assert order(reader("c"), reader("a"), reader("b", "x")) == ["c", "a", "b"]


def test_a_reader_comes_after_all_that_make_what_it_needs() -> None:
    first = reader("first", "money", ("plans",))
    assert order(first, reader("second", "plans"), reader("third"), reader("fourth", "plans")) == [
        "second",
        "third",
        "fourth",
        "first",
    ]


def test_a_reader_of_its_own_table_waits_for_the_others_that_add_to_it() -> None:
    assert order(reader("late", "x", ("x",)), reader("early", "x")) == ["early", "late"]


def test_what_takes_the_rest_comes_last() -> None:
    assert order(reader("rest", needs=(REST,)), reader("more", needs=(REST,)), reader("own", "x")) == [
        "own",
        "rest",
        "more",
    ]


def test_readers_that_cannot_be_ordered_are_refused() -> None:
    with pytest.raises(ValueError, match="no reader makes plans"):
        order(reader("lonely", needs=("plans",)))
    with pytest.raises(ValueError, match="cycle"):
        order(reader("hen", "hens", ("eggs",)), reader("egg", "eggs", ("hens",)))


def test_rows_are_seen_by_readers_that_announced_it() -> None:
    found = collector()
    found.run(Reader(adding(found, "a"), ("a",)))
    seen: list[object] = []
    found.run(Reader(lambda: seen.extend(row["no"] for row in found.rows("a")), ("b",), ("a",)))
    assert seen == [7]
    with pytest.raises(ValueError, match=r"^a: rows that .* did not say it needs"):
        found.run(Reader(lambda: seen.extend(found.rows("a")), ("b",)))
    with pytest.raises(ValueError, match=r"^a: rows that None did not say"):
        found.rows("a")


def test_rows_are_added_to_tables_that_were_announced() -> None:
    found = collector()
    with pytest.raises(ValueError, match=r"^b: a row of a table that .* did not say it makes"):
        found.run(Reader(adding(found, "b"), ("a",), ("b",)))
    found.run(Reader(adding(found, "passages"), ("a",)))
    assert (found.count("b"), found.count("passages")) == (0, 1)


def test_no_family_reaches_into_the_tables_of_the_collector() -> None:
    """``collector.tables`` is for what comes after parsing; readers ask for ``rows``."""
    reaching = [
        f"{path.relative_to(FAMILIES)}:{node.lineno}"
        for path in sorted(FAMILIES.rglob("*.py"))
        if path.name != "family.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "tables"
        and "collector" in ast.unparse(node.value)
    ]
    assert reaching == []
