"""Which date a number is of, and where that date was found.

In order: a date in the number's own bracket, the one that 分別 maps to it, the last one before it in its
sentence, one after it that sums up (``…，截至 112 年底共計``), the last one of the sentences before, the
item's own heading, the items above. A date that is only compared with, begins something, or belongs to a
name dates nothing; nor does one across a turn of the text (目前, 後續, a plan after a result). A wrong date
is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.families.business_report.date_comparisons import (
    change_begins,
    compared_with,
    is_of_beginning,
    is_same_period,
    untold_between,
)
from generator.families.business_report.date_words import compares, outcome, sums_up, turn
from generator.families.business_report.inherited_dates import from_elsewhere
from generator.families.business_report.number_date import NONE, AsOf, dated
from generator.families.business_report.ordered_dates import mapped_date
from generator.families.business_report.period_roles import DatedStretch, Role
from generator.families.business_report.statement import Statement
from generator.language.clauses import Span, clause_end, clause_start, enclosing
from generator.language.dates import DateMention

# 另 opens another matter, unless the date stands at the head of the sentence.
_ELSE = re.compile(r"[，；;](?:另|此外)")


def as_of(
    statement: Statement,
    stretches: Sequence[DatedStretch],
    span: Span,
    *,
    settled: bool,
    above: AsOf,
    last: AsOf | None = None,
    own_clause: bool = False,
) -> AsOf:
    """The date of the amount at a compact span.

    Args:
        statement: the item.
        stretches: its dates (`dated_stretches`).
        span: where the amount stands.
        settled: whether the number is a result; plans and estimates inherit nothing from other sentences.
        above: what the items above say (`governing`).
        last: the date of the number before it in the item, if there is one.
        own_clause: whether only a date of its own clause counts (for limits and rates that rules set).
    """
    position, text = span[0], statement.flat
    sentence = statement.sentence_at(position)
    compared = compared_with(statement, span)
    if compared is not None:
        return _of_then(text, compared, stretches)
    here = [s for s in stretches if sentence[0] <= s.span[0] < sentence[1]]
    begun = change_begins(text, span, clause_start(text, position, sentence[0]))
    if begun >= 0:
        own = [s for s in here if begun <= s.span[0] and s.span[1] <= position and s.role != "other"]
        return dated(own[-1], "same_sentence") if own else NONE
    before = _last_before(statement, here, position, sentence)
    found = _nearest(statement, stretches, here, before, span, sentence)
    found = found if own_clause else found or before
    if found is not None or own_clause:
        return dated(found, "same_sentence") if found else NONE
    if _is_turned(statement, sentence[0], position):
        return NONE
    summed = _summing_up(statement, here, position)
    if summed is not None:
        return replace(dated(summed, "same_sentence"), behind=True)
    return from_elsewhere(statement, stretches, position, sentence, above, last) if settled else NONE


def _nearest(
    statement: Statement,
    stretches: Sequence[DatedStretch],
    here: Sequence[DatedStretch],
    before: DatedStretch | None,
    span: Span,
    sentence: Span,
) -> DatedStretch | None:
    """The date of the number's own bracket, list or clause."""
    position = span[0]
    found = _own_bracket(statement, stretches, position) or mapped_date(statement, here, position)
    found = found or _bracket_behind(statement, here, span[1])
    if found is None and before and before.span[0] >= clause_start(statement.flat, position, sentence[0]):
        return before
    return found or _in_clause_behind(statement, here, position, sentence)


def _is_turned(statement: Statement, start: int, end: int) -> bool:
    """Whether what stands there leads to another time, or to one that nobody can know."""
    return turn().search(statement.flat, start, end) is not None or untold_between(statement, start, end)


def _of_then(text: str, compared: DateMention, stretches: Sequence[DatedStretch]) -> AsOf:
    """The date of a number that another one is compared with; that of 同期 is not printed."""
    span = (compared.start, compared.end)
    stretch = next((s for s in stretches if s.span == span), None)
    if stretch is None or is_same_period(text, compared):
        return NONE
    role: Role = "until" if stretch.printed.endswith("底") else "during"
    return dated(replace(stretch, role=role), "same_sentence")


