"""Running heads: agency, title, year, unit, as every printed page of a budget book begins.

A two-page spread cuts them down the middle: ``經濟部產 / 歲出一級用途 / 中華民國`` stands on the left page,
``業發展署 / 別科目分析表 / 114年度`` on the right one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.reading.document import Document
from generator.reading.spacing import squeeze

Side = Literal["full", "left", "right"]

_YEAR = re.compile(r"(?P<era>中華民國)?(?:(?P<year>\d{2,3})(?P<word>年度)?|(?P<rest>年度))?")
_HEADING_MARK = re.compile(r"^\s*#{1,6}\s+")
# 361, -12-, 第3頁
_ALONE = r"[-—–－]?第?\d{1,4}頁?[-—–－]?"
# (0801)-039; 02004-7, 02-004-28: behind the code of the agency
_BEHIND_CODE = r"[(（]\d{2,5}[)）][-—–－]\d{1,4}|\d{2,5}(?:[-—–－]\d{1,4}){1,2}"
PAGE_NUMBER = re.compile(f"{_ALONE}|{_BEHIND_CODE}")
_FURNITURE = re.compile(rf"本頁空白|單位[:：].{{1,20}}|經資門(?:併計|分列)?|[-*•—–]+|{PAGE_NUMBER.pattern}")
_BESIDE_YEAR = re.compile(r"(?:單位[:：].{1,20}|經資門(?:併計|分列)?|經常門|資本門)")
_COVER = re.compile(
    r"(?:(?:中華民國)?\d{2,3}年度)?(?P<agency>[\u4e00-\u9fff]{3,30}?)(?:(?:中華民國)?\d{2,3}年度)?"
    r"(?:單位預算之分預算|單位(?:法定)?預算|分預算)[案書]?"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{3,30}")
_TITLE = re.compile(r".{2,45}(?:表|說明|目次)(?:[(（].{1,12}[)）])?")
_LONGEST = 45
_HIGHEST = 5  # lines of a head above its year


@dataclass(frozen=True, slots=True)
class Head:
    """One running head.

    Attributes:
        agency: as printed there, a half of the name on half a spread; empty where the head lost it.
        title: the title without spaces, a half of it on half a spread; empty where it was lost.
        side: ``left`` and ``right`` for the pages of a spread.
        year_roc: the budget year, None on a left page.
        lines: numbers of its lines; ``title_lines`` are those of the title.
    """

    agency: str
    title: str
    side: Side
    year_roc: int | None
    lines: tuple[int, ...]
    title_lines: tuple[int, ...]

    @property
    def first_line(self) -> int:
        """Number of its first line."""
        return self.lines[0]


def plain(text: str) -> str:
    """A line without marks of emphasis and headings and without white space."""
    return squeeze(_HEADING_MARK.sub("", text).replace("*", ""))


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to what it tells: a page number, a unit, an empty page."""
    return bool(_FURNITURE.fullmatch(plain(text)))


def running_text(document: Document) -> dict[int, str]:
    """Plain text by line number of all lines that are neither blank nor rows of a table."""
    return {
        line.number: text
        for line in document
        if not line.stripped.startswith("|") and (text := plain(line.text))
    }


def find_agency(texts: Mapping[int, str]) -> str:
    """Name of the agency whose book this is: from the cover, else the first that heads name; or empty.

    The volumes of subordinate agencies come behind, and can be longer than the agency's own.
    """
    for text in list(texts.values())[:20]:
        if name := cover_agency(text):
            return name
    numbers = list(texts)
    above: Counter[str] = Counter()
    for i, number in enumerate(numbers):
        if _year_side(texts[number]) == "full":
            for other in numbers[max(0, i - 3) : i]:
                text = texts[other]
                if _NAME.fullmatch(text) and not _TITLE.fullmatch(text) and not is_furniture(text):
                    above[text] += 1
    return next((name for name, count in above.items() if count > 1), "")


