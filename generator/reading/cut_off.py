"""A text that ends within a sentence: the rest of the report was lost when it was copied or downloaded.

A cut between two sentences can't be seen, nor one inside a table: what is told is never all that is cut.
"""

from __future__ import annotations

import re

from generator.errors import Problem
from generator.reading.document import Document
from generator.reading.markup import is_table_row, without_markup
from generator.reading.spacing import squeeze

# As many printed lines as a long sentence takes.
_MOST_LINES = 8
_ENDS = re.compile(r"[。！？!?]")
# A sentence goes on: its clauses are parted, or an enumeration waits for more (肆、結語 is a heading).
_GOES_ON = re.compile(r"[，；]|、$")
# Behind the last sentence a report is signed, thanked for, or closed by a bracket or a quotation.
_CLOSES = re.compile(r"[)）」』】〉》…：:]$")
_SHOWN = 20


def cut_off_problems(document: Document) -> list[Problem]:
    """READ-CUT, a warning, for a text whose last sentence has no end; nothing where it may be whole."""
    held = [line for line in document if not line.blank][-_MOST_LINES:]
    if not held or is_table_row(held[-1].text):
        return []
    tail = ""
    for line in reversed(held):
        text = squeeze(without_markup(line.text))
        if is_table_row(line.text):
            break
        *ended, rest = _ENDS.split(text)
        tail = rest + tail
        if ended:
            break
    if not _GOES_ON.search(tail) or _CLOSES.search(tail):
        return []
    found = Problem(
        "READ-CUT",
        document.name,
        held[-1].number,
        f"a text that ends within a sentence: …{tail[-_SHOWN:]}",
        "a text that ends where the report does",
        "Compare its end with the report's, and extract the text again; or acknowledge it.",
        "warning",
    )
    return [found]
