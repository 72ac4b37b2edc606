"""Digests of what pages are made from: equal for equal values, whatever objects they are."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from generator.pages.frame.noted_package import noted
from generator.pages.frame.notes import Notes
from generator.pages.frame.site import Folders, Site
from generator.pages.making.fingerprints import Fingerprints, NoDigestError
from generator.pages.wording.phrase import both, says
from generator.paths import ProjectPaths
from tests.committed import committed_package


@dataclass(frozen=True)
class Facts:
    name: str
    values: object = ()


def of(value, phrases=None):
    return Fingerprints(phrases).of(value)


def again(text):
    """An equal text that is another object."""
    return "".join(list(text))


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ({"甲": "水庫" * 9}, {"甲": again("水庫" * 9)}),
        (["水庫", "水庫"], [again("水庫"), again("水庫")]),
        (Facts("a", frozenset({"b", "c"})), Facts("a", frozenset({"c", "b"}))),
        (Facts("a", Facts("b")), Facts("a", Facts(again("b")))),
        (Decimal("1.50"), Decimal("1.50")),
    ],
)
def test_equal_values_have_one_digest(one, same):
    assert of(one) == of(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (Decimal("1.5"), Decimal("1.50")),
        (date(2024, 1, 2), date(2024, 2, 1)),
        (["ab", "c"], ["a", "bc"]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Facts("a", [Facts("b")]), Facts("a", [Facts("c")])),
        (defaultdict(list, {"a": [1]}), defaultdict(list, {"a": [2]})),
        (None, ""),
    ],
)
def test_values_that_differ_have_two(one, other):
    assert of(one) != of(other)


def test_english_counts_where_it_is_printed():
    one, other = both("水", "water"), both("水", "Water")
    assert of(one) == of(other)
    assert of(one, {}) != of(other, {})
    told = says("共 {n} 項", n=1)
    assert of(told, {}) != of(told, {"共 {n} 項": "{n} in all"})


def test_what_cannot_be_known_by_what_it_holds_has_none():
    site = Site({}, {}, Folders.of(ProjectPaths.of_checkout()))
    for value in (lambda: 1, (n for n in ""), site):
        with pytest.raises(NoDigestError):
            of({"value": [value]})


def test_a_package_is_known_by_its_name_only_where_it_notes_what_is_read_of_it():
    name = "moea-annual-plan-115"
    package = noted({name: committed_package(name)}, Notes())[name]
    other = replace(package, tables={**package.tables, "goals": []})
    assert of(package) != of(other)
    assert of(other) == of(replace(other))


def test_digests_hold_across_objects_of_one_run():
    fingerprints = Fingerprints()
    field = committed_package("moea-annual-plan-115").schemas["goals"].fields[0]
    assert fingerprints.of([field]) == fingerprints.of([replace(field)])
    assert fingerprints.of([field]) != fingerprints.of([replace(field, unit="千元")])
