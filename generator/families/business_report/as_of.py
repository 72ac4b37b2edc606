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
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.families.business_report.ordered_dates import mapped_date
from generator.families.business_report.period_roles import DatedStretch, Role
from generator.families.business_report.statement import Statement
from generator.language.clauses import Span, clause_end, clause_start, enclosing

Source = Literal["same_sentence", "same_item", "ancestor", "none"]

# What follows speaks of another time than what stands before.
_TURN = re.compile(r"目前|迄今|現階段|現已|未來|後續|今後|往後")
_SUMS_UP = re.compile(r"[，、]?(?:總計|合計|共計|計)")
# 另 opens another matter, unless the date stands at the head of the sentence.
_ELSE = re.compile(r"[，；;](?:另|此外)")
# 完工，可增加 …; 併聯商轉，裝置容量達 …: the clause has no subject of its own.
_OUTCOME = re.compile(r"並?(?:可|裝置|總裝置|容量|產|供|增|提升|提高|創造|共協助|共計|總計|計|每|年|達|使)")
# 113 年 1 月日均 12.1 萬箱，較去年同期增加 8.5%: still the state of that month.
_COMPARES = re.compile(r"(?:約)?(?:較|比|年增|年減|月增|月減|增加|減少|成長|衰退|占|佔)")
# 較 96 年 12 兆元, 比 97 年同期(9,604 人): the number is of the date that is compared with.
_OF_THEN = re.compile(r"(?:同[期月季])?[之的為]?\(?")
# 較 97 年度查獲 37 家為低
_THAN = re.compile(r"[^，。；\d]{0,12}")
_THAN_BEHIND = re.compile("為[低高多少]|減少|增加|成長|下降|上升|降低|提高")
_COMPARING = re.compile(r"(?:較|相較|相較於|比|與)$")
# 從 4.51%降到 4.38%: the number from which something changed is of no time that is told elsewhere.
_FROM = re.compile("[從由][^，]{0,12}$")
_GOES_ON = re.compile(r"(?:共|計|總計|合計|累計|會中|吸引|其中|促成)")


@dataclass(frozen=True, slots=True)
class AsOf:
    """A number's date: the last day it covers, the period, where it was found, and the words that say it.

    ``behind`` marks a date that stands behind the number and sums up what came before it.
    """

    day: date | None = None
    start: date | None = None
    end: date | None = None
    source: Source = "none"
    printed: str = ""
    behind: bool = False


def as_of(
    statement: Statement,
    stretches: Sequence[DatedStretch],
    span: Span,
    *,
    settled: bool,
    above: AsOf,
    own_clause: bool = False,
) -> AsOf:
    """The date of the amount at a compact span.

    Args:
        statement: the item.
        stretches: its dates (`dated_stretches`).
        span: where the amount stands.
        settled: whether the number is a result; plans and estimates inherit nothing from other sentences.
        above: what the items above say (`governing`).
        own_clause: whether only a date of its own clause counts (for limits and rates that rules set).
    """
    position = span[0]
    sentence = statement.sentence_at(position)
    compared = _compared_with(statement, stretches, span)
    if compared is not None:
        return compared
    here = [s for s in stretches if sentence[0] <= s.span[0] < sentence[1]]
    clause = clause_start(statement.flat, position, sentence[0])
    before = _last_before(statement, here, position, sentence)
    found = _own_bracket(statement, stretches, position) or mapped_date(statement, here, position)
    found = found or _bracket_behind(statement, here, span[1])
    if found is None and before is not None and before.span[0] >= clause:
        found = before
    found = found or _in_clause_behind(statement, here, position, sentence)
    if own_clause:
        return _dated(found, "same_sentence") if found else AsOf()
    found = found or before
    turned = _TURN.search(statement.flat[sentence[0] : position]) is not None
    if found is None and not turned:
        found = _summing_up(statement, here, position)
        if found is not None:
            return replace(_dated(found, "same_sentence"), behind=True)
    if found is not None:
        return _dated(found, "same_sentence")
    begun = _FROM.search(statement.flat[clause:position]) is not None
    if not settled or turned or begun or statement.flat.startswith("此外", sentence[0]):
        return AsOf()
    earlier = _earlier(statement, stretches, sentence)
    return _dated(earlier, "same_item") if earlier is not None else above


