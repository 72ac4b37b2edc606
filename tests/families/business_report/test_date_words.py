"""Every word of date_words.yml with the sentence in which it decides."""

from __future__ import annotations

import pytest

from generator.families.business_report import date_words as module
from tests.families.business_report.reports import parse_text

WORDS = module.date_words()
PATTERNS = [found for found in vars(module).values() if hasattr(found, "cache_clear")]


def days(body: str) -> list[object]:
    return [row["as_of"] for row in parse_text(f"壹、甲\n一、{body}。\n").tables["figures"]]


@pytest.mark.parametrize(("group", "word"), [(g, w) for g, words in WORDS.items() for w in words])
def test_a_word_decides_of_which_date_a_number_is(group, word, monkeypatch):
    known = days(WORDS[group][word])
    fewer = {g: [w for w in words if (g, w) != (group, word)] for g, words in WORDS.items()}
    monkeypatch.setattr(module, "date_words", lambda: fewer)
    for pattern in PATTERNS:
        pattern.cache_clear()
    forgotten = days(WORDS[group][word])
    for pattern in PATTERNS:
        pattern.cache_clear()
    assert known != forgotten