def _own_bracket(
    statement: Statement, stretches: Sequence[DatedStretch], position: int
) -> DatedStretch | None:
    bracket = enclosing(statement.brackets, position)
    if bracket is None:
        return None
    inside = [s for s in stretches if s.scope == bracket]
    leading = [s for s in inside if s.span[1] <= position] or inside
    touching = [s for s in stretches if s.span[1] == bracket[0] and s.period.last.precision == "year"]
    return next(iter(leading[-1:] or touching), None)


def _bracket_behind(statement: Statement, stretches: Sequence[DatedStretch], end: int) -> DatedStretch | None:
    """每班 30 人(102 學年度): a date that fills the bracket behind an amount."""
    for stretch in stretches:
        bracket = enclosing(statement.brackets, stretch.span[0])
        if bracket and bracket[0] == end and (bracket[0] + 1, bracket[1] - 1) == stretch.span:
            return replace(stretch, role="term" if "學年" in stretch.printed else "during")
    return None


def _last_before(
    statement: Statement, here: Sequence[DatedStretch], position: int, sentence: Span
) -> DatedStretch | None:
    """The last date before the number that says anything about it; one of role ``start`` says: unknown."""
    text = statement.flat
    bracket = enclosing(statement.brackets, position)
    clause = clause_start(text, bracket[0] if bracket else position, sentence[0])
    head = clause_end(text, sentence[0], sentence[1])
    for stretch in sorted(here, key=lambda s: s.span, reverse=True):
        if stretch.span[1] > position or stretch.scope is not None or stretch.role == "other":
            continue
        if is_of_beginning(text, stretch.span, position):
            continue
        counted = _counted(statement, stretch, clause, position)
        if stretch.span[0] < clause and not _lasts(stretch, text[clause:position], counted):
            # 上年平均 140 億元；本年 1 月適逢春節，升為 258 億元: a later date parts them.
            passed = clause_start(text, clause - 1, sentence[0]) <= stretch.span[0] and not counted
            if passed and stretch.role == "event":
                return None
            continue
        if stretch.span[0] >= head and _ELSE.search(text, stretch.span[1], position):
            continue
        return None if _is_turned(statement, stretch.span[1], position) else stretch
    return None


def _counted(statement: Statement, stretch: DatedStretch, clause: int, position: int) -> str:
    """What a date of an earlier clause has told a number of: ``alike`` for one of the same unit there."""
    places = {statement.flat_offset(amount.start): amount.unit for amount in statement.amounts}
    told = {place: unit for place, unit in places.items() if stretch.span[1] <= place < clause}
    own = clause_end(statement.flat, stretch.span[1])
    alike = any(place < own and unit == places.get(position) for place, unit in told.items())
    return "alike" if alike else "other" if told else ""


def _lasts(stretch: DatedStretch, clause: str, counted: str) -> bool:
    """Whether a date of an earlier clause still speaks; an event does where the clause counts it.

    A comparison goes on with what the date has told a number of, and so does another number of its month.
    """
    if stretch.role != "event" or stretch.held:
        return True
    month = stretch.period.last.precision == "month"
    if (counted or month) and compares().match(clause):
        return True
    if month and counted == "alike" and "全年" not in clause:
        return True
    return stretch.completed and outcome().match(clause) is not None


def _in_clause_behind(
    statement: Statement, here: Sequence[DatedStretch], position: int, sentence: Span
) -> DatedStretch | None:
    """The one date behind the number in its own clause: 5 家業者於 112 年底前完成簽約."""
    stop = clause_end(statement.flat, position, sentence[1])
    behind = [s for s in here if position < s.span[0] < stop and s.scope is None]
    if len(behind) != 1 or behind[0].role not in ("until", "during", "event", "term"):
        return None
    return None if "分別" in statement.flat[position : behind[0].span[0]] else behind[0]


def _summing_up(statement: Statement, here: Sequence[DatedStretch], position: int) -> DatedStretch | None:
    for stretch in here:
        if stretch.span[0] > position and stretch.role == "until" and stretch.scope is None:
            return stretch if sums_up().match(statement.flat, stretch.span[1]) else None
    return None
