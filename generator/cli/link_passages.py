"""A question as a person sees it: both passages side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from generator.packaging.reader import Package
from generator.register.build import Matched
from generator.register.likeness import nearest_programmes
from generator.register.proposals import sides
from generator.register.questions import COSTS, Question

_MOST_OF_A_LINE = 120


def show_question(
    question: Question, label: str, context: tuple[Matched, Mapping[str, Package]], out: Console
) -> None:
    """A table of two columns, other phases that may be meant, and programmes with similar names."""
    matched, packages = context
    first = question.first
    records = f", {question.records} records" if question.records > 1 else ""
    title = f"{label}: {first.words}{records}; a wrong answer {COSTS[question.cost]}"
    # A new name stands beside the programme that it is like; what is asked stays which one it is.
    shown = replace(first, programme=question.like) if question.like else first
    both = sides(shown, matched, packages)
    table = Table(title=title, show_lines=True, expand=True)
    for side in both:
        table.add_column(side.title, ratio=1, overflow="fold")
    words = (first.words, question.like.name if question.like else first.words)
    table.add_row(*(passage(side.lines, own) for side, own in zip(both, words, strict=True)))
    # The console keeps long lines whole elsewhere; a table of two columns has to fold them.
    out.print(table, soft_wrap=False)
    for programme in question.programmes[1:]:
        out.print(f"  or: {programme.id} ({programme.name})", markup=False)
    if not question.programmes:
        for programme in nearest_programmes(first.words, matched.register):
            out.print(f"  similar: {programme.id} ({programme.name})", markup=False)


def passage(lines: Sequence[tuple[int, str]], words: str) -> str:
    """Lines with their numbers; of long ones the part around the words, or the beginning."""
    return "\n".join(f"{number}: {_around(text, words)}" for number, text in lines)


def _around(text: str, words: str) -> str:
    if len(text) <= _MOST_OF_A_LINE:
        return text
    found = text.find(words)
    start = max(0, found - _MOST_OF_A_LINE // 3)
    end = start + (_MOST_OF_A_LINE if found >= 0 else _MOST_OF_A_LINE // 3)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
