"""Was everything of the source understood: every line, and every word and number of it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.errors import Problem
from generator.reading.document import Document
from generator.records.values import Value

_SHOWN = 60


def unread_problems(lines: Sequence[Mapping[str, Value]], document: Document) -> Iterator[Problem]:
    """LEDGER-UNREAD for every run of unread lines in the table ``lines``; blank lines don't end a run."""
    for run in _runs(lines):
        first, last = run[0], run[-1]
        text = document.line(first).stripped
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        count = "1 line" if first == last else f"{len(run)} lines up to {last}"
        yield Problem(
            "LEDGER-UNREAD",
            document.name,
            first,
            f"{count} not understood: {shown}",
            "every line to become a record, heading, paragraph, table head or furniture",
            "Teach the family this form, or restore the lines where the extraction lost their place.",
        )


def leftover_problems(
    incomplete: Iterable[Mapping[str, Value]], lines: Sequence[Mapping[str, Value]], document: Document
) -> Iterator[Problem]:
    """LEDGER-LEFTOVER for every claimed line of ``incomplete_lines`` of which words or numbers remain."""
    fates = {row["line_no"]: row["fate"] for row in lines}
    for row in incomplete:
        leftover, fate = str(row["leftover"] or ""), fates[row["line_no"]]
        if not leftover or fate == "unread":
            continue
        shown = leftover if len(leftover) <= _SHOWN else leftover[:_SHOWN] + "…"
        yield Problem(
            "LEDGER-LEFTOVER",
            document.name,
            int(str(row["line_no"])),
            f"{shown} stands in the line ({fate}) and became part of nothing",
            "every word and number in a cell, a passage, a head, a mark or furniture",
            "Teach the family this form; what the report alone prints so goes into curated/leftovers.yml.",
        )


def _runs(lines: Sequence[Mapping[str, Value]]) -> Iterator[list[int]]:
    """Numbers of the unread lines of each run."""
    run: list[int] = []
    for row in lines:
        if row["fate"] == "unread":
            run.append(int(str(row["line_no"])))
        elif row["fate"] != "blank" and run:
            yield run
            run = []
    if run:
        yield run
