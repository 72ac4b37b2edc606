"""Every word of bounds.yml decides of its example, and no longer word that only contains one does."""

import copy

import pytest

from generator.language.amounts import find_amounts
from generator.language.bounds import WORDS, Wording, bound_of

BEFORE = [(bound, word) for bound, words in WORDS["before"].items() for word in words]
AFTER = [(bound, word) for bound, words in WORDS["after"].items() for word in words]
INSIDE = [
    (place, bound, word, longer)
    for place in ("before", "after")
    for bound, words in WORDS[place].items()
    for word, entry in words.items()
    for longer in entry.get("inside", {})
]


def bound(text, words=WORDS):
    amount = find_amounts(text)[-1]
    return bound_of(text, amount.start, amount.end, wording=Wording(words))[0]


@pytest.mark.parametrize(
    ("place", "said", "word"), [("before", *e) for e in BEFORE] + [("after", *e) for e in AFTER]
)
def test_a_word_says_how_exact_an_amount_is(place, said, word):
    example = WORDS[place][said][word]["of"]
    assert word in example
    assert bound(example) == said
    fewer = copy.deepcopy(WORDS)
    del fewer[place][said][word]
    assert bound(example, fewer) != said


@pytest.mark.parametrize(("place", "said", "word", "longer"), INSIDE)
def test_a_longer_word_does_not_say_it(place, said, word, longer):
    example = WORDS[place][said][word]["inside"][longer]
    assert longer in example and word in longer
    assert bound(example) != said
    fewer = copy.deepcopy(WORDS)
    del fewer[place][said][word]["inside"][longer]
    assert bound(example, fewer) == said


@pytest.mark.parametrize(
    ("group", "word"), [(g, w) for g in ("filler", "limits", "adverbs") for w in WORDS[g]]
)
def test_what_stands_between_a_word_and_its_number_is_passed_over(group, word):
    example = WORDS[group][word]
    assert bound(example) != "exact"
    fewer = {**WORDS, group: {other: text for other, text in WORDS[group].items() if other != word}}
    assert bound(example, fewer) != bound(example)
