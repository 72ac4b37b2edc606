"""Counts beside the lists that they count: 「積極降漏」與「維護管理」兩個面向, A、B等2項工程, 三大主軸：A、B.

Entries in quotation marks can be counted; those of a list in plain words can't always (及 may join two
entries or stand inside one; another list may begin the clause), so that such a list can confirm its count but
not refute it, unless it prints an entry twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.counts import Count, find_counts

_QUOTED = re.compile(r"(?:「[^「」]+」(?:[、及與和]|以及)*)+等?$")
_ENTRY = re.compile(r"「[^「」]+」")
_CLAUSE_END = re.compile(r"[，。；：]")
_JOINERS = re.compile("[及與和]")
_AND_OTHERS = "等"
# What is counted, then a colon or a bracket: 三大主軸：, 十處（, 五大優先領域，分別為：.
_OPENS_LIST = re.compile(
    r"[^，。；：、「」（）()]{0,16}(?:[，,]?(?:包含|包括|分別為|分別是|即為?|為)?[：:]|[（(])"
)
_BRACKETS = dict(zip("（(「『《", "）)」』》", strict=True))
_FAR = 800  # characters in which a list lies
_LIST_ENDS = "，,。；"


@dataclass(frozen=True, slots=True)
class ListedCount:
    """A printed count, the number of entries of the list beside it, and the entries in quotation marks."""

    printed: Count
    entries: int
    quoted: tuple[str, ...] = ()


def find_listed_counts(text: str) -> list[ListedCount]:
    """All counts of a text beside which the list of what they count is printed."""
    found = []
    for count in find_counts(text):
        before = text[max(0, count.start - _FAR) : count.start]
        listed = _in_front(before, count) or _behind(text[count.end : count.end + _FAR], count)
        if listed:
            found.append(listed)
    return found


def _in_front(before: str, count: Count) -> ListedCount | None:
    """The count with the list that ends where it begins."""
    quoted = _QUOTED.search(before)
    if quoted:
        found = tuple(entry.strip("「」") for entry in _ENTRY.findall(quoted[0]))
        if len(found) == 1:
            return _of_words(found[0].split("、"), count)
        # 「甲」、「乙」等七處 names two of the seven.
        some = before.endswith(_AND_OTHERS) and len(found) < count.value
        return None if some else ListedCount(count, len(found), found)
    clause = _CLAUSE_END.split(before)[-1]
    inside = any(clause.count(opening) > clause.count(closing) for opening, closing in _BRACKETS.items())
    return None if inside or "」" in clause else _of_words(clause.split("、"), count)


def _behind(after: str, count: Count) -> ListedCount | None:
    """The count with the list that begins behind it."""
    opening = _OPENS_LIST.match(after)
    if opening is None:
        return None
    closing = _BRACKETS.get(opening[0][-1], "")
    words = _list_text(after[opening.end() :], closing)
    # 歸納成三大類：A、B及C；D；E。
    entries = _split(words, "；") if "；" in words else _split(words, "、")
    distinct = {entry.strip() for entry in entries}
    if len(entries) == count.value > len(distinct):
        return ListedCount(count, len(distinct))
    return _of_words(entries, count)


def _list_text(text: str, closing: str) -> str:
    """The list at the beginning of a text: up to its closing bracket, else to the end of its clause."""
    depth = 0
    ends = "。" if "；" in text.partition("。")[0] else _LIST_ENDS
    for place, c in enumerate(text):
        if depth == 0 and (c == closing or (not closing and c in ends)):
            return text[:place]
        depth += (c in _BRACKETS) - (c in _BRACKETS.values())
    return "" if closing else text


def _split(words: str, separator: str) -> list[str]:
    """The entries of a list; what stands in brackets is no entry of its own."""
    entries, depth = [""], 0
    for c in words:
        depth += (c in _BRACKETS) - (c in _BRACKETS.values())
        if depth == 0 and c == separator:
            entries.append("")
        else:
            entries[-1] += c
    return entries


def _of_words(pieces: Sequence[str], count: Count) -> ListedCount | None:
    """The count where pieces between 、, the last perhaps two joined by 及, can be that many entries."""
    more = 1 if _JOINERS.search(pieces[-1]) else 0
    fits = len(pieces) > 1 and len(pieces) <= count.value <= len(pieces) + more
    return ListedCount(count, count.value) if fits else None
