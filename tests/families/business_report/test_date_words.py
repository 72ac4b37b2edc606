"""Every word of date_words.yml with the sentence in which it decides."""

from __future__ import annotations

import pytest

from generator.families.business_report import date_words as module
from tests.families.business_report.reports import parse_text

WORDS = module.date_words()


def day_of_last(body: str) -> str:
    return str(parse_text(f"壹、甲\n一、{body}。\n").tables["figures"][-1]["as_of"])


@pytest.mark.parametrize(("group", "word"), [(g, w) for g, words in WORDS.items() for w in words])
def test_a_word_decides_of_which_date_a_number_is(group, word, monkeypatch):
    known = day_of_last(WORDS[group][word])
    fewer = {g: [w for w in words if (g, w) != (group, word)] for g, words in WORDS.items()}
    monkeypatch.setattr(module, "date_words", lambda: fewer)
    for pattern in (module.differs, module.moment):
        pattern.cache_clear()
    forgotten = day_of_last(WORDS[group][word])
    for pattern in (module.differs, module.moment):
        pattern.cache_clear()
    assert known != forgotten
