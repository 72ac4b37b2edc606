"""Who issued a report: a body of the register where the report names it in such a place, never a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.document import Line
from generator.reading.opening.body import Body, named_at_end
from generator.reading.opening.cover import named_body
from generator.reading.opening.finding import Finding, Sure
from generator.reading.opening.words import any_of, words
from generator.reading.spacing import squeeze

_WHOLE_NAME = re.compile(r"[\u4e00-\u9fff]{2,30}[部院署局處會府]")


def issuer_of(
    title: Line | None,
    cover: Sequence[Line],
    opening: Sequence[Line],
    end: Sequence[Line],
    bodies: Sequence[Body],
) -> Finding | None:
    """The issuer; None where nothing names it, or where places contradict each other.

    Args:
        title: the line that reads like a title.
        cover: the lines above the first running text.
        opening: the first lines that hold text.
        end: the last ones.
        bodies: those that the register knows.
    """
    found = _on_cover(title, cover, bodies) or _begun(opening, bodies)
    if found is None or found.sure == "likely":
        told = [told for told in (_signed(end, bodies), _presented(opening, bodies)) if told]
        named = {finding.value for finding in ([found] if found else []) + told}
        if len(named) > 1:
            return None
        found = told[0] if told else found
    return found


def _on_cover(title: Line | None, lines: Sequence[Line], bodies: Sequence[Body]) -> Finding | None:
    """A name in the title, or one that fills a line."""
    if title is not None and (match := named_body(title)):
        return _judged(match["issuer"], title, bodies, "sure")
    for line in lines:
        text = squeeze(line.text)
        if _WHOLE_NAME.fullmatch(text):
            return _judged(text, line, bodies, "sure")
    return None


def _begun(opening: Sequence[Line], bodies: Sequence[Body]) -> Finding | None:
    """A name before a year at the beginning of a paragraph: 經濟部110年主辦之計畫."""
    for line in opening:
        match = named_body(line)
        if match and match.start() == 0 and any(body.name == match["issuer"] for body in bodies):
            return _judged(match["issuer"], line, bodies, "likely")
    return None


def _judged(name: str, line: Line, bodies: Sequence[Body], sure: Sure) -> Finding | None:
    """A name of the register is as sure as its place; another is likely, without a word of a clause."""
    why = f"line {line.number}"
    if any(body.name == name for body in bodies):
        return Finding(name, sure, why)
    if not re.search(any_of("no_part_of_a_name"), name):
        return Finding(name, "likely", f"{why}; the register has no such body")
    body = named_at_end(name, bodies)
    return Finding(body.name, "likely", why) if body else None


def _signed(end: Sequence[Line], bodies: Sequence[Body]) -> Finding | None:
    """Body, office and name on one of the last lines: 行政院院長　吳　敦　義."""
    for line in reversed(end):
        text = squeeze(line.text)
        for office in sorted(words("offices"), key=len, reverse=True):
            before, found, name = text.partition(office)
            if found and 2 <= len(name) <= 5 and any(body.name == before for body in bodies):
                return Finding(before, "sure", f"line {line.number}: signed")
    return None


def _presented(opening: Sequence[Line], bodies: Sequence[Body]) -> Finding | None:
    """A body whose work a sentence of the greeting presents: 就教育部主管業務進行報告."""
    names = {body.name for body in bodies}
    pattern = re.compile(
        f"{any_of('presents')}(?P<body>[\u4e00-\u9fff]{{2,20}}?){any_of('of')}?{any_of('work')}"
    )
    told = {
        match["body"]: line.number
        for line in opening
        for match in pattern.finditer(squeeze(line.text))
        if match["body"] in names
    }
    if len(told) != 1:
        return None
    ((name, number),) = told.items()
    return Finding(name, "likely", f"line {number}: its work is presented")
