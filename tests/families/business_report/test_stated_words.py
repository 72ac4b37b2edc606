"""Every word of stated_sums.yml with the sentence in which it decides."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.families.business_report import sum_words as module
from tests.families.business_report.reports import parse_text

WORDS = module.stated_words()
FINDERS = [found for found in vars(module).values() if hasattr(found, "cache_clear")]
Forget = Callable[..., None]


def held(body: str) -> list[tuple[str, str]]:
    """(check, verdict) of what is held against a sentence, or confirmed."""
    parsed = parse_text(f"壹、甲\n一、{body}\n")
    return [(i.check, i.verdict) for i in parsed.identities if i.record.table == "figures"]


@pytest.fixture
def forgetting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Forget]:
    """Makes the reader forget the word that a path of keys leads to."""

    def clear() -> None:
        for finder in FINDERS:
            finder.cache_clear()

    def forget(*path: str) -> None:
        fewer: Any = copy.deepcopy(WORDS)
        group = fewer
        for key in path[:-1]:
            group = group[key]
        del group[path[-1]]
        monkeypatch.setattr(module, "stated_words", lambda: fewer)
        clear()

    yield forget
    monkeypatch.undo()
    clear()


def paths(*group: str) -> list[tuple[str, ...]]:
    words = WORDS
    for key in group:
        words = words[key]
    return [(*group, word) for word in words]


def entry(path: tuple[str, ...]) -> str:
    found: Any = WORDS
    for key in path:
        found = found[key]
    return str(found["of"] if isinstance(found, dict) else found)


@pytest.mark.parametrize(
    "path",
    [
        *paths("before_whole", "exact"),
        *paths("before_whole", "all_named"),
        *paths("before_parts", "exact"),
        *paths("behind_parts"),
        *paths("rest"),
        *paths("filling"),
        *paths("shares"),
        *paths("rates", "done"),
        *paths("rates", "passed"),
        *paths("rates", "failed"),
    ],
    ids="/".join,
)
def test_a_word_by_which_a_contradiction_is_stated(path: tuple[str, ...], forgetting: Forget) -> None:
    assert [verdict for _, verdict in held(entry(path))] == ["unresolved"]
    forgetting(*path)
    assert held(entry(path)) == []


@pytest.mark.parametrize("path", paths("before_parts", "members"), ids="/".join)
def test_a_word_of_members_confirms_a_sum(path: tuple[str, ...], forgetting: Forget) -> None:
    sentence = entry(path)
    assert held(sentence) == [("sum-of-parts", "holds")]
    assert held(sentence.replace("14案", "15案")) == []
    forgetting(*path)
    assert held(sentence) == []


@pytest.mark.parametrize(
    "path",
    [*paths("some"), *paths("steps"), *paths("halves"), *paths("no_sum"), *paths("goes_on")],
    ids="/".join,
)
def test_a_word_beside_numbers_that_make_up_nothing(path: tuple[str, ...], forgetting: Forget) -> None:
    sentence = entry(path)
    assert held(sentence) == []
    forgetting(*path)
    assert held(sentence) == [("sum-of-parts", "unresolved")]


@pytest.mark.parametrize(
    "path", [path for word in WORDS["inside"] for path in paths("inside", word)], ids="/".join
)
def test_a_longer_word_is_another(path: tuple[str, ...], forgetting: Forget) -> None:
    sentence = entry(path)
    before = held(sentence)
    assert before == ([] if path[1] == "計" else [("sum-of-parts", "unresolved")])
    forgetting(*path)
    assert held(sentence) == ([("sum-of-parts", "unresolved")] if path[1] == "計" else [])


@pytest.mark.parametrize("unit", [unit for group in WORDS["one_unit"] for unit in group])
def test_units_in_which_the_same_is_counted(unit: str) -> None:
    other = next(each for group in WORDS["one_unit"] for each in group if unit in group and each != unit)
    assert held(f"計60{unit}(甲34{other}及乙26{other})。") == [("sum-of-parts", "holds")]
