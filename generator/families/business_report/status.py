"""Whether a number is a result, a plan, a target, an estimate or a rule, told by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from generator.families.business_report.number_date import AsOf
from generator.families.business_report.statement import Statement
from generator.families.business_report.status_words import (
    can,
    class_behind,
    class_bracket,
    gives,
    limit,
    outcome,
    planned_behind,
    ruled,
    status_word,
    status_words,
    towards,
)
from generator.language.amounts import Amount
from generator.language.clauses import Span, clause_end, clause_start, enclosing
from generator.language.widths import compact

Status = Literal["actual", "plan", "target", "estimate", "rule"]

_RUNS_FOR = re.compile(r"期程(?:為|:|自|由)")
# 達年度目標（18 萬人次）之 216.5%
_TARGET_BRACKET = re.compile(r"目標(?:值|量)?\($")
_TARGET_BEHIND = re.compile(r"[^，。；()]{0,6}(?:為(?:設置)?目標|之?目標(?!達成))")
# 達到 5 年至少有 10 所學校進入前 1%之目標: all numbers between are of the target.
_THE_TARGET = re.compile(r"[^，。；()]*[之的]目標")
# A report of January to March tells of its own year only what it intends (113 年投入 4 億元經費).
_FIRST_MONTHS = 3
_RESET = re.compile(r"[；;。]|，(?:另|此外)")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status and the printed word that says it; the word is empty for a plain statement.

    ``unsaid`` where nothing says it, neither a word nor a date: what a report tells is a result.
    """

    status: Status
    word: str = ""
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an amount stands in the compact text: itself, its sentence, its clause."""

    text: str
    start: int
    end: int
    sentence: Span
    clause: Span

    @property
    def before(self) -> str:
        """The clause up to the number."""
        return self.text[self.clause[0] : self.start]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words around an amount say, whatever its date is.

    Attributes:
        place: where it stands.
        settled: the status that they alone decide: a rule, a target.
        governing: the last word before the number that sets a status.
    """

    place: _Place
    settled: Judgement | None
    governing: re.Match[str] | None


def wording_of(statement: Statement, amount: Amount) -> Wording:
    """The words around an amount of a statement that tell its status."""
    place = _place(statement, amount)
    if _is_target(place):
        return Wording(place, Judgement("target", "目標"), None)
    rule = _rule(place)
    if rule:
        return Wording(place, Judgement("rule", rule), None)
    return Wording(place, None, _governing_word(statement, place))


def status_of(wording: Wording, as_of: AsOf, report_end: date) -> Judgement:
    """The status of an amount.

    Args:
        wording: the words around it.
        as_of: its date (an empty one where it is not known yet).
        report_end: the last day up to which the report counts results; what is dated later can't be one.
    """
    if wording.settled is not None:
        return wording.settled
    place, found = wording.place, wording.governing
    day = as_of.day or as_of.start
    if found is not None:
        status = cast("Status", found.lastgroup)
        past = day is not None and day.year < report_end.year
        dated_later = as_of.source == "same_sentence" and _position(place, as_of.printed) > found.start()
        if status == "plan" and past and dated_later:
            return Judgement("actual")
        if status != "actual":
            return Judgement(status, found[0])
    judged = _unspoken(place, as_of, report_end)
    # 自 89 年至 99 年已 8 次調降: what has been done by a later date is done.
    if found is not None and judged == Judgement("plan") and as_of.source == "same_sentence":
        judged = Judgement("actual") if 0 <= _position(place, as_of.printed) <= found.start() else judged
    unsaid = judged.status == "actual" and found is None and not (day and day < report_end)
    return replace(judged, unsaid=unsaid)


def _is_target(place: _Place) -> bool:
    behind = place.text[place.end : place.clause[1]]
    leads = towards().search(place.before) and _THE_TARGET.match(behind)
    named = _TARGET_BEHIND.match(behind) or _TARGET_BRACKET.search(place.text, 0, place.start)
    return bool(named or leads)


