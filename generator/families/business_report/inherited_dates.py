"""Dates that a number has from outside of its sentence: from those before it, or from the items above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.families.business_report.date_comparisons import untold_between
from generator.families.business_report.number_date import NONE, AsOf, dated
from generator.families.business_report.period_roles import DatedStretch
from generator.families.business_report.statement import Statement
from generator.families.business_report.status_words import status_word
from generator.language.clauses import Span, clause_start

# 從 4.51%降到 4.38%: a number that changed is of no time that is told elsewhere.
_FROM = re.compile("[從由][^，]{0,12}$")
_GOES_ON = re.compile(r"(?:共|計|總計|合計|累計|會中|吸引|其中|促成)")


def from_elsewhere(
    statement: Statement,
    stretches: Sequence[DatedStretch],
    position: int,
    sentence: Span,
    above: AsOf,
    last: AsOf | None,
) -> AsOf:
    """The date of a number whose sentence has none of its own; `NONE` where nothing surely speaks for it.

    其中 goes on with what the number before it counted; else a date of the sentences before, the items above.
    """
    text = statement.flat
    changed = _FROM.search(text[clause_start(text, position, sentence[0]) : position])
    if changed or text.startswith("此外", sentence[0]):
        return NONE
    if text.startswith("其中", sentence[0]) and last is not None:
        return replace(last, source="same_item") if last.day else NONE
    earlier = _earlier(statement, stretches, sentence, position)
    # 本年度核定 3 機關。本期受理 8 名。核准 5 件: of a time that nobody can know.
    if untold_between(statement, earlier.span[1] if earlier else 0, sentence[0]):
        return NONE
    return dated(earlier, "same_item") if earlier is not None else above


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
        return dated(heading[-1], "ancestor")
    leads = re.search(r"如下[。:]?$|情形[:。]?$", statement.flat)
    if introduces and last and (leads or last[-1].role == "until"):
        return dated(last[-1], "ancestor")
    return above


def _is_planned(statement: Statement, position: int) -> bool:
    text = statement.flat
    words = status_word().finditer(text, clause_start(text, position), position)
    return any(word.lastgroup == "plan" and text[word.end() : position] in ("", "於", "在") for word in words)


def _earlier(
    statement: Statement, stretches: Sequence[DatedStretch], sentence: Span, position: int
) -> DatedStretch | None:
    heading_end = statement.flat_offset(statement.heading_length)
    before = sorted((s for s in stretches if s.span[0] < sentence[0]), key=lambda s: s.span, reverse=True)
    latest = max((s.period.end.year for s in before), default=0)
    own = [s for s in stretches if sentence[0] <= s.span[0] < position and s.role != "other"]
    for stretch in before:
        # Nor is a day before one that the number's own sentence has told.
        if any(stretch.period.end < s.period.end for s in own):
            return None
        # A year before the one that is told is told of something else (2002 年「協定」).
        if stretch.scope is not None or (stretch.role == "during" and stretch.period.end.year < latest):
            continue
        # 預於 5 月底前完工。計採購 3 公噸: no result is of the day that a plan is for.
        if _is_planned(statement, stretch.span[0]):
            return None
        if stretch.role in ("until", "during", "term"):
            in_heading = stretch.span[0] < heading_end
            return stretch if stretch.role == "until" or not in_heading else None
        if stretch.role == "event" and stretch.held and _GOES_ON.match(statement.flat, sentence[0]):
            return stretch
        if stretch.role == "start":
            return None
    return None
