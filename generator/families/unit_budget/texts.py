"""Paragraphs of cells and lines put together to the texts of records."""

from __future__ import annotations

from collections.abc import Iterable

from generator.families.unit_budget.markers import ends_sentence, leading_mark
from generator.reading.traced import TracedText


def extend(text: TracedText, paragraphs: Iterable[str], lines: Iterable[int]) -> None:
    """Append paragraphs; one that goes on with a sentence cut by a page break is joined to it.

    Args:
        text: what is there so far.
        paragraphs: in order.
        lines: numbers of the lines that they stand on.
    """
    numbers = tuple(lines)
    for i, paragraph in enumerate(paragraphs):
        opens = i > 0 or leading_mark(paragraph) is not None or _complete(text.text)
        # A lone full stop is the end of the sentence that the break cut.
        text.append(paragraph, numbers, "\n" if opens and paragraph.strip(" 。") else None)


def _complete(text: str) -> bool:
    return ends_sentence(text) or text.rstrip().endswith((":", "："))
