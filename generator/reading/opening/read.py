"""Everything that a report says about itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from generator.reading.document import Document, Line
from generator.reading.markup import is_table_row, without_markup
from generator.reading.opening.body import Body
from generator.reading.opening.cover import is_contents, published, title_of, titles
from generator.reading.opening.covered import covered
from generator.reading.opening.finding import Finding
from generator.reading.opening.issuer import issuer_of
from generator.reading.spacing import squeeze

_COVER_LINES = 15
_OPENING_LINES = 60
_LAST_LINES = 6
_PROSE = ("，", "。", "：")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the report tells; None where it tells nothing.

    Attributes:
        title: the line that reads like a title.
        issuer: the body named in its place.
        years: ROC year, or first and last joined by a hyphen.
        period: first and last day, ISO, joined by a slash.
        half: ``h1`` or ``h2``, of the time covered or of the sitting at which the report is given.
        published: the day or month that is printed on a line of its own.
    """

    title: Finding | None
    issuer: Finding | None
    years: Finding | None
    period: Finding | None
    half: Finding | None
    published: Finding | None


def _is_prose(line: Line) -> bool:
    """Whether running text has begun: what is printed short below it is a heading, not a cover."""
    text = squeeze(line.text)
    return any(mark in text for mark in _PROSE) and not text.startswith("|")


def _unmarked(document: Document) -> Document:
    """The report without tags and marks around its running text, which no title ends with."""
    lines = (line if is_table_row(line.text) else _unmarked_line(line) for line in document)
    return replace(document, lines=tuple(lines))


def _unmarked_line(line: Line) -> Line:
    plain = without_markup(line.text)
    return line if plain == line.text else replace(line, text=plain)


def read_opening(document: Document, bodies: Sequence[Body] = ()) -> Opening:
    """Look at the first lines that hold text, and at the last ones.

    Args:
        document: the report.
        bodies: those that the register knows, under all their names.
    """
    document = _unmarked(document)
    held = (line for line in document if not line.blank)
    lines = list(islice(held, _OPENING_LINES))
    end = list(deque(held, maxlen=_LAST_LINES)) or lines[-_LAST_LINES:]
    printed = (line for line in lines if not is_contents(line))
    cover = list(islice(takewhile(lambda line: not _is_prose(line), printed), _COVER_LINES))
    title = next(iter(titles(cover)), None)
    time = covered(title, cover, lines, document, bodies)
    return Opening(
        title=title_of(title) if title else None,
        issuer=issuer_of(title, cover, lines, end, bodies),
        years=time.years,
        period=time.period,
        half=time.half,
        published=published(cover),
    )
