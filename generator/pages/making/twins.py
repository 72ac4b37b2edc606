"""The English twins of Chinese pages whose every word is a phrase: the same template, the same records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.general.english import ROOT
from generator.pages.making.english_charts import english_chart
from generator.pages.wording.phrase import Phrases, in_english


def with_twins(drafts: Iterable[Draft], phrases: Phrases) -> Iterator[Draft]:
    """The drafts, each that is bilingual followed by its English twin; no twins without a catalogue."""
    for draft in drafts:
        yield draft
        if draft.bilingual and phrases:
            yield _twin(draft, phrases)


def _twin(draft: Draft, phrases: Phrases) -> Draft:
    """The page in English with its charts in English; its other files stay with the Chinese page."""
    return replace(
        draft,
        url=f"{ROOT}{draft.url}",
        title=str(in_english(draft.title, phrases)),
        description=str(in_english(draft.description, phrases)),
        charts={name: english_chart(chart, phrases) for name, chart in draft.charts.items()},
        assets=(),
        search=draft.search and _facts(draft, draft.search),
        language="en",
        counterpart=draft.url,
        bilingual=False,
        twin=True,
    )


def _facts(draft: Draft, facts: SearchFacts) -> SearchFacts:
    """It is found by its Chinese title too."""
    names = (str(draft.title), *facts.names) if str(draft.title) not in facts.names else facts.names
    return replace(facts, names=names)
