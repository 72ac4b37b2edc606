"""The title page of a programme: title, ministries, date, and the category divider before it.

Any of these may be lost. What stands between the programme before and section 壹 is read backwards from 壹.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.families.infra_review.frame.layout import Layout
from generator.reading.document import Line
from generator.reading.spacing import squeeze

MAX_TITLE_LINES = 4
MAX_TITLE_CHARACTERS = 80
_DATE = re.compile(r"(?:中華民國)?\d{2,3}年(?:\d{1,2}月)?(?:\d{1,2}日)?")
_AUTHORITY = re.compile(r"[\u4e00-\u9fff()（）]{1,14}[部會署院局處府司]")
_SEPARATOR = re.compile(r"[、，,/及與]")
_DIVIDER = re.compile(r"[\u4e00-\u9fff]{2,14}建設")
_NO_TITLE = re.compile(
    r"[。；：:？！]|^(?:[一二三四五六七八九十]+、|[(（]?[一二三四五六七八九十\d]+[)）.、])"
)


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What stands before section 壹 of a programme.

    Attributes:
        first: first line of the title page (page label included); the line of 壹 where there is none.
        outer_first: the same with the category divider.
        title_lines: numbers of the lines of the title, empty where it is lost.
        authority_lines: numbers of the lines that name the ministries.
        date_lines: numbers of the lines that date the report.
        divider_line: number of the line that opens a category, or None.
    """

    first: int
    outer_first: int
    title_lines: tuple[int, ...] = ()
    authority_lines: tuple[int, ...] = ()
    date_lines: tuple[int, ...] = ()
    divider_line: int | None = None


def read_title_page(layout: Layout, floor: int, opening: int) -> TitlePage:
    """The title page before the section heading at line ``opening``, not above line ``floor``."""
    rest = [line for line in layout.document.between(floor, opening - 1) if not line.blank]
    first, seen = opening, False
    dates: list[int] = []
    authorities: list[int] = []
    while rest and (kind := _kind(layout, rest[-1])):
        if kind != "label":
            seen = True
            (dates if kind == "date" else authorities).insert(0, rest[-1].number)
        first = rest.pop().number
    title = _title(layout, rest, opening, first, seen=seen)
    if title:
        first = title[0]
        del rest[-len(title) :]
    # A label above a title belongs to the title's page, unless the title itself begins a page.
    if rest and rest[-1].number in layout.labels and (title or seen) and first not in layout.page_starts:
        first = rest.pop().number
    divider = rest[-1].number if rest and is_divider(rest[-1]) else None
    return TitlePage(first, divider or first, tuple(title), tuple(authorities), tuple(dates), divider)


def is_divider(line: Line) -> bool:
    """Whether the line is nothing but the name of a category such as 綠能建設."""
    return _DIVIDER.fullmatch(squeeze(line.text)) is not None


def authorities(text: str) -> list[str]:
    """The ministries of a line such as 經濟部、環保署、農委會; empty where it is no such line."""
    parts = [part for part in _SEPARATOR.split(squeeze(text)) if part]
    return parts if parts and all(_AUTHORITY.fullmatch(part) for part in parts) else []


def _kind(layout: Layout, line: Line) -> str:
    if line.number in layout.labels:
        return "label"
    if _DATE.fullmatch(squeeze(line.text)):
        return "date"
    return "authority" if authorities(line.text) else ""


def _title(layout: Layout, rest: list[Line], opening: int, below: int, *, seen: bool) -> list[int]:
    """Numbers of the lines of the title at the end of ``rest``.

    It begins a page or stands under a page label. Where the text shows no page break, it begins after running
    text, provided that a ministry or a date under it (``seen``) shows a title page.
    """
    # Under a page break of its own, a ministry or a date says nothing about the page before.
    loose = seen and not (below in layout.page_starts and below != opening)
    if not seen and opening not in layout.page_starts and below == opening:
        return []
    taken: list[Line] = []
    for line in reversed(rest[-MAX_TITLE_LINES - 1 :]):
        if is_divider(line) or line.number in layout.labels or _NO_TITLE.search(squeeze(line.text)):
            return _accepted(taken) if loose else []
        taken.insert(0, line)
        position = len(rest) - len(taken)
        after_label = position > 0 and rest[position - 1].number in layout.labels
        if line.number in layout.page_starts or after_label or position == 0:
            return _accepted(taken)
    return []


def _accepted(lines: list[Line]) -> list[int]:
    short = sum(len(squeeze(line.text)) for line in lines) <= MAX_TITLE_CHARACTERS
    return [line.number for line in lines] if short and len(lines) <= MAX_TITLE_LINES else []
