"""What stands around a table or a figure: caption, source, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.st_plan.text.lines import FIGURE_CAPTION, NOTE_LABEL, SOURCE_LABEL, begins_something
from generator.reading.hard_wrap import LogicalLine
from generator.reading.joining import join_pair
from generator.reading.markers import ARABIC, ARABIC_BRACKET, match_marker
from generator.reading.spacing import tidy

SENTENCE = re.compile(r"[。；]")
_LONGEST_CAPTION = 80
_LONGEST_REST = 40


@dataclass(slots=True)
class Notes:
    """Source and notes that stand beside a table or a figure."""

    source: str = ""
    notes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def is_label(line: LogicalLine) -> bool:
    """Whether a line begins a source or a note."""
    return bool(SOURCE_LABEL.match(line.text) or NOTE_LABEL.match(line.text))


def is_figure(line: LogicalLine) -> bool:
    """Whether a line is the caption of a figure."""
    return is_caption(line, FIGURE_CAPTION)


def is_caption(line: LogicalLine, pattern: re.Pattern[str]) -> bool:
    """Whether a line is a caption of this kind: short, no sentence, no cells."""
    text = line.text.strip()
    return bool(
        pattern.match(text)
        and len(text) <= _LONGEST_CAPTION
        and not SENTENCE.search(text)
        and "\t" not in text
    )


def read_notes(lines: Sequence[LogicalLine], position: int) -> tuple[int, Notes]:
    """Sources and notes from ``position`` on; numbered notes go on as long as their numbers do."""
    found = Notes()
    while position < len(lines):
        line = lines[position]
        if SOURCE_LABEL.match(line.text):
            if found.source:
                break
            found.source = tidy(SOURCE_LABEL.sub("", line.text))
        elif NOTE_LABEL.match(line.text):
            rest = tidy(NOTE_LABEL.sub("", line.text))
            found.notes += [rest] if rest else []
        elif found.lines and _continues_notes(found, line):
            found.notes.append(tidy(line.text))
        elif found.source and not found.notes and _is_rest_of_source(lines, position):
            found.source = join_pair(found.source, tidy(line.text))
        elif found.notes and not found.notes[-1].endswith("。") and _is_rest_of_note(lines, position, found):
            found.notes[-1] = join_pair(found.notes[-1], tidy(line.text))
        else:
            break
        found.lines += line.numbers
        position += 1
    return position, found


def _is_rest_of_source(lines: Sequence[LogicalLine], position: int) -> bool:
    """Whether a page break cut the source: a short line without a sentence, right before note or caption."""
    text = lines[position].text.strip()
    if len(text) > _LONGEST_REST or SENTENCE.search(text) or begins_something(text):
        return False
    return _followed_by(lines, position, NOTE_LABEL)


def _is_rest_of_note(lines: Sequence[LogicalLine], position: int, found: Notes) -> bool:
    """Whether a page break cut a note inside its sentence, right before another note, source or caption."""
    if begins_something(lines[position].text):
        return False
    more = position + 1 < len(lines) and _continues_notes(found, lines[position + 1])
    return more or _followed_by(lines, position, SOURCE_LABEL)


def _followed_by(lines: Sequence[LogicalLine], position: int, label: re.Pattern[str]) -> bool:
    """Whether the label or a figure's caption stands on the next line."""
    after = lines[position + 1] if position + 1 < len(lines) else None
    return after is not None and bool(label.match(after.text) or is_figure(after))


def _continues_notes(found: Notes, line: LogicalLine) -> bool:
    marker = match_marker(line.text, (ARABIC, ARABIC_BRACKET))
    if marker is None:
        return False
    last = match_marker(found.notes[-1], (marker.style,)) if found.notes else None
    return marker.number == (last.number + 1 if last else 1)
