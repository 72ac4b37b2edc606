"""Numbered outlines: lines to a tree of items, whatever markers a kind of report uses.

``read_outline(lines, (FINANCIAL, CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET))`` reads a report numbered
壹、 一、 （一） 1、 (1). The styles are given from the highest level down; a level may be left out anywhere.
A line that only looks like a marker (``(3)明定…`` inside an inline enumeration, ``9、7 號機`` after a wrap)
is told by the numbers of its siblings and by whether a paragraph ended before it (see `sequence`). Gaps and
repeats of the source's own numbering become findings; the items stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.errors import Problem
from generator.reading.document import Line
from generator.reading.markers import Marker, MarkerStyle, match_marker
from generator.reading.paragraph import Paragraph, join_paragraph
from generator.reading.sequence import Candidate, Step, judge
from generator.reading.wrapping import Wrapping

# Lines that are looked through, before and behind a candidate, for the rest of an inline enumeration.
_FARTHEST_BACK = 40
_FARTHEST_AHEAD = 12
_SENTENCE_ENDS = ("。", "！", "？", "：", ")", "）")


@dataclass(eq=False, slots=True)
class OutlineItem:
    """An item of an outline.

    Attributes:
        marker: its printed marker.
        line: 1-based number of the line that the marker stands on.
        path: the numbers from the top down; a number that the source repeats becomes ``2-2``.
        paragraphs: its own text without the marker: the first holds the marker's line, others are unnumbered.
        children: items below it.
        parent: the item above it, None at the top.
    """

    marker: Marker
    line: int
    path: tuple[str, ...]
    parent: OutlineItem | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list[OutlineItem] = field(default_factory=list)

    @property
    def level(self) -> int:
        """Depth in the outline, 1 at the top."""
        return len(self.path)

    @property
    def own_lines(self) -> list[int]:
        """Line numbers of its marker and its own text."""
        return sorted({self.line} | {number for paragraph in self.paragraphs for number in paragraph.numbers})

    def walk(self) -> Iterator[OutlineItem]:
        """The item and everything below it in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


_STEPS: dict[Step, str] = {
    "gap": "leaves numbers out",
    "repeat": "repeats a number",
    "restart": "begins again",
}


@dataclass(frozen=True, slots=True)
class NumberingFinding:
    """The source's numbering is not 1, 2, 3: ``step`` says how, ``line`` where, ``expected`` what was due."""

    step: Step
    line: int
    printed: str
    expected: int

    def problem(self, file: str) -> Problem:
        """The warning that tells it."""
        return Problem(
            "PARSE-NUMBERING",
            file,
            self.line,
            f"the marker {self.printed}, which {_STEPS.get(self.step, 'is odd')}",
            f"number {self.expected}",
            "Compare with the printed report; nothing is lost, the item keeps its printed number.",
            "warning",
        )


@dataclass(slots=True)
class Outline:
    """An outline: what stands before the first marker (of each report), the top items, odd numbers."""

    preamble: list[Paragraph] = field(default_factory=list)
    items: list[OutlineItem] = field(default_factory=list)
    findings: list[NumberingFinding] = field(default_factory=list)

    def walk(self) -> Iterator[OutlineItem]:
        """All items in the order of the text."""
        for item in self.items:
            yield from item.walk()


def read_outline(
    lines: Sequence[Line], styles: tuple[MarkerStyle, ...], wrapping: Wrapping | None = None
) -> Outline:
    """The outline of ``lines``.

    Args:
        lines: the lines of the text without page labels and other furniture; blank ones may be there.
        styles: marker styles from the highest level to the lowest.
        wrapping: how the lines are wrapped; judged from ``lines`` where not given.
    """
    printed = [line for line in lines if not line.blank]
    builder = _Builder(styles, wrapping or Wrapping.of(lines), printed)
    for position in range(len(printed)):
        builder.take(position)
    builder.finish()
    return builder.outline


