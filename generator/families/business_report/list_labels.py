"""The labels of a list's rows: what stands in front of each amount, or behind it (生產 6 座風場).

A label that can't be told for certain says so: it is left empty, or stays as it is printed with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.families.business_report.list_groups import COUNTED, MARK, Run
from generator.families.business_report.list_words import (
    and_done,
    comparing,
    currency,
    done_now,
    leading,
    leading_inside,
    list_words,
    nothing_but_verbs,
    predicate,
    trailing,
    verb,
)
from generator.families.business_report.statement import Statement
from generator.families.business_report.top_level import balanced, marks, split_first, split_last, top_level
from generator.language.clauses import clause_end, clause_start
from generator.language.dates import find_dates
from generator.language.units import unit_kind

_LONGEST_LABEL = 32
_OPEN_END = re.compile(r"[之於在等或對較]$|(?<![標目])的$|^[之的等或較占佔]|較(?:上|前|去|\d)|相較|比較")
# 空氣槍 behind MDMA2,406公克、: another amount, which was read as part of a name.
_AMOUNT_INSIDE = re.compile(r"\d[\d,.]*[兆億萬千]?(?:元|%|人次|[^\d、，]{1,2}、)")
# 防制洗錢犯罪－受理交易報告: the heading that an item begins with.
_HEADED = re.compile(r"^[\u4e00-\u9fff]{4,}-(?=[\u4e00-\u9fff])")
_OTHERS_BEHIND = re.compile(r"(?<=.)等(?:[^級]|$)")
# 未核准 18 件、審核中 6 件: each row says what became of it.
_DONE = re.compile(r"[未不].{1,3}$|.{2,3}[中者]$|.+處分$")
_AND_DONE = re.compile(r"[並且].{0,6}$")
# 以 28 億|建置電腦教室 826 間: what was spent on it is no part of its name.
_SPENT = re.compile(r"^\d[\d,.]*[兆億萬千]+元?(?=[\u4e00-\u9fff]{2})")
_SHORTEST_TAIL = 2

EMPTY = "列舉中沒有可辨識的標籤，列標籤留空。"
_DOUBTFUL = "列標籤可能包含其他文字或不完整。"


def labels_of(statement: Statement, run: Run) -> list[str]:
    """The label of each row; empty where none can be told."""
    before = [_label_before(statement, run, i) for i in range(len(run.groups))]
    before = _without_first_verb(before)
    behind = _labels_behind(statement, run) if _counts(run) else [""] * len(before)
    turned = is_turned(statement, run)
    return [_of_two(first, second, turned=turned) for first, second in zip(before, behind, strict=True)]


def _of_two(before: str, behind: str, *, turned: bool) -> str:
    """The label of a row from what stands in front of its amounts and what stands behind them."""
    weak = before in list_words()["rest"] or nothing_but_verbs().fullmatch(before) is not None
    return (behind or before) if turned or weak else before


def doubt_about_label(label: str) -> str:
    """Why a label may not be the row's name (zh); empty where nothing says so."""
    if not label:
        return EMPTY
    odd = not balanced(label) or len(label) > _LONGEST_LABEL or _OPEN_END.search(label)
    inside = [m for m in _AMOUNT_INSIDE.finditer(label) if top_level(label, m.start())]
    parted = any(label[place] != "、" for place in marks(label)) or comparing().fullmatch(label)
    return _DOUBTFUL if odd or inside or parted else ""


def clean_label(words: str) -> str:
    """A label without the marks, words and dates around it; empty where nothing is left."""
    *before, last = _pieces(words)
    label = _clean_piece(last) or _clean_piece(before[-1] if before else "")
    if label:
        return label
    # 98 年計有 8 萬人次；99 年計有 …: the years are what tells the rows apart.
    dates = find_dates(words)
    return dates[-1].printed + dates[-1].edge if dates else ""


def _pieces(words: str) -> list[str]:
    """What stands between the commas and colons; behind the last semicolon."""
    places = [place for place in marks(words) if words[place] in "，；:"]
    ended = max((place for place in places if words[place] == "；"), default=-1)
    return [words[a + 1 : b] for a, b in pairwise([-1, *places, len(words)]) if a >= ended]


