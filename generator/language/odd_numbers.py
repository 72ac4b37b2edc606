"""Numbers of running text that can't be read for certain: a sign or a mark among the digits, a stray minus.

``等4註條工程``, ``等O項工程``, ``40OkVA``, ``管線等-5項``, ``轉型達 家。`` (none is left): what counts or
measures there is in doubt, and a person should see it. Letters of a word (5G, O-RAN, CO2, IV.), marks
behind a unit and a sign that can be read for certain (-8.84%, see `signs`) are none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.language.counted import behind_multiplier, counts, counts_directly, goes_on
from generator.language.distractors import BLANK, mask_distractors
from generator.language.ill_joined import IllJoined, ill_joined
from generator.language.letters_for_digits import letters_for_digits
from generator.language.numerals import ARABIC, MULTIPLIER
from generator.language.odd_signs import (
    ALONE_IN_TEXT,
    COUNTING,
    IN_TEXT,
    LEADING,
    LISTED,
    MARK,
    WORDLESS,
    with_stand_ins,
)
from generator.language.shared_units import SharedUnits, match_tail
from generator.language.signs import read_sign
from generator.language.units import match_unit
from generator.language.widths import Compact, compact

Kind = Literal["mark", "sign", "minus", "lost", "none", "form", "brackets"] | IllJoined

_MARKED = re.compile(rf"(?<![A-Za-z\d.,])\d[\d,.]*(?P<counted>(?:{MULTIPLIER}|[餘多])*)(?P<mark>{MARK})")
_CIRCLED = "\u2460-\u2473"
# Behind a digit, one that is lost: private use, control characters, ① for 1, the ? of a lossy encoding.
_LOST = f"\x00-\x08\x0e-\x1b\ue000-\uf8ff{_CIRCLED}?"
# 1O5, 3l
_BEHIND_DIGIT = rf"\d[\d,.]*[{IN_TEXT}{_LOST}](?:[\d,.{IN_TEXT}]*[\d{IN_TEXT}])?"
# O5, l2; I. numbers an outline.
_BEFORE_DIGIT = rf"(?!I\.)[{IN_TEXT}][\d,.]*\d(?:[\d,.{IN_TEXT}]*[{IN_TEXT}])?"
# l 家
_ALONE = rf"(?<![第/])[{ALONE_IN_TEXT}](?![A-Za-z])"
# The first character is looked at before what stands around it: most are passed over at a glance.
_MISREAD = re.compile(
    rf"(?=[\d{IN_TEXT}{ALONE_IN_TEXT}])(?<![A-Za-z\d.,{IN_TEXT}])(?:{_BEHIND_DIGIT}|{_BEFORE_DIGIT}|{_ALONE})"
)
# A Latin word that a blank parts from the number behind it: only a letter that touches it makes it a code.
_WORD_BEFORE = re.compile(rf"(?<![A-Za-z\d.,])(?P<word>[A-Za-z]+)[A-Za-z](?=\s+[\d{IN_TEXT}])")
# Digits with separators, one of a text among them where it stands before three digits (1，234).
# 1'235; 54.5.6, 1,23,; 2:,507; 2:06; 5,
_BY_SIGNS = r"\d+(?:['’]\d{3})+(?!\d)|\d+(?:(?:[.,/]|:(?=[.,])|(?<=[.,]):)+\d+)+,?|\d+(?::\d\d)+(?!\d)|\d+,"
_BY_TEXT_COMMA = r"[1-9]\d{0,2}(?:，\d{3})+(?![\d.,，])"
_SEPARATED = re.compile(rf"(?=\d)(?<![A-Za-z\d.,/:，])(?:{_BY_SIGNS}|{_BY_TEXT_COMMA})")
# 54.5.6個, 2:06人次: a day or a time of day counts nothing, but the next word may begin like a unit (次長).
_DAY_OR_TIME = re.compile(r"\d+:\d+|\d+([./])\d+\1\d+")
_NO_COUNT = re.compile(r"次(?!數)|人[員力才口民士]|個[人案別]|項目")
# 訪賓(206)人次; a number of an outline, (2)人才培育, has one digit or begins a clause.
# 6(cid:12)名: the number of a glyph stands for a character.
# 等(4)條, 等②案: led to a number, unless they number the clauses of a sentence.
_BRACKETS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("brackets", re.compile(r"(?<=[等約達逾共計])\(\d\)")),
    ("sign", re.compile(f"(?<=[\u4e00-\u9fff])[{_CIRCLED}]")),
    ("brackets", re.compile(r"(?<=[\u4e00-\u9fff])\(\d[\d,.]+\)|\(\d\)(?=[%‰])")),
    ("sign", re.compile(r"[\d,.]*\(cid:\d{1,6}\)[\d,.]*")),
)
# 投入⑥ 萬及: joined to another amount, whose unit is its own too.
_ENDS_LARGE = re.compile(r"[萬億兆][及與和或至、，。；)]")
_WELL_FORMED = re.compile(ARABIC)
_SEPARATOR = re.compile(r"[.,/:，]")
_INSIDE = re.compile(rf"\d[{IN_TEXT}]+\d")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z]")
_MINUS = re.compile(r"-(?=\d)")
_COUNTING = re.compile(COUNTING)
_A_THING = "項"
# Extraction sets few blanks between words: one in front of a unit stood beside a number.
_LED_TO = re.compile(rf"(?:{LEADING})(?=\s)")
_CLAUSE_END = re.compile(r"[，。；、)]")
_UNIT_END = re.compile(r"[，。；、)及與和或]")
# 達 N/A 家: what says in a cell that there is nothing stands where a number belongs. A dash or dots may part
# words (計畫──落實, 甲…個人): a word that leads to a number, blanks around or the end of a clause tell.
_SAYS_NONE = re.compile(
    r"(?=[nN*XOo○〇…⋯─━-])"
    r"(?:(?<![A-Za-z\d.,])(?:[nN]\.?/?[aA]\.?(?![A-Za-z])|\*{2,}|[XOo○〇]{2,})|[…⋯]+|[-─━]{1,3})"
)
_ENDS_LED = re.compile(rf"(?:{LEADING})$")
_REASONS: dict[Kind, str] = {
    "mark": "數字之後有註記，無從確定是否為完整的數字",
    "sign": "數字中有字母或無法辨識的字元，可能是誤認的數字",
    "minus": "數字之前的「-」可能是負號，也可能是連接號",
    "lost": "之間可能遺漏了數字",
    "none": "印在應有數字之處",
    "form": "千分位或小數點的位置不合數字寫法",
    "brackets": "的括號可能表示負數，也可能是附註",
    "gap": "數字中有空白，可能是一個數字，也可能是兩個",
    "range": "範圍的兩端相同，可能有一端是誤認的數字",
    "units": "印有兩個單位，無從確定以何者計",
    "decimals": "計數的單位不會有三位小數，可能是千分位",
    "tolerance": "數字之前有「±」，不是單一數值",
}
_LONGEST_LEADING = 8
# A character that no pattern sees, so that all offsets stay.
_NOTHING = "\u200b"


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number in doubt.

    Attributes:
        start, end: offsets in the text that was searched.
        printed: the characters there.
        reason: for people (zh).
        readable: whether its digits are all there, so that only what stands around them is in doubt.
        counts: whether a unit or a counting word follows.
        aside: offsets of what is no part of its digits: the mark or the minus; empty for none.
    """

    start: int
    end: int
    printed: str
    reason: str
    readable: bool
    counts: bool
    aside: tuple[int, int]

    @property
    def doubt(self) -> str:
        """The doubt in words, without a full stop."""
        return f"「{self.printed}」{self.reason}"


