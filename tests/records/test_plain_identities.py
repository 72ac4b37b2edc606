"""The identities that a table's file states: how each is read, and what is wrong with one."""

from typing import Any

import pytest

from generator.records.plain_identities import Others, PlainIdentity, identity_faults, plain_identities

NUMBER, TEXT = {"type": "integer"}, {"type": "string"}
TABLES: dict[str, dict[str, Any]] = {
    "t": {
        "a": NUMBER,
        "b": {"type": "number"},
        "no": TEXT,
        "path": TEXT,
        "row_level": {"type": "string", "constraints": {"enum": ["total", "part"]}},
    },
    "other": {"a": NUMBER, "sum": NUMBER, "code": TEXT},
}
COMMON = {"check": "c", "says": "各欄之和"}


def stated(**entry: Any) -> dict[str, Any]:
    return {"name": "t", "identities": [COMMON | entry]}


def faults(**entry: Any) -> list[tuple[str, str, str]]:
    return list(identity_faults(stated(**entry), TABLES))


def test_a_table_without_identities_states_none() -> None:
    assert plain_identities({"name": "t"}) == ()
    assert plain_identities({"name": "t", "identities": None}) == ()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            {
                "kind": "columns",
                "column": "a",
                "of": ["b"],
                "rounded": ["a"],
                "where": {"row_level": "total"},
            },
            PlainIdentity(
                "columns",
                "c",
                "各欄之和",
                ("a",),
                where=(("row_level", "total"),),
                of=("b",),
                rounded=frozenset({"a"}),
            ),
        ),
        (
            {"kind": "children", "columns": ["a", "b"], "children": {"path": "path"}},
            PlainIdentity("children", "c", "各欄之和", ("a", "b"), others=Others("t", path="path")),
        ),
        (
            {
                "kind": "equal",
                "column": "a",
                "due": True,
                "other": {"table": "other", "column": "sum", "same": {"code": "no"}, "where": {"x": "1"}},
            },
            PlainIdentity(
                "equal",
                "c",
                "各欄之和",
                ("a",),
                others=Others("other", same=(("code", "no"),), where=(("x", "1"),)),
                other_column="sum",
                due=True,
            ),
        ),
        (
            {"kind": "children", "column": "a", "children": {"same": ["no"]}},
            PlainIdentity("children", "c", "各欄之和", ("a",), others=Others("t", same=(("no", "no"),))),
        ),
    ],
)
def test_an_identity_is_read_as_it_is_stated(entry: dict[str, Any], expected: PlainIdentity) -> None:
    assert plain_identities(stated(**entry)) == (expected,)


def test_what_is_right_has_no_fault() -> None:
    assert faults(kind="columns", column="a", of=["b"], rounded=["a"], where={"row_level": "part"}) == []
    assert faults(kind="children", columns=["a", "b"], children={"path": "path"}) == []
    assert faults(kind="children", column="a", children={"where": {"row_level": "part"}}) == []
    other: dict[str, Any] = {"table": "other", "column": "sum", "same": {"code": "no"}}
    assert faults(kind="equal", column="a", other=other) == []
    assert faults(kind="equal", column="a", other={"table": "other", "same": {"code": "no"}}) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            {"kind": "columns", "column": "x", "of": ["b"]},
            ("identities.c", "t.x", "the name of a field of t"),
        ),
        (
            {"kind": "columns", "column": "a", "of": ["no"]},
            ("identities.c", "t.no, a string", "a column of numbers"),
        ),
        (
            {"kind": "columns", "columns": ["a", "b"], "of": ["b"], "rounded": ["no"]},
            ("identities.c.rounded", "no", "one of its columns: a, b"),
        ),
        (
            {"kind": "columns", "column": "a", "of": ["b"], "where": {"row_level": "whole"}},
            ("identities.c.where", "row_level: whole", "total, part"),
        ),
        (
            {"kind": "columns", "column": "a", "of": ["b"], "where": {"no": "1"}},
            ("identities.c.where", "no: 1", "a field of t with codes"),
        ),
        (
            {"kind": "children", "column": "a", "children": {}},
            ("identities.c.children", "no rows", "a table, a condition, a path or what the rows share"),
        ),
        (
            {"kind": "children", "column": "a", "children": {"path": "x"}},
            ("identities.c", "t.x", "the name of a field of t"),
        ),
        (
            {"kind": "equal", "column": "a", "other": {"table": "none", "same": ["no"]}},
            ("identities.c.table", "none", "the name of a table of the same package"),
        ),
        (
            {"kind": "equal", "column": "b", "other": {"table": "other", "same": {"code": "no"}}},
            ("identities.c", "other.b", "the name of a field of other"),
        ),
        (
            {
                "kind": "equal",
                "column": "a",
                "other": {"table": "other", "column": "code", "same": {"code": "no"}},
            },
            ("identities.c", "other.code, a string", "a column of numbers"),
        ),
        (
            {"kind": "equal", "column": "a", "other": {"table": "other", "same": {"x": "no"}}},
            ("identities.c", "other.x", "the name of a field of other"),
        ),
        (
            {"kind": "equal", "column": "a", "other": {"table": "other", "same": {"code": "x"}}},
            ("identities.c", "t.x", "the name of a field of t"),
        ),
        (
            {"kind": "equal", "column": "a", "other": {"table": "other", "where": {"code": "1"}}},
            ("identities.c.where", "code: 1", "a field of other with codes"),
        ),
    ],
)
def test_a_fault_is_told_with_its_place(entry: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert expected in faults(**entry)


def test_faults_are_told_all_at_once() -> None:
    of: dict[str, Any] = {"kind": "columns", "of": ["a"], **COMMON}
    identities = [of | {"column": name} for name in ("x", "y")]
    found = list(identity_faults({"name": "t", "identities": identities}, TABLES))
    assert [seen for _, seen, _ in found] == ["t.x", "t.y"]