def _clean_piece(words: str) -> str:
    while True:
        before = words
        words = trailing().sub("", words)
        named = currency().search(words)
        words = words[: named.start()] if named and named.start() else words
        inner = [match.end() for match in leading_inside().finditer(words) if top_level(words, match.start())]
        words = words[inner[-1] :] if inner else words
        done = done_now().match(words)
        words = words[done.end() :] if done else words
        lead = leading().match(words)
        words = words[lead.end() :] if lead else words
        words = _SPENT.sub("", words)
        dates = find_dates(words)
        if dates and dates[0].start <= 1:
            words = words[dates[0].end :]
        words = MARK.sub("", words, count=1) if MARK.match(words) else words
        if words == before:
            return words


def _label_before(statement: Statement, run: Run, i: int) -> str:
    text, start = statement.flat, run.groups[i].span[0]
    if i == 0:
        words = text[run.start : start]
        label = clean_label(words if run.start else _HEADED.sub("", words))
        floor = statement.sentence_at(start)[0]
        if label or run.opened:
            return label
        if run.start > floor:
            return clean_label(text[clause_start(text, run.start - 1, floor) : start])
        # 辦理結果，安全：計 36 處: the first label ends the heading.
        heading = 0 < floor == statement.flat_offset(statement.heading_length)
        return clean_label(text[clause_start(text, floor - 1) : floor]) if heading else ""
    words = text[run.groups[i - 1].span[1] : start]
    mark = MARK.match(words)
    return clean_label(words[mark.end() :] if mark else split_first(words)[1])


def _without_first_verb(labels: Sequence[str]) -> list[str]:
    """The labels; what was done with all of them stands before the first one only and is no part of it."""
    first, *others = labels
    usual = sorted(len(label) for label in others)[len(others) // 2]
    if any(_DONE.match(label) or verb().match(label) for label in others):
        return list(labels)
    found = list(verb().finditer(first))
    if found and len(first) < 2 * usual:
        found = [match for match in found if match.start() == 0]
    return [first[found[-1].end() :] if found else first, *others]


def _counts(run: Run) -> bool:
    return all(unit_kind(group.units[-1]) in COUNTED for group in run.groups)


def is_turned(statement: Statement, run: Run) -> bool:
    """Whether the labels stand behind the amounts: 40 家汽柴油批發業者、10 家溶劑油輸入業者."""
    gaps = [statement.flat[a.span[1] : b.span[0]] for a, b in pairwise(run.groups)]
    nouns = [gap for gap in gaps if not MARK.match(gap)]
    ended = [gap for gap in nouns if nothing_but_verbs().fullmatch(split_last(gap)[1])]
    return 2 * len(ended) > len(gaps)


def _labels_behind(statement: Statement, run: Run) -> list[str]:
    """The noun behind each row's amounts; empty where a mark stands there."""
    text = statement.flat
    nouns = []
    for a, b in pairwise(run.groups):
        gap = text[a.span[1] : b.span[0]]
        nouns.append("" if MARK.match(gap) else _before_verbs(gap))
    end = run.groups[-1].span[1]
    stop = clause_end(text, end, statement.sentence_at(end - 1)[1])
    starts = [statement.flat_offset(amount.start) for amount in statement.amounts]
    following = next((start for start in starts if start >= end), stop)
    words = split_first(text[end : min(stop, following)])[0]
    words = "" if end + len(words) == following < stop else words
    return [*nouns, _without_predicate(words, nouns)]


def _before_verbs(gap: str) -> str:
    """The noun of a gap in front of its mark and of what was done with the next one."""
    noun, rest = split_last(gap)
    noun = noun if nothing_but_verbs().fullmatch(rest) else split_first(gap)[0]
    done = _AND_DONE.search(noun)
    return noun[: done.start()] if done and nothing_but_verbs().fullmatch(done[0]) else noun


def _without_predicate(words: str, nouns: Sequence[str]) -> str:
    """The last noun without what is said of all: it ends as the others do, or before 等."""
    others = _OTHERS_BEHIND.search(words)
    words = words[: others.start()] if others else words
    # 2 個四級機構以及國家運動訓練中心: a member of which no number is told.
    words = words.partition("以及")[0]
    words = and_done().sub("", words)
    if not any(predicate().search(noun) for noun in nouns):
        words = predicate().sub("", words)
    shared = _shared_ending([noun for noun in nouns if noun])
    place = words.find(shared) if shared else -1
    return words[: place + len(shared)] if place >= 0 else words


def _shared_ending(words: Sequence[str]) -> str:
    if len(words) < _SHORTEST_TAIL:
        return ""
    length = 0
    while length < min(map(len, words)) and len({word[-length - 1 :] for word in words}) == 1:
        length += 1
    return words[0][len(words[0]) - length :] if length >= _SHORTEST_TAIL else ""