def cover_agency(text: str) -> str:
    """The agency that a cover line names (``經濟部產業發展署單位預算``), or an empty string."""
    match = _COVER.fullmatch(text)
    return match["agency"] if match else ""


def find_heads(document: Document, texts: Mapping[int, str], agency: str) -> list[Head]:
    """All running heads in order, those of the volumes of subordinate agencies included."""
    whole = _find_heads(document, texts, (agency,))
    others = sorted({head.agency for head in whole if head.side == "full"} - {agency, ""})
    return _find_heads(document, texts, (agency, *others)) if others else whole


def _find_heads(document: Document, texts: Mapping[int, str], agencies: Sequence[str]) -> list[Head]:
    numbers = list(texts)
    heads: list[Head] = []
    taken = 0
    for i, number in enumerate(numbers):
        side = _year_side(texts[number])
        if side is None:
            continue
        above = _above(document, texts, numbers, i, taken)
        head = _head(texts, above, number, side, agencies)
        if head is None:
            continue
        last = _below(document, texts, numbers, i)
        heads.append(
            Head(head.agency, head.title, side, head.year_roc, (*head.lines, *last), head.title_lines)
        )
        taken = heads[-1].lines[-1]
    return heads


def _year_side(text: str) -> Side | None:
    match = _YEAR.fullmatch(text)
    if not match or not text:
        return None
    if match["era"]:
        return "full" if match["word"] else "left"
    return "right" if match["word"] or match["rest"] else None


def _above(
    document: Document, texts: Mapping[int, str], numbers: Sequence[int], index: int, taken: int
) -> list[int]:
    """Line numbers, nearest first, that may belong to a head whose year is ``numbers[index]``."""
    found: list[int] = []
    below = numbers[index]
    for number in reversed(numbers[max(0, index - _HIGHEST) : index]):
        between = document.between(number + 1, below - 1)
        text = texts[number]
        if number <= taken or any(not line.blank for line in between):
            break
        if len(text) > _LONGEST or text.endswith(("。", "；")) or text.startswith("-("):
            break
        found.append(number)
        below = number
    return found


def _head(
    texts: Mapping[int, str], above: Sequence[int], year_line: int, side: Side, agencies: Sequence[str]
) -> Head | None:
    year = _YEAR.fullmatch(texts[year_line])
    year_roc = int(year["year"]) if year and year["year"] else None
    title: list[int] = []
    beside: list[int] = []
    for number in above:
        text = texts[number]
        if _BESIDE_YEAR.fullmatch(text):
            beside.append(number)
        elif any(_names_agency(text, side, name) for name in agencies) or (
            title and _other_agency(text, side)
        ):
            own, lines = tuple(reversed(title)), sorted([number, *title, *beside, year_line])
            return Head(text, "".join(texts[n] for n in own), side, year_roc, tuple(lines), own)
        else:
            title.append(number)
    nearest = next((n for n in above if n not in beside), None)
    if side == "full" and nearest is not None and _TITLE.fullmatch(texts[nearest]):
        lines = sorted([nearest, *(n for n in beside if n > nearest), year_line])
        return Head("", texts[nearest], side, year_roc, tuple(lines), (nearest,))
    return None


def _names_agency(text: str, side: Side, agency: str) -> bool:
    if not agency or not text:
        return False
    if side == "full":
        return text == agency
    whole = agency.startswith(text) if side == "left" else agency.endswith(text)
    return whole and len(text) < len(agency)


def _other_agency(text: str, side: Side) -> bool:
    """Whether a line above a title names another agency: a volume of a subordinate one."""
    return side == "full" and bool(_NAME.fullmatch(text)) and not _TITLE.fullmatch(text)


def _below(document: Document, texts: Mapping[int, str], numbers: Sequence[int], index: int) -> list[int]:
    found: list[int] = []
    above = numbers[index]
    for number in numbers[index + 1 : index + 4]:
        between = document.between(above + 1, number - 1)
        if any(not line.blank for line in between) or not _BESIDE_YEAR.fullmatch(texts[number]):
            break
        found.append(number)
        above = number
    return found
