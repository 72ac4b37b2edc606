"""Whether a text is a performance review of infrastructure programmes."""

from __future__ import annotations

from collections import Counter

from generator.families.infra_review.frame import SECTION_MARKS, section_heading
from generator.reading.document import Document
from generator.reading.likeness import Likeness

# Words of the six headings that the review of every programme has, in their order.
_HEADINGS = ("特別預算", "執行成果", "績效目標", "落後", "經濟效益", "檢討")
_EXPECTED = dict(zip(SECTION_MARKS, _HEADINGS, strict=False))


def recognise(document: Document) -> Likeness:
    """The share of the six sections whose known heading occurs; 0 where no programme opens with 壹.

    A text cut off early still has most of the six once, a report of another family has none or a stray one.
    """
    found: Counter[str] = Counter()
    for line in document:
        heading = section_heading(line)
        if heading is not None and _EXPECTED.get(heading[0], "\n") in heading[1]:
            found[heading[0]] += 1
    if not found[SECTION_MARKS[0]]:
        return Likeness(0.0, against=[f"no section {SECTION_MARKS[0]}、{_HEADINGS[0]}"])
    sections = [f"{mark}、{_EXPECTED[mark]}" for mark in SECTION_MARKS if found[mark]]
    return Likeness(0.5 + len(found) / (2 * len(_HEADINGS)), sections)