def _unspoken(place: _Place, as_of: AsOf, report_end: date) -> Judgement:
    """No word in front says it: 可增加 …, a plan behind the number, a schedule, a date still to come."""
    day = as_of.day or as_of.start
    becomes = can().search(place.before)
    behind = planned_behind().match(place.text[place.end : place.clause[1]])
    if becomes and not (day is not None and day.year < report_end.year):
        return Judgement("plan", becomes[0])
    if behind:
        return Judgement("plan", behind[0][-2:])
    if _RUNS_FOR.search(place.text, place.start, place.sentence[1]):
        return Judgement("plan", "期程")
    return Judgement("plan") if _is_to_come(as_of, report_end) else Judgement("actual")


def _is_to_come(as_of: AsOf, report_end: date) -> bool:
    """Whether a date lies after the report's, or is a year of which the report has seen the first months."""
    day = as_of.day or as_of.start
    if day is None or as_of.start is None:
        return day is not None and day.year > report_end.year
    whole_year = (as_of.start.month, as_of.start.day, day.month, day.day) == (1, 1, 12, 31)
    begun = whole_year and day.year == report_end.year and report_end.month <= _FIRST_MONTHS
    return begun or day.year > report_end.year


def _place(statement: Statement, amount: Amount) -> _Place:
    text = statement.flat
    start, end = statement.flat_offset(amount.start), statement.flat_offset(amount.end)
    sentence = statement.sentence_at(start)
    clause = clause_start(text, start, sentence[0]), clause_end(text, end, sentence[1])
    return _Place(text, start, end, sentence, clause)


def _rule(place: _Place) -> str:
    member = place.before.rsplit("、", maxsplit=1)[-1]
    match = limit().search(member)
    if match is None and not (gives().search(member) and place.text.startswith("以上", place.end)):
        match = class_behind().match(place.text, place.end)
    match = match or ruled().match(place.text, place.end) or _class_bracket(place)
    return match[0] if match else ""


def _class_bracket(place: _Place) -> re.Match[str] | None:
    closed = place.text.startswith(")", place.end)
    return class_bracket().search(place.text[: place.start]) if closed else None


def _governing_word(statement: Statement, place: _Place) -> re.Match[str] | None:
    """The last word before the number that sets a status.

    One word governs a list and the clauses after it; behind ； and 另 only a word in the sentence's first
    clause
    goes on. A word in brackets speaks for the bracket; 目標 for its own clause.
    """
    text, begin = place.text, place.sentence[0]
    head = min(clause_end(text, begin), place.start)
    reset = max((m.end() for m in _RESET.finditer(text, begin, place.start)), default=begin)
    found = None
    for match in status_word().finditer(text, begin, place.start):
        if head <= match.start() < reset:
            continue
        bracket = enclosing(statement.brackets, match.start())
        outside = bracket is not None and not bracket[0] <= place.start < bracket[1]
        if outside or (match.lastgroup == "target" and match.start() < place.clause[0]):
            continue
        if match["plan"] == "將" and found is not None and found.lastgroup == "estimate":
            continue  # GI 預估 … 2010 年將達 9.9%
        found = match
    return None if found is not None and _is_over(found, place, reset) else found


def _is_over(found: re.Match[str], place: _Place, reset: int) -> bool:
    """Whether 規劃 or its like doesn't reach the number: another matter follows, or what came of it."""
    if found[0] not in status_words()["planning"] or found.start() >= place.clause[0]:
        return False
    # 規劃「物流整合模式」、輔導 20 家: what is planned is named, and done besides.
    if place.text.startswith("「", found.end()):
        return True
    behind = clause_end(place.text, found.end())
    return found.start() < reset or outcome().search(place.text, behind, place.start) is not None


def _position(place: _Place, printed: str) -> int:
    """Where the last occurrence of the date before the number stands; -1 where it stands elsewhere."""
    bare = compact(printed).text
    return place.text.rfind(bare, place.sentence[0], place.start) if bare else -1
