"""立法院決議辦理情形報告表: what the legislature resolved on the last budget, and the agency's replies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.carried import carry
from generator.families.unit_budget.texts import extend
from generator.language.numerals import parse_cjk_numeral
from generator.language.partial_date import partial_date
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow, cell_paragraphs, cell_text
from generator.reading.traced import TracedText
from generator.records.record import Certainty
from generator.records.values import Value

_PART = re.compile(r"[壹貳參叁肆伍陸柒]、[\u4e00-\u9fff]{2,20}?(?:部分|決議|事項)$")
_COMMITTEE = re.compile(r"[\u4e00-\u9fff、]{2,20}委員會[\u4e00-\u9fff]{0,6}(?:結果|部分|決議)")
_SECTION = re.compile(r"(?:歲出|歲入|營業|非營業|信託)[\u4e00-\u9fff]{0,6}第?\d{0,3}款?.{0,40}")
# 壹 and 貳 are parts, never resolutions.
_DIGIT = "[〇零一二三四五六七八九十百]"
# Agencies number their rows 一, 一、, (一), 1. or (1).
_NUMERAL = re.compile(rf"[(（]?(?P<number>{_DIGIT}{{1,5}}|\d{{1,3}})[)）]?[、.．]?")
_LEVELS = {
    "part": re.compile(rf"{_DIGIT}{{1,3}}、"),
    "committee": re.compile(rf"[(（]{_DIGIT}{{1,3}}[)）]"),
    "section": re.compile(r"\d{1,2}[.．、]"),
}
_NUMERAL_FIRST = re.compile(
    rf"(?P<tags>(?:<\w+>)?)\s*(?P<numeral>{_DIGIT}{{1,5}})(?:\s+|、\s*)(?P<rest>.*)", re.DOTALL
)
_HEADER = re.compile(r"(?:決議、附帶決議及注意事項)?(?:項次內?)?(?:內容)?|辦理情形")
_LONGEST_HEADING = 40
# 通案決議, 各組審查決議部分, 注意事項, 內政委員會, 第7款第1項內政部
_HEADING_WORD = re.compile(r"決議|部分|事項|委員會|第\d+款")
# 113年4月30日
_DAY = r"(?P<y>\d{2,3})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"
# 經授產字第11350001234號
_DOCUMENT = r"(?P<document>[\u4e00-\u9fff]{2,12}字\s*第\s*\d{5,14}\s*號)"
_LETTER = re.compile(rf"於\s*{_DAY}\s*以\s*{_DOCUMENT}")


@dataclass(slots=True)
class _Resolution:
    part: str
    committee: str
    section: str
    numeral: str
    lines: list[int]
    resolution: TracedText = field(default_factory=TracedText)
    reply: TracedText = field(default_factory=TracedText)
    carried: bool = False


def read_resolutions(book: Book) -> None:
    """Add the rows of ``resolutions``; headings between them tell part, committee and account."""
    found: list[_Resolution] = []
    heading = {"part": "", "committee": "", "section": ""}
    for table, _, _ in book.tables("resolutions"):
        heads = _head_rows(table)
        book.claim_rows(table, heads)
        first = True
        for row in table.rows[len(heads) :]:
            first = _take(book, row, found, heading, first)
    for resolution in found:
        _add(book, resolution)


def _head_rows(table: PipeTable) -> list[TableRow]:
    """The first row and those below it that hold nothing but words of the header."""
    heads = list(table.rows[:1])
    for row in table.rows[1:]:
        if row.blank or not all(_HEADER.fullmatch(squeeze(cell)) for cell in row.cells):
            break
        heads.append(row)
    return heads


def _take(book: Book, row: TableRow, found: list[_Resolution], heading: dict[str, str], first: bool) -> bool:
    """Read one row; returns whether the next one is still the first of its page."""
    numeral, text, reply = _cells(row)
    if row.blank:
        book.claim("table_head", row.lines)
        return first
    if not numeral and not reply and _take_heading(text, heading, stands_alone=_stands_alone(row)):
        book.claim("heading", row.lines, [text])
        return first
    if numeral and not reply and _take_numbered(numeral, text, heading):
        book.claim("heading", row.lines, [numeral, *cell_paragraphs(text)])
        return first
    if not numeral and found:
        last = found[-1]
        last.lines.extend(row.lines)
        extend(last.resolution, cell_paragraphs(text), row.lines)
        extend(last.reply, cell_paragraphs(reply), row.lines)
        return first
    if not numeral:
        return first
    resolution = _Resolution(
        heading["part"], heading["committee"], heading["section"], numeral, list(row.lines)
    )
    replies = cell_paragraphs(reply)
    if first and found:
        replies = carry(found[-1], found[-1].reply, replies, row, numbered=False)
    extend(resolution.resolution, cell_paragraphs(text), row.lines)
    extend(resolution.reply, replies, row.lines)
    found.append(resolution)
    return False


def _cells(row: TableRow) -> tuple[str, str, str]:
    """(numeral, resolution, reply); in a table of two columns the numeral stands before the text."""
    head = cell_text(row.cell(0))
    if len(row.cells) < 3:
        match = _NUMERAL_FIRST.fullmatch(row.cell(0))
        if match is None:
            return "", row.cell(0), row.cell(1)
        return match["numeral"], match["tags"] + match["rest"], row.cell(1)
    reply = " ".join(row.cells[2:]).strip()
    if _NUMERAL.fullmatch(squeeze(head)):
        return squeeze(head), row.cell(1), reply
    return "", " ".join(cell for cell in row.cells[:2] if cell), reply


def _stands_alone(row: TableRow) -> bool:
    """Whether the column of numerals alone is filled, as no continuation of a text does it."""
    return len(row.cells) > 2 and bool(row.cells[0]) and not any(row.cells[1:])


def _take_heading(text: str, heading: dict[str, str], *, stands_alone: bool) -> bool:
    bare = squeeze(cell_text(text))
    if match := _PART.search(bare):
        heading.update(part=match[0], committee="", section="")
        return True
    if _COMMITTEE.fullmatch(bare):
        heading.update(committee=bare, section="")
        return True
    titled = stands_alone and len(bare) <= _LONGEST_HEADING and not re.search(r"[，。；：]", bare)
    if titled or _SECTION.fullmatch(bare):
        heading.update(section=bare)
        return True
    return False


def _take_numbered(numeral: str, text: str, heading: dict[str, str]) -> bool:
    """Take a numbered row for a heading: a few words, no sentence; the style of its mark tells its level.

    ``一、總預算案部分：通案決議`` stands above ``(一)``, which a resolution bears, ``1.`` below both.
    """
    bare = squeeze(cell_text(text))
    if len(bare) > _LONGEST_HEADING or re.search(r"[，。；]", bare) or not _HEADING_WORD.search(bare):
        return False
    level = next((level for level, mark in _LEVELS.items() if mark.fullmatch(numeral)), "")
    if not level:
        return False
    below = list(heading)[list(heading).index(level) + 1 :]
    heading.update({level: f"{numeral}{bare}", **dict.fromkeys(below, "")})
    return True


def _add(book: Book, resolution: _Resolution) -> None:
    letter = _LETTER.search(resolution.reply.text)
    values: dict[str, Value] = {
        "part": resolution.part,
        "committee": resolution.committee,
        "section": resolution.section,
        "resolution_no": _number(resolution.numeral),
        "numeral": resolution.numeral,
        "resolution": resolution.resolution.text,
        "reply": resolution.reply.text,
        "reply_date": _date(letter) if letter else None,
        "reply_document": squeeze(letter["document"]) if letter else "",
    }
    certainty: Certainty = "derived" if resolution.carried else "printed"
    note = "辦理情形末句印在次頁次一項的儲存格內，依文句接回。" if resolution.carried else ""
    book.add("resolutions", values, resolution.lines, certainty=certainty, note=note)


def _number(numeral: str) -> int | None:
    match = _NUMERAL.fullmatch(numeral)
    if match is None:
        return None
    return int(match["number"]) if match["number"].isdecimal() else parse_cjk_numeral(match["number"])


def _date(letter: re.Match[str]) -> date | None:
    found = partial_date(int(letter["y"]), int(letter["m"]), int(letter["d"]))
    return found.first_day if found is not None else None
