"""Whether a text is a performance review of infrastructure programmes."""

from __future__ import annotations

from collections import Counter

from generator.families.infra_review.frame import SECTION_WORDS, section_heading
from generator.reading.document import Document
from generator.reading.likeness import Likeness


def recognise(document: Document) -> Likeness:
    """The share of the six sections whose known heading occurs; 0 where no programme opens with 壹.

    A text cut off early still has most of the six once, a report of another family has none or a stray one.
    """
    found: Counter[str] = Counter()
    for line in document:
        heading = section_heading(line)
        found.update(s for s, word in SECTION_WORDS.items() if heading is not None and word in heading[1])
    first, word = next(iter(SECTION_WORDS.items()))
    if not found[first]:
        return Likeness(0.0, against=[f"no section {first}、{word}"])
    sections = [f"{subject}、{word}" for subject, word in SECTION_WORDS.items() if found[subject]]
    return Likeness(0.5 + len(found) / (2 * len(SECTION_WORDS)), sections)
