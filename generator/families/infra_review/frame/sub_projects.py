"""Headings of the sub-projects of a programme: (一) 經濟部工業局「強化地方工業區…方案」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.families.family import Context
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.spacing import squeeze

_OPENING = (
    r"(?P<mark>[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}\.)"
    r"(?P<agency>[^「」,，。;；:]{2,30})"
)
_HEADING = re.compile(rf"{_OPENING}「(?P<name>[^「」]{{4,60}})」:?(?:\([^()]*\))?:?")


_TABLE = "sub_projects"
_MOST_LINES = 2
# The beginning of such a heading, cut inside the name.
_UNFINISHED = re.compile(rf"{_OPENING}「[^「」]*")


@dataclass(frozen=True, slots=True)
class SubProject:
    """A part of a programme that an agency carries out; both names empty for the programme as a whole."""

    agency: str
    name: str
    heading_lines: tuple[int, ...] = ()


WHOLE = SubProject("", "")


def sub_project_heading(lines: Sequence[Line], position: int) -> SubProject | None:
    """The sub-project whose heading begins at a position, wrapped over two lines or not, or None."""
    text = ""
    for line in lines[position : position + _MOST_LINES]:
        text += fold_widths(squeeze(line.text))
        match = _HEADING.fullmatch(text)
        if match:
            numbers = tuple(n.number for n in lines[position:] if n.number <= line.number)
            return SubProject(match["agency"], match["name"], numbers)
        if not _UNFINISHED.fullmatch(text):
            return None
    return None


def claim_sub_project(programme_no: int, sub_project: SubProject, context: Context) -> None:
    """Account for a sub-project's heading, which becomes its row of ``sub_projects`` the first time."""
    if not sub_project.heading_lines:
        return
    collector = context.collector
    known = [row["sub_project"] for row in collector.rows(_TABLE) if row["programme_no"] == programme_no]
    if sub_project.name in known:
        words = (sub_project.agency, sub_project.name)
        collector.claim("heading", sub_project.heading_lines, words=words)
        return
    collector.add(
        _TABLE,
        {
            "programme_no": programme_no,
            "sub_project": sub_project.name,
            "sub_project_order": len(known) + 1,
            "agency_as_printed": sub_project.agency,
        },
        sub_project.heading_lines,
    )


def split_by_sub_project(lines: Iterable[Line]) -> Iterator[tuple[SubProject, list[Line]]]:
    """Lines of a section by sub-project, in order; those before the first heading belong to the whole.

    A programme without sub-projects gives its lines once, with `WHOLE`.
    """
    current, held = WHOLE, list[Line]()
    ordered, position = list(lines), 0
    while position < len(ordered):
        found = sub_project_heading(ordered, position)
        if found is None:
            held.append(ordered[position])
            position += 1
            continue
        if held or current is not WHOLE:
            yield current, held
        current, held = found, []
        position += len(found.heading_lines)
    yield current, held