def find_odd_numbers(text: str) -> list[OddNumber]:
    """The numbers of a text that can't be read for certain, in order."""
    squeezed = compact(text)
    found = []
    for kind, place, aside in _odd(text):
        span, no_digits = squeezed.span(*place), squeezed.span(*aside)
        counting = kind != "sign" or counts(squeezed.text, *place)
        readable = kind not in ("sign", "none", "form", "brackets")
        found.append(OddNumber(*span, text[slice(*span)], _REASONS[kind], readable, counting, no_digits))
    return sorted(found, key=lambda number: (number.start, number.end))


def mended(text: str, odd: Sequence[OddNumber]) -> str:
    """The text of the same length as if its numbers could be read.

    Marks and minus signs in doubt can't be seen, and signs that are no digits have stand-ins (`odd_signs`):
    the words around are read as they would be, and what an unreadable number is remains open.
    """
    for number in odd:
        first, last = number.aside if number.readable else (number.start, number.end)
        if number.readable:
            text = text[:first] + _NOTHING * (last - first) + text[last:]
        elif number.counts:
            stood = with_stand_ins(text[first:last])
            if not _WELL_FORMED.fullmatch(compact(stood).text):
                stood = _SEPARATOR.sub(_NOTHING, stood)
            text = text[:first] + stood + text[last:]
    return text


_Place = tuple[int, int]


def _odd(text: str) -> Iterator[tuple[Kind, _Place, _Place]]:
    """Kind, place and what is no digit of each odd number, in offsets of the compact text."""
    squeezed = compact(text)
    bare = compact(_WORD_BEFORE.sub(lambda word: word["word"] + BLANK, text)).text
    for match in _MARKED.finditer(bare):
        # 12億(註1): behind a multiplier alone the mark stands behind the whole amount.
        if not match["counted"] or counts(bare, *match.span()):
            yield "mark", match.span(), match.span("mark")
    for match in _MISREAD.finditer(bare):
        if _stands_for_number(bare, match):
            yield "sign", match.span(), (match.start(), match.start())
    for kind, pattern in _BRACKETS:
        for match in pattern.finditer(bare):
            counting = counts_directly(bare, match.end()) or _ENDS_LARGE.match(bare, match.end())
            if counting and not _numbers_clauses(bare, match):
                yield kind, match.span(), (match.start(), match.start())
    missing: tuple[tuple[Kind, Iterator[_Place]], ...] = (
        ("form", _ill_formed(bare, squeezed)),
        ("lost", _lost(text, squeezed)),
        ("none", _said_none(squeezed)),
        ("sign", letters_for_digits(squeezed)),
    )
    yield from ((kind, place, (place[0], place[0])) for kind, places in missing for place in places)
    yield from ill_joined(squeezed)
    if "-" not in bare:
        return
    masked = mask_distractors(squeezed)
    shared = SharedUnits(masked)
    for match in _MINUS.finditer(masked):
        end, unit = _number_with_unit(masked, shared, match.end())
        if unit and read_sign(squeezed, masked, match.end(), unit) == "doubt":
            yield "minus", (match.start(), end), match.span()