class _Builder:
    """Walks the lines once; ``_open`` holds the open item of each style rank."""

    def __init__(self, styles: tuple[MarkerStyle, ...], wrapping: Wrapping, lines: Sequence[Line]) -> None:
        self.outline = Outline()
        self._styles = styles
        self._wrapping = wrapping
        self._lines = lines
        self._open: dict[int, OutlineItem] = {}
        self._pieces: list[tuple[int, str]] = []
        self._top_offset = self._top_largest = 0
        self._taken: Counter[tuple[OutlineItem | None, int]] = Counter()

    def take(self, position: int) -> None:
        """Read one line: an item, a new paragraph, or more of the paragraph before."""
        line = self._lines[position]
        before = self._lines[position - 1] if position else None
        ended = True if before is None else self._wrapping.ends_paragraph(before, line)
        marker = match_marker(line.text, self._styles)
        if marker is not None and self._accept(marker, position, ended):
            self._pieces.append((line.number, line.text[marker.end :]))
            return
        if ended:
            self._close_paragraph()
        self._pieces.append((line.number, line.text))

    def finish(self) -> None:
        """Close what is open at the end of the text."""
        self._close_paragraph()

    def _accept(self, marker: Marker, position: int, ended: bool | None) -> bool:
        rank = self._styles.index(marker.style)
        sibling = self._open.get(rank)
        candidate = Candidate(
            marker,
            self._lines[position].text[marker.end :],
            ended,
            sibling.marker.number if sibling else 0,
            top=rank == 0,
            before="".join(text for _, text in self._pieces[-_FARTHEST_BACK:]),
            after=self._ahead(position, marker),
        )
        step = judge(candidate)
        if step == "none":
            return False
        if step not in ("follows", "opens"):
            finding = NumberingFinding(
                step, self._lines[position].number, marker.printed, candidate.sibling + 1
            )
            self.outline.findings.append(finding)
        self._close_paragraph()
        if step == "restart" and rank == 0:
            self._release_preamble()
        self._open_item(marker, self._lines[position].number, rank, step)
        return True

    def _release_preamble(self) -> None:
        """Title and lead-in of a second report: paragraphs without number behind the end of the first."""
        last = self._open[max(self._open)] if self._open else None
        if last is not None and last.paragraphs and last.paragraphs[0].text.endswith(_SENTENCE_ENDS):
            self.outline.preamble += last.paragraphs[1:]
            del last.paragraphs[1:]

    def _ahead(self, position: int, marker: Marker) -> str:
        """The candidate's own paragraph as far as it can be told: up to the next marker or twelve lines."""
        texts = [self._lines[position].text[marker.end :]]
        for line in self._lines[position + 1 : position + _FARTHEST_AHEAD]:
            if match_marker(line.text, self._styles):
                break
            texts.append(line.text)
        return "".join(texts)

    def _open_item(self, marker: Marker, line: int, rank: int, step: Step) -> None:
        above = [r for r in sorted(self._open) if r < rank]
        parent = self._open[above[-1]] if above else None
        for deeper in [r for r in self._open if r >= rank]:
            del self._open[deeper]
        siblings = parent.children if parent else self.outline.items
        number = marker.number
        if parent is None:
            # A second report in the same text counts on, so that paths stay unique and keep their order.
            if step == "restart":
                self._top_offset = self._top_largest
            number += self._top_offset
            self._top_largest = max(self._top_largest, number)
        self._taken[parent, number] += 1
        taken = self._taken[parent, number]
        label = str(number) if taken == 1 else f"{number}-{taken}"
        item = OutlineItem(marker, line, (*(parent.path if parent else ()), label), parent)
        siblings.append(item)
        self._open[rank] = item

    def _close_paragraph(self) -> None:
        paragraph = join_paragraph(self._pieces)
        self._pieces = []
        if not paragraph.numbers:
            return
        current = self._open[max(self._open)] if self._open else None
        (current.paragraphs if current else self.outline.preamble).append(paragraph)
