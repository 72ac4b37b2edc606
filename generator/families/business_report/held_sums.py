"""Whether a sum that words lead to may be held against the report: nothing beside it says otherwise.

Numbers that add up are a sum. Where they don't and the words can be read in another way, nothing follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.business_report.bracket_members import members
from generator.families.business_report.figures import Figure
from generator.families.business_report.number_date import AsOf
from generator.families.business_report.statement import Statement
from generator.families.business_report.sum_words import (
    RATE,
    filling,
    goes_on,
    is_sum,
    make_up_all,
    one_unit,
    sums_up,
    word_of,
)
from generator.language.amounts import Amount
from generator.language.clauses import Span, clause_end, clause_start, enclosing
from generator.language.units import unit_kind

_UNCOUNTED = re.compile(r"\d(?!\d*[年月日])")
_END = re.compile(r"[，。；)]|$", re.MULTILINE)


def may_be_held(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether ``parts`` make up ``whole``, or the text leaves no doubt that they should.

    Amounts of several units and the ends of ranges are never added, and percentages only where they are
    called shares: those of different things (失業率, 就業率) make up nothing.
    """
    statement = whole.item.statement
    stretch = _around(statement, whole, parts)
    if not all(_countable(whole.amount, part.amount) for part in parts):
        return False
    if unit_kind(whole.amount.unit) == RATE and not word_of("shares").search(statement.flat, *stretch):
        return False
    adds_up = is_sum(whole.amount, [part.amount for part in parts])
    return adds_up or not (_differ(whole, parts) or _says_otherwise(statement, whole, parts, stretch))


def _countable(whole: Amount, part: Amount) -> bool:
    return one_unit(whole, part) and not part.role and part.per == whole.per


def at_one_time(whole: AsOf, part: AsOf) -> bool:
    """Whether the time of a part lies within that of its whole, as far as the text tells either."""
    if part.printed == whole.printed or part.source == "none":
        return True
    end, last = whole.end or whole.day, part.end or part.day
    start, first = whole.start, part.start
    return bool(end and last and last <= end) and not (start and first and first < start)


def _differ(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the numbers are of several times, results and plans, or not exact."""
    return any(
        figure.amount.bound != "exact"
        or figure.status != whole.status
        or not at_one_time(whole.as_of, figure.as_of)
        for figure in (whole, *parts)
    )


def _around(statement: Statement, whole: Figure, parts: Sequence[Figure]) -> Span:
    """The clauses of the numbers; of a bracket all of it."""
    spans = [span for figure in (whole, *parts) for span in _span(statement, figure)]
    bracket = enclosing(statement.brackets, min(_span(statement, parts[0])))
    end = max(*spans, bracket[1] if bracket else 0)
    return clause_start(statement.flat, min(spans)), clause_end(statement.flat, end)


def _span(statement: Statement, figure: Figure) -> Span:
    return statement.flat_offset(figure.amount.start), statement.flat_offset(figure.amount.end)


def _says_otherwise(statement: Statement, whole: Figure, parts: Sequence[Figure], around: Span) -> bool:
    first = _span(statement, parts[0])[0]
    bracket = enclosing(statement.brackets, first)
    begin = bracket[0] if bracket else first
    if word_of("no_sum").search(statement.flat, *around) or _counts_more(statement, begin, around[1]):
        return True
    if _span(statement, whole)[0] > _span(statement, parts[-1])[0]:
        return not _sums_up(statement, whole, parts, around[0])
    if bracket is None:
        return False
    names = members(statement, [_span(statement, part) for part in parts], bracket)
    return not make_up_all(names) or goes_on().match(statement.flat, bracket[1]) is not None


def _counts_more(statement: Statement, start: int, end: int) -> bool:
    """Whether a number among the parts is no amount (槍械 20 把), and no date."""
    for amount in reversed(statement.amounts):
        begin, stop = statement.flat_offset(amount.start), statement.flat_offset(amount.end)
        if stop <= start:
            break
        if begin < end:
            if _UNCOUNTED.search(statement.flat[stop:end]):
                return True
            end = begin
    return _UNCOUNTED.search(statement.flat[start:end]) is not None


def _sums_up(statement: Statement, whole: Figure, parts: Sequence[Figure], start: int) -> bool:
    """Whether a number behind a list sums it up: nothing between 合計 and it names anything but the list."""
    first, last = _span(statement, parts[0]), _span(statement, parts[-1])
    begin, end = _span(statement, whole)
    gap = statement.flat[last[1] : begin]
    led = sums_up().search(gap)
    words = filling().sub("", led["words"], count=1) if led else ""
    said = words in statement.flat[start : first[0]]
    return led is not None and said and _END.match(statement.flat, end) is not None
