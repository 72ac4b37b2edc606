"""The words of one item, ready for reading amounts: compact text, sentences, brackets, the way to lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.families.business_report.amount_runs import bare_runs
from generator.language.amounts import Amount
from generator.language.amounts_in_doubt import amounts_in_doubt
from generator.language.clauses import Span, bracket_spans, quoted_spans, sentence_spans, span_at
from generator.language.dates import DateMention
from generator.language.odd_numbers import OddNumber, find_odd_numbers, mended
from generator.language.spoken_dates import Spoken, find_spoken_dates
from generator.language.widths import Compact, compact
from generator.reading.paragraph import Paragraph

NO_TIME = Spoken()


@dataclass(frozen=True)
class Statement:
    """An item's own text.

    Attributes:
        paragraphs: as joined from the lines.
        heading_length: characters of the first paragraph that are its heading.
        spoken: what the report tells of its own time.
    """

    paragraphs: tuple[Paragraph, ...]
    heading_length: int = 0
    spoken: Spoken = NO_TIME

    @cached_property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def odd_numbers(self) -> list[OddNumber]:
        """Numbers that can't be read for certain; their offsets are those of `text`."""
        return find_odd_numbers(self.text)

    @cached_property
    def squeezed(self) -> Compact:
        """The text without white space, widths folded, as if its numbers could be read, with the way back."""
        return replace(compact(mended(self.text, self.odd_numbers)), source=self.text)

    @cached_property
    def flat(self) -> str:
        """The compact text; where a number can't be read it has stand-ins (`odd_signs`)."""
        return self.squeezed.text

    def flat_offset(self, offset: int) -> int:
        """The offset in the compact text of an offset in `text`."""
        return bisect_left(self.squeezed.offsets, offset)

    @cached_property
    def amounts(self) -> list[Amount]:
        """All amounts; their offsets are those of `text`."""
        return amounts_in_doubt(self.text, self.odd_numbers, unknown_units=True)

    @cached_property
    def runs(self) -> dict[int, list[Amount]]:
        """The run of amounts side by side that an amount belongs to, by its compact offset."""
        found = bare_runs(self.amounts, self.between)
        return {self.flat_offset(amount.start): run for run in found for amount in run}

    def between(self, first: Amount, second: Amount) -> str:
        """The compact text between two amounts."""
        return self.flat[self.flat_offset(first.end) : self.flat_offset(second.start)]

    @cached_property
    def dates(self) -> list[DateMention]:
        """All dates and periods; their offsets are those of the compact text."""
        return find_spoken_dates(self.flat, self.spoken)

    @cached_property
    def sentences(self) -> list[Span]:
        """Stretches of the sentences in the compact text; a heading is a sentence of its own."""
        breaks = {self.flat_offset(self.heading_length)} if self.heading_length else set()
        length = 0
        for paragraph in self.paragraphs[:-1]:
            length += len(paragraph.text) + 1
            breaks.add(self.flat_offset(length))
        return sentence_spans(self.flat, sorted(breaks))

    @cached_property
    def brackets(self) -> list[Span]:
        """Stretches of the closed round brackets in the compact text."""
        return bracket_spans(self.flat)

    @cached_property
    def quotes(self) -> list[Span]:
        """Stretches of the quoted names in the compact text."""
        return list(quoted_spans(self.flat))

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds a compact offset."""
        return span_at(self.sentences, position) if self.sentences else (0, len(self.flat))

    def printed(self, span: Span) -> str:
        """The original words of a compact stretch, line breaks inside shown as blanks."""
        return self.squeezed.printed(*span).strip()

    def lines(self, start: int, end: int) -> tuple[int, ...]:
        """Source lines of ``text[start:end]``."""
        numbers: list[int] = []
        begin = 0
        for paragraph in self.paragraphs:
            stop = begin + len(paragraph.text)
            if start < stop and end > begin:
                numbers += paragraph.lines(max(start - begin, 0), min(end, stop) - begin)
            begin = stop + 1
        return tuple(sorted(set(numbers)))

    def flat_lines(self, span: Span) -> tuple[int, ...]:
        """Source lines of a compact stretch."""
        return self.lines(*self.squeezed.span(*span))


def statement_of(paragraphs: Sequence[Paragraph], heading: str, spoken: Spoken = NO_TIME) -> Statement:
    """The statement of an item whose heading (empty for none) opens its first paragraph."""
    return Statement(tuple(paragraphs), len(heading), spoken)
