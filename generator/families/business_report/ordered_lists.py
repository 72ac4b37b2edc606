"""Amounts without labels that 分別 maps to a list of names in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.business_report.amount_runs import bare_runs
from generator.families.business_report.breakdown_tables import ListTable, Row, cells_of
from generator.families.business_report.list_groups import flat_span
from generator.families.business_report.list_labels import clean_label, doubt_about_label
from generator.families.business_report.statement import Statement
from generator.language.amounts import Amount
from generator.language.clauses import clause_start
from generator.language.dates import find_dates

_FAR = 20
_OTHERS = re.compile(r"(?<=.)等(?!級).*$")
_CLAUSES_BACK = 3
_BETWEEN_QUOTES = re.compile(r"(?:\d+[^，。；]{0,3})?[，；]?(?:[、及與和]|以及)[^，。；、「]{0,24}")
_ORDINAL = re.compile(r"第(\d+)")
_ORDERED = re.compile(r"分別(?:較[^，。；、:()]{2,8})?[^，。；、:()\d]{0,8}$")
_NAMES = re.compile(r"、|以及|及|與|和")
_LEAD = re.compile(r"^(?:獲|與|於|在|以|對|自|趕辦|辦理)")
_PREDICATE = re.compile(r"(?:登錄|註冊|申請|新申請|核准|審查|產品|投資|平均|成長率|年增率).*$")
_NOT_ALL = "標籤依「分別」的順序對應，但名稱可能不完整。"
_PERIOD = re.compile(r"^[前上去今本同第\d]|比較|較|\d[年月日季]")


def ordered_tables(statement: Statement, amounts: Sequence[Amount]) -> list[ListTable]:
    """The tables of an item whose labels follow from the order of names."""
    tables = []
    for run in bare_runs(amounts, statement.between):
        start = statement.flat_offset(run[0].start)
        match = _ORDERED.search(statement.flat[max(0, start - _FAR) : start])
        names = _names(statement, start - len(match[0]), len(run)) if match else []
        if names and all(names):
            pairs = zip(names, run, strict=True)
            doubt = _doubt(statement, names)
            rows = [Row(name, cells_of([a]), flat_span(statement, a), doubt) for name, a in pairs]
            tables.append(ListTable(tuple(rows)))
    return tables


def _names(statement: Statement, end: int, count: int) -> list[str]:
    """The ``count`` names that a list in front of ``end`` gives; empty where it gives another number."""
    floor, stop = statement.sentence_at(end)[0], end
    quoted = _quoted(statement, floor, end)
    if len(quoted) == count:
        return quoted
    for _ in range(_CLAUSES_BACK):
        start = clause_start(statement.flat, stop, floor)
        words = statement.flat[start:stop]
        names = [name for name in _NAMES.split(words) if name]
        if len(names) == count and not (stop < end and ("分別" in words or find_dates(words))):
            return _own_parts(names)
        stop = start - 1
        if stop <= floor:
            break
    return []


def _quoted(statement: Statement, floor: int, end: int) -> list[str]:
    """The last quoted names before ``end`` with nothing but 、 or 及 or a number (55 班及) between them."""
    spans = [span for span in statement.quotes if floor <= span[0] < end]
    first = len(spans) - 1
    while first > 0 and _BETWEEN_QUOTES.fullmatch(statement.flat[spans[first - 1][1] : spans[first][0]]):
        first -= 1
    return [statement.flat[a + 1 : b - 1] for a, b in spans[max(first, 0) :]]


def _own_parts(names: Sequence[str]) -> list[str]:
    """The names without the words in front of the first one, and without what is said of all of them."""
    first, *middle, last = names
    first = _LEAD.sub("", clean_label(first))
    first = first[first.rfind("之") + 1 :] if not any("之" in name for name in (*middle, last)) else first
    number = _ORDINAL.fullmatch(first)
    if number and all(name.isdecimal() for name in middle) and last[0].isdecimal():
        tail = last.lstrip("0123456789")
        return [f"第{digits}{tail}" for digits in (number[1], *middle, last[: -len(tail)])]
    others = [first, *middle]
    last = clean_label(_without_predicate(last, others))
    # 出、進口值: what follows the first character of the last name belongs to all.
    return [name + last[1:] if len(name) == 1 and len(last) > 1 else name for name in others] + [last]


def _without_predicate(last: str, others: Sequence[str]) -> str:
    """商標|新申請案電子申請比率, and 高雄新市鎮|基礎建設工程已開發完成, for so 淡海新市鎮 ends."""
    last = _OTHERS.sub("", last)
    longest = max(len(name) for name in others)
    if len(last) <= longest + 2 and not _PREDICATE.search(last[longest:]):
        return last
    endings = {name[-1] for name in others if len(name) > 1}
    place = last.find(endings.pop(), 1) if len(endings) == 1 else -1
    return last[: place + 1] if place >= 0 else _PREDICATE.sub("", last) or last


def _doubt(statement: Statement, names: Sequence[str]) -> str:
    """Why names may not be what the amounts are of: one is a period, a comparison, or was made from two."""
    quoted = {statement.flat[a + 1 : b - 1] for a, b in statement.quotes}
    return _NOT_ALL if any(name not in quoted and _is_doubtful(name) for name in names) else ""


def _is_doubtful(name: str) -> bool:
    if any(date.end - date.start == len(name) for date in find_dates(name)):
        return False
    return bool(doubt_about_label(name)) or len(name) == 1 or _PERIOD.search(name) is not None