def _compared_with(statement: Statement, stretches: Sequence[DatedStretch], span: Span) -> AsOf | None:
    """The date of a number that another one is compared with; that of 同期 is not printed."""
    text = statement.flat
    for stretch in stretches:
        between = text[stretch.span[1] : span[0]]
        gap = _OF_THEN.fullmatch(between)
        than = gap is None and _THAN.fullmatch(between) and _THAN_BEHIND.match(text, span[1])
        if stretch.span[1] > span[0] or stretch.role != "other" or not (gap or than):
            continue
        if _COMPARING.search(text[max(0, stretch.span[0] - 3) : stretch.span[0]]):
            role: Role = "until" if stretch.printed.endswith("底") else "during"
            same = between.startswith("同")
            return AsOf() if same else _dated(replace(stretch, role=role), "same_sentence")
    return None


def governing(
    statement: Statement, stretches: Sequence[DatedStretch], above: AsOf, *, introduces: bool
) -> AsOf:
    """What an item's own words say about the items below it: the date of its heading or of an introduction.

    Args:
        statement: the item.
        stretches: its dates.
        above: what the items above it say.
        introduces: whether its text leads over to the items below (it has both text and children).
    """
    heading_end = statement.flat_offset(statement.heading_length)
    heading = [s for s in stretches if s.span[0] < heading_end and s.role == "until"]
    last = [s for s in stretches if s.scope is None and s.role in ("until", "during", "term")]
    if heading:
        return _dated(heading[-1], "ancestor")
    leads = re.search(r"如下[。:]?$|情形[:。]?$", statement.flat)
    if introduces and last and (leads or last[-1].role == "until"):
        return _dated(last[-1], "ancestor")
    return above


def _dated(stretch: DatedStretch, source: Source) -> AsOf:
    period = stretch.period
    if stretch.role == "start":
        return AsOf(start=period.start, source=source, printed=stretch.printed)
    if stretch.role == "term":
        return AsOf(None, period.start, period.end, source, stretch.printed)
    start: date | None = period.start
    if stretch.role == "until" and period.single:
        start = stretch.opened.start if stretch.opened else None
    return AsOf(period.end, start, period.end, source, stretch.printed)


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
        if stretch.span[0] < clause and not _lasts(stretch, text[clause:position]):
            continue
        between = text[stretch.span[1] : position]
        if stretch.span[0] >= head and _ELSE.search(between):
            continue
        return None if _TURN.search(between) else stretch
    return None


def _lasts(stretch: DatedStretch, clause: str) -> bool:
    """Whether a date of an earlier clause still speaks; an event does where the clause counts it."""
    if stretch.role != "event" or stretch.held:
        return True
    if stretch.period.last.precision == "month" and _COMPARES.match(clause):
        return True
    return stretch.completed and _OUTCOME.match(clause) is not None


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
            return stretch if _SUMS_UP.match(statement.flat, stretch.span[1]) else None
    return None


def _earlier(statement: Statement, stretches: Sequence[DatedStretch], sentence: Span) -> DatedStretch | None:
    heading_end = statement.flat_offset(statement.heading_length)
    before = sorted((s for s in stretches if s.span[0] < sentence[0]), key=lambda s: s.span, reverse=True)
    latest = max((s.period.end.year for s in before), default=0)
    for stretch in before:
        # A year before the one that is told is told of something else (2002 年「協定」).
        if stretch.scope is not None or (stretch.role == "during" and stretch.period.end.year < latest):
            continue
        if stretch.role in ("until", "during", "term"):
            in_heading = stretch.span[0] < heading_end
            return stretch if stretch.role == "until" or not in_heading else None
        if stretch.role == "event" and stretch.held and _GOES_ON.match(statement.flat, sentence[0]):
            return stretch
        if stretch.role == "start":
            return None
    return None
