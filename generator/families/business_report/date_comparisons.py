"""Numbers that a text compares with others: of which date the first of the two is.

In 較 96 年 12 兆元 and 與 99 年 480 人相較 the number is of the year that is compared with; the one of 較 100
年同期 is of a part of that year which nobody prints. In 由 27 萬人精簡為 21 萬人 the first is of before the
change.
"""

from __future__ import annotations

import re

from generator.families.business_report.date_words import changes_to, differs
from generator.families.business_report.statement import Statement
from generator.language.clauses import Span
from generator.language.dates import DateMention

COMPARED_BEFORE = re.compile(r"(?:較|相較|相較於|較於|對比|相比|比|高於|低於|優於|超越)(?:於|前一|上|去)?$")
# 為 108 年同期之 46%, 與 111 年相比: the year is only compared with.
COMPARED_BEHIND = re.compile(r"同[期月季]|(?:度|底)?(?:相比|相較|比較)")
# 上年同期發行 500 億元, but not 為 108 年同期之 46%
_SAME_PERIOD = re.compile("同[期月季]")
_TOLD_OF_SAME_PERIOD = re.compile("同[期月季](?![之的])")
_COMPARING = re.compile(r"(?:較|相較|相較於|比)$")
_AND = re.compile("[與和]$")
_WITH = re.compile(r"[^，。；]{0,20}(?:相較|相比|比較)")
_TO_NUMBER = re.compile(r"[^，。；:、()\d]{0,12}\(?")
_FROM = re.compile(r"[從由自][^，。；:從由自]{0,14}$")
# 由上年度的 3.0%降為 2.7%: the year is that of the beginning.
_BEGAN = re.compile(r"(?:度|底)?[^，。；起至到\d]{0,8}\d[^。；]*$")


def is_set_against(text: str, mention: DateMention) -> bool:
    """Whether a date is one that something is compared with: 與 99 年 480 人相較."""
    before, behind = text[max(0, mention.start - 10) : mention.start], text[mention.end : mention.end + 34]
    joined = _AND.search(before) and _WITH.match(behind)
    return bool(COMPARED_BEFORE.search(before) or COMPARED_BEHIND.match(behind) or joined)


def compared_with(statement: Statement, span: Span) -> DateMention | None:
    """The date of the number at a compact span, where the text compares another one with it."""
    text = statement.flat
    for mention in statement.dates:
        if mention.end > span[0]:
            break
        between = text[mention.end : span[0]]
        told = _TO_NUMBER.fullmatch(between) and not differs().search(between)
        if told and (_is_against(text, mention) or _TOLD_OF_SAME_PERIOD.match(between)):
            return mention
    return None


def _is_against(text: str, mention: DateMention) -> bool:
    before = text[max(0, mention.start - 3) : mention.start]
    joined = _AND.search(before) and _WITH.match(text, mention.end)
    return bool(_COMPARING.search(before) or joined)


def is_same_period(text: str, mention: DateMention) -> bool:
    """Whether 同期 follows: a part of the time that is printed."""
    return _SAME_PERIOD.match(text, mention.end) is not None


def untold_between(statement: Statement, start: int, end: int) -> bool:
    """Whether a date whose meaning nobody can know (本期) stands there, and what follows is of that."""
    return any(
        mention.period is None and start <= mention.start and mention.end <= end
        for mention in statement.dates
        if not is_set_against(statement.flat, mention)
    )


def change_begins(text: str, span: Span, floor: int) -> int:
    """Where 由 stands in front of a number from which something changes; -1 where none does."""
    before = _FROM.search(text, floor, span[0])
    changed = before is None or differs().search(before[0])
    return before.start() if before and not changed and changes_to().match(text, span[1]) else -1


def is_of_beginning(text: str, date: Span, position: int) -> bool:
    """Whether a date belongs to the number from which the one at ``position`` has changed."""
    if text[max(0, date[0] - 1) : date[0]] not in ("由", "從", "自"):
        return False
    between = text[date[1] : position]
    return changes_to().search(between) is not None and _BEGAN.match(between) is not None
