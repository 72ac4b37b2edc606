"""Identities that schemas state are computed where the family places them, or last, and never forgotten."""

from decimal import Decimal

import pytest

from generator.checking.identity import Identity
from generator.checking.plain import plain, with_plain
from generator.records.plain_identities import Others, PlainIdentity
from generator.records.record import Record
from generator.records.schema import TableSchema

ACROSS = PlainIdentity("columns", "row", "各欄之和", ("whole",), of=("a", "b"))


def below(others: Others, **more: object) -> PlainIdentity:
    return PlainIdentity("children", "below", "各列之和", ("a",), others=others, **more)  # type: ignore[arg-type]


def schemas(**identities: PlainIdentity | tuple[PlainIdentity, ...]) -> dict[str, TableSchema]:
    return {
        name: TableSchema(name, {}, {}, (), (), (), identities=one if isinstance(one, tuple) else (one,))
        for name, one in identities.items()
    }


def rows(table: str, *values: dict[str, object]) -> list[Record]:
    return [
        Record(table, f"{table}.{i}", one, (i,), "", "printed", "")  # type: ignore[arg-type]
        for i, one in enumerate(values, start=1)
    ]


def said(identity: Identity) -> tuple[str, str, object, object]:
    return identity.check, identity.record.record_id, identity.printed, identity.computed


def test_columns_of_a_row_add_up() -> None:
    tables = {"t": rows("t", {"whole": 5, "a": 2, "b": 3}, {"whole": 5, "a": 2, "b": 2})}
    found = list(with_plain([], schemas(t=ACROSS), tables))
    assert [(said(one), one.verdict) for one in found] == [
        (("row", "t.1", 5, 5), "holds"),
        (("row", "t.2", 5, 4), "unresolved"),
    ]
    assert found[0].formula == "各欄之和：2＋3＝5"


def test_children_are_found_by_their_paths() -> None:
    tables = {
        "t": rows(
            "t",
            {"path": "", "a": 9},
            {"path": "1", "a": 4},
            {"path": "1/1", "a": 4},
            {"path": "2", "a": 6},
        )
    }
    found = with_plain([], schemas(t=below(Others("t", path="path"))), tables)
    assert [said(one) for one in found] == [("below", "t.1", 9, 10), ("below", "t.2", 4, 4)]


def test_children_are_found_by_level_and_by_what_they_share() -> None:
    tables = {
        "t": rows(
            "t",
            {"level": "total", "kind": "x", "a": 3},
            {"level": "total", "kind": "", "a": 7},
            {"level": "item", "kind": "x", "a": 3},
            {"level": "detail", "kind": "x", "a": 1},
            {"level": "item", "kind": "", "a": 7},
        )
    }
    shared = below(Others("t", (("kind", "kind"),), where=(("level", "item"),)), where=(("level", "total"),))
    found = with_plain([], schemas(t=shared), tables)
    # An empty value is shared by none: nobody knows what it stands for.
    assert [said(one) for one in found] == [("below", "t.1", 3, 3)]


@pytest.mark.parametrize(
    ("rounded", "verdict"), [(frozenset({"a"}), "rounding"), (frozenset(), "unresolved")]
)
def test_rounded_columns_may_differ_by_half_a_unit_a_row(rounded: frozenset[str], verdict: str) -> None:
    tables = {"t": rows("t", {"path": "", "a": 9}, {"path": "1", "a": 4}, {"path": "2", "a": 4})}
    (found,) = with_plain([], schemas(t=below(Others("t", path="path"), rounded=rounded)), tables)
    assert (found.verdict, found.tolerance) == (verdict, Decimal("1.5") if rounded else 0)


def test_rows_that_a_report_must_print_are_missed() -> None:
    tables = {"t": rows("t", {"a": 9})}
    of_parts = Others("parts", (("no", "a"),))
    (found,) = with_plain([], schemas(t=below(of_parts, due=True)), tables)
    assert (found.verdict, found.explanation) == ("not_computed", "無法計算，缺少：各列。")
    assert list(with_plain([], schemas(t=below(of_parts)), tables)) == []


def test_each_row_that_prints_the_same_amount_is_compared() -> None:
    same = PlainIdentity(
        "equal", "same", "別表", ("a",), others=Others("u", (("code", "no"),)), other_column="amount"
    )
    tables = {
        "t": rows("t", {"no": "7", "a": 9}, {"no": "8", "a": 1}),
        "u": rows("u", {"code": "7", "amount": 9}, {"code": "7", "amount": 5}),
    }
    found = list(with_plain([], schemas(t=same, u=()), tables))
    assert [said(one) for one in found] == [("same", "t.1", 9, 9), ("same", "t.1", 9, 5)]
    assert found[0].operands == (tables["u"][0],)


def test_what_a_family_places_stands_there_and_the_rest_comes_last() -> None:
    tables = {"t": rows("t", {"whole": 5, "a": 2, "b": 3}, {"whole": 1, "a": 1, "b": 0})}
    again = PlainIdentity("columns", "again", "各欄之和", ("whole",), of=("a", "b"))
    own = Identity("own", tables["t"][0], "a", 2, 2)
    second = tables["t"][1]
    found = with_plain([*plain(tables, "t", "row", row=second), own], schemas(t=(ACROSS, again)), tables)
    assert [said(one)[:2] for one in found] == [
        ("row", "t.2"),
        ("own", "t.1"),
        ("again", "t.1"),
        ("again", "t.2"),
    ]