def _numbers_clauses(text: str, match: re.Match[str]) -> bool:
    """Whether a number of one character has its neighbour in the text, or a word begins like a unit."""
    sign = match[0].strip("()")
    if len(sign) > 1:
        return False
    beside = (match[0].replace(sign, chr(ord(sign) + step)) for step in (1, -1))
    return any(other in text for other in beside) or _NO_COUNT.match(text, match.end()) is not None


def _ill_formed(bare: str, squeezed: Compact) -> Iterator[_Place]:
    """Numbers of things whose separators make none (1,27場次, 118,25萬元); dates and codes are none.

    3仟6,59萬4,272元: one inside a longer number makes none of the whole.
    """
    found = [m for m in _SEPARATED.finditer(bare) if not _WELL_FORMED.fullmatch(m[0])]
    # 計畫1：20家: a wide colon ends a label.
    found = [m for m in found if ":" not in m[0] or "：" not in squeezed.printed(*m.span())]
    counting = [match for match in found if counts_directly(bare, m := match.end()) or goes_on(bare, m)]
    masked = mask_distractors(squeezed) if counting else ""
    yield from (m.span() for m in counting if masked[m.start()] != BLANK or _is_no_day(bare, m))


def _is_no_day(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a day or a time of day stands before a unit."""
    if not _DAY_OR_TIME.fullmatch(match[0]) or _NO_COUNT.match(text, match.end()):
        return False
    return match_unit(text, behind_multiplier(text, match.end())) != ""


def _lost(text: str, squeezed: Compact) -> Iterator[_Place]:
    """Where a clause ends with a unit that a blank parts from a word which leads to a number."""
    for match in _LED_TO.finditer(text):
        start = bisect_left(squeezed.offsets, match.start())
        after = behind_multiplier(squeezed.text, start + 1)
        unit = match_unit(squeezed.text, after)
        if unit and _CLAUSE_END.match(squeezed.text, after + len(unit)):
            yield start, after + len(unit)


def _said_none(squeezed: Compact) -> Iterator[_Place]:
    """Where a sign or word for nothing stands before a unit."""
    text, source = squeezed.text, squeezed.source
    for match in _SAYS_NONE.finditer(text):
        start, end = match.span()
        after = behind_multiplier(text, end)
        unit = match_unit(text, after)
        if not unit:
            continue
        first, last = squeezed.span(start, end)
        apart = source[first - 1 : first] == " " == source[last : last + 1]
        led = _ENDS_LED.search(text, max(0, start - _LONGEST_LEADING), start) is not None
        ends = _UNIT_END.match(text, after + len(unit)) is not None
        long = end - start > 1 or match[0] in "…⋯"
        # 下游--分鐘內: two hyphens as typed before a unit of two characters; a printed dash parts words.
        typed = source[first:last].isascii() and len(unit) > 1
        # 變質岩區…孔鑽探井: dots stand for words as often, which may begin like a unit (甲…個人).
        counted = after > end or unit in WORDLESS or (text[start - 1 : start] == "等" and unit in LISTED)
        dotted = match[0][0] in "…⋯" and counted
        if led or dotted or match[0][0] in "nN" or (apart and ends) or (long and (apart or ends or typed)):
            yield start, end


def _stands_for_number(text: str, match: re.Match[str]) -> bool:
    """Whether a sign is meant as a digit: among digits it is unless a word goes on; a lone one must count."""
    among_digits = _DIGIT.search(match[0]) is not None and _LATIN.match(text, match.end()) is None
    return among_digits or _INSIDE.search(match[0]) is not None or counts(text, *match.span())


def _number_with_unit(masked: str, shared: SharedUnits, start: int) -> tuple[int, str]:
    """Where the number at ``start`` ends, and what it counts; nothing for digits that count nothing."""
    parts = shared.parts(start)
    tail = match_tail(masked, parts[-1].end) if parts else None
    if tail:
        return parts[0].end, tail.unit
    digits = re.compile(r"\d[\d,.]*").match(masked, start)
    if digits and _COUNTING.match(masked, digits.end()):
        return digits.end(), _A_THING
    return start, ""
