"""An event of a programme's timeline: one thing that a record says of it, in words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.wording.phrase import says
from generator.records.stretches import first_line
from generator.records.values import Row, Value

# In the order in which public money moves, a year's events stand in it; with the words for readers.
STAGES = {
    "planned": says("規劃"),
    "funded": says("預算"),
    "executed": says("執行"),
    "reported": says("報告"),
}
_TEXT_FIELDS = ("title", "heading", "text", "item", "resolution", "reply", "description", "work_plan", "note")
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_LONGEST = 160
# So many figures stand beside an event; more would hide what it says.
MOST_FIGURES = 6


@dataclass(frozen=True, slots=True)
class Event:
    """One row of a programme's timeline.

    Attributes:
        year: ROC year that the event is about; 0 where none is known.
        stage: one of `STAGES`.
        relation: what the record is to the programme (``same``, ``predecessor`` …).
        report_id: the report.
        words: the programme's name in this record.
        text: what the record says, shortened to a sentence.
        figures: (label, value) of the numbers that belong to it.
        record_id: the record.
        source_lines, source_pages: where it stands.
    """

    year: int
    stage: str
    relation: str
    report_id: str
    words: str
    text: str
    figures: tuple[tuple[str, str], ...]
    record_id: str
    source_lines: Value
    source_pages: Value

    @property
    def order(self) -> tuple[int, int, str, int]:
        """Year, stage, report, place in the report."""
        line = first_line({"source_lines": self.source_lines}) or 0
        return self.year, [*STAGES].index(self.stage), self.report_id, line


def make_event(
    year: int, stage: str, mention: Row, text: str, figures: tuple[tuple[str, str], ...], row: Row
) -> Event:
    """The event that ``row`` is, or that it adds to the record of ``mention``; empty figures are left out."""
    return Event(
        year,
        stage,
        str(mention["relation"]),
        str(mention["report_id"]),
        str(mention["name_as_printed"]),
        text,
        tuple((label, value) for label, value in figures if value),
        str(row["record_id"]),
        row.get("source_lines"),
        row.get("source_pages"),
    )


def folded(events: Iterable[Event]) -> list[tuple[Event, list[Event]]]:
    """Events in their order, each with those of other reports that say the same of the same year."""
    found: dict[tuple[object, ...], tuple[Event, list[Event]]] = {}
    alone: list[tuple[Event, list[Event]]] = []
    for event in events:
        said = event.year, event.stage, event.relation, event.words, event.text, event.figures
        first = found.get(said)
        if first and event.report_id not in {first[0].report_id, *(other.report_id for other in first[1])}:
            first[1].append(event)
        else:
            found[said] = event, []
            alone.append(found[said])
    return alone


def sentence(row: Row, words: str) -> str:
    """The sentence of a record that holds the words, else its beginning."""
    texts = [str(row[name]) for name in _TEXT_FIELDS if row.get(name)]
    for text in texts:
        for match in _SENTENCE.finditer(text):
            if words in match[0]:
                return clipped(match[0], words)
    return clipped(next((text for text in texts if text != words), ""))


def clipped(text: str, words: str = "") -> str:
    """A stretch of a text around the words."""
    text = text.strip()
    if len(text) <= _LONGEST:
        return text
    start = max(0, text.find(words) - _LONGEST // 2) if words else 0
    piece = text[start : start + _LONGEST]
    return ("…" if start else "") + piece + ("…" if start + _LONGEST < len(text) else "")
