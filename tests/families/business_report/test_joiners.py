"""Every word of joiners.yml joins two rows, and none of the longer words that only contain it."""

from __future__ import annotations

import re

import pytest

from generator.families.business_report.joiners import JOINERS, joiners
from generator.language.whole_words import any_whole
from tests.families.business_report.reports import parse_text

WORDS = joiners()
INSIDE = [(w, longer, said) for w, entry in WORDS.items() for longer, said in entry.get("inside", {}).items()]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_joins_two_rows(word):
    listed = WORDS[word]["of"].replace("*", "本期計")
    rows = parse_text(f"壹、業務\n一、{listed}。\n").tables["breakdown_rows"]
    assert [row["row_label"] for row in rows] == ["甲類", "乙類"]
    fewer = {other: entry for other, entry in WORDS.items() if other != word}
    assert not re.fullmatch(any_whole(fewer), word)


@pytest.mark.parametrize(("word", "longer", "said"), INSIDE)
def test_a_longer_word_joins_nothing(word, longer, said):
    assert longer in said and word in longer
    assert re.search(JOINERS, said) is None
    fewer = {**WORDS, word: {"inside": [other for other in WORDS[word]["inside"] if other != longer]}}
    assert re.search(any_whole(fewer), said)


@pytest.mark.parametrize("longer", WORDS["及"]["unless"])
def test_what_is_left_is_a_member_of_the_list(longer):
    assert re.search(JOINERS, f"汰換管線{longer}設備")[0] == "及"
