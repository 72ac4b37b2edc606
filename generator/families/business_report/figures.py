"""Every amount of the report as a row: value, unit, bound, date, status, subject, and its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.families.business_report.amount_doubts import doubt_about
from generator.families.business_report.as_of import as_of
from generator.families.business_report.date_comparisons import compared_with
from generator.families.business_report.inherited_dates import governing
from generator.families.business_report.items import ReportItem
from generator.families.business_report.number_date import AsOf
from generator.families.business_report.period_roles import DatedStretch, dated_stretches
from generator.families.business_report.statement import Statement
from generator.families.business_report.status import Judgement, Status, status_of, wording_of
from generator.families.business_report.status_words import looks_ahead, status_words
from generator.families.business_report.subject import Told
from generator.families.business_report.subjects import counted_span, subject_of
from generator.families.business_report.sum_words import sums_up
from generator.language.amounts import Amount
from generator.language.clauses import Span
from generator.language.odd_signs import without_stand_ins
from generator.records.record import Certainty

_PLAN_BY_DATE = Judgement("plan")
_UNSAID = "章名「{}」說的是將來，句中沒有文字說明這是結果還是計畫，讀為結果。"


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in its item.

    Attributes:
        item: the item.
        amount: number, unit and bound.
        as_of: its date.
        status: result, plan, target, estimate or rule.
        status_printed: the words that say the status; empty for a plain result.
        subject: what it counts.
        sentence: the sentence as printed.
        lines: source lines of the amount.
        certainty: how the row came about; see the data contract.
        note: why it is not simply printed; empty where it is.
    """

    item: ReportItem
    amount: Amount
    as_of: AsOf
    status: Status
    status_printed: str
    subject: str
    sentence: str
    lines: tuple[int, ...]
    certainty: Certainty = "printed"
    note: str = ""


def read_figures(items: Sequence[ReportItem]) -> list[Figure]:
    """All amounts of all items, in the order of the text."""
    dates = {item.path: dated_stretches(item.statement) for item in items}
    end = report_end(items, dates)
    above: dict[str, AsOf] = {"": AsOf()}
    figures: list[Figure] = []
    ahead = {"": ""}
    for item in items:
        heading = item.own.label if item.has_children and looks_ahead().search(item.own.heading) else ""
        ahead[item.path] = heading or ahead[item.parent_path]
        inherited = above[item.parent_path]
        above[item.path] = governing(
            item.statement, dates[item.path], inherited, introduces=item.has_children and bool(item.own.text)
        )
        figures += _figures(item, dates[item.path], inherited, end, ahead[item.path])
    return figures


def report_end(items: Sequence[ReportItem], dates: dict[str, list[DatedStretch]]) -> date:
    """The last day of the results that a report counts.

    It is the latest 截至, else the end of the year that the report names most often; a later 至…止 of no
    later year than the one in which the report says that it speaks goes beyond both.
    """
    until = [(item.statement, s) for item in items for s in dates[item.path] if s.role == "until"]
    stated = [s.period.end for own, s in until if own.flat.endswith("截至", 0, s.span[0])]
    if not stated:
        years = Counter(s.period.end.year for item in items for s in dates[item.path])
        stated = [date(max(years, key=lambda year: (years[year], year), default=date.max.year), 12, 31)]
    return max([*stated, *(s.period.end for own, s in until if _is_over(own, s))])


def _is_over(statement: Statement, stretch: DatedStretch) -> bool:
    year = statement.spoken.year
    return bool(year and stretch.period.end.year <= year and statement.flat.startswith("止", stretch.span[1]))


def _certainty(amount: Amount, as_of: AsOf, judged: Judgement, ahead: str) -> tuple[Certainty, str]:
    """How surely a figure was read, and why not simply as printed: the weakest of its parts decide."""
    doubt = doubt_about(amount)
    reasons: list[tuple[bool, Certainty, str]] = [
        (bool(doubt), "uncertain", doubt),
        (judged == _PLAN_BY_DATE, "inferred", "報告未以文字說明為計畫，依日期晚於報告期間判斷。"),
        (bool(ahead) and judged.unsaid, "inferred", _UNSAID.format(ahead)),
        (as_of.behind, "inferred", f"基準日取自數字之後的「{as_of.printed}」。"),
        (as_of.supposed, "inferred", f"「{as_of.printed}」沒有印年份，依報告所說的今年判斷。"),
        (as_of.source == "same_item", "derived", f"基準日承自同一項目前面的「{as_of.printed}」。"),
        (as_of.source == "ancestor", "derived", f"基準日承自上層項目的「{as_of.printed}」。"),
    ]
    weakest: Certainty = next((certainty for holds, certainty, _ in reasons if holds), "printed")
    return weakest, "".join(note for holds, certainty, note in reasons if holds and certainty == weakest)


def _figures(
    item: ReportItem, dates: list[DatedStretch], above: AsOf, end: date, ahead: str
) -> Iterator[Figure]:
    statement = item.statement
    told: list[Told] = []
    parts: list[tuple[Amount, AsOf]] = []
    settled_in: Span | None = None
    ruled: tuple[Span, str] | None = None
    last: AsOf | None = None
    whole: tuple[Span, Judgement] | None = None
    for amount in statement.amounts:
        start = statement.flat_offset(amount.start)
        span = start, statement.flat_offset(amount.end)
        sentence = statement.sentence_at(start)
        wording = wording_of(statement, amount)
        guess = status_of(wording, AsOf(), end)
        # An estimate belongs to the results that its sentence has just told.
        settled = guess.status == "actual" or (settled_in == sentence and guess.status == "estimate")
        rule = guess.status == "rule"
        found = as_of(statement, dates, span, settled=settled, above=above, last=last, own_clause=rule)
        found = _of_all(statement, amount, found, parts)
        judged = status_of(wording, found, end)
        # 安全存量 111 年起至少 8 天，116 年起至少 14 天: one rule sets both.
        if judged == _PLAN_BY_DATE and ruled == (sentence, amount.unit):
            judged = Judgement("rule", "")
        whole = _whole(statement, sentence, whole)
        if whole and whole[0] != sentence and guess.status == "actual" and wording.governing is None:
            judged = whole[1]
        told = [figure for figure in told if figure.span[0] >= sentence[0]]
        parts = [part for part in parts if told and part[0].unit == amount.unit]
        subject = subject_of(statement, amount, told)
        yield Figure(
            item,
            amount,
            found,
            judged.status,
            judged.word,
            without_stand_ins(subject.text) or _headed(item, start),
            statement.printed(sentence),
            statement.lines(amount.start, amount.end),
            *_certainty(amount, found, judged, ahead),
        )
        parts.append((amount, found))
        told.append(Told(counted_span(statement, amount), amount.unit, subject))
        # 其中 goes on with what was counted, not with the number that it was compared with.
        last = last if compared_with(statement, span) else found
        settled_in = sentence if guess.status == "actual" else settled_in
        ruled = (sentence, amount.unit) if judged.status == "rule" else None
        planned = judged.status == "plan" and judged.word not in status_words()["planning"]
        whole = whole or ((sentence, judged) if planned else None)


def _whole(
    statement: Statement, sentence: Span, before: tuple[Span, Judgement] | None
) -> tuple[Span, Judgement] | None:
    """The plan whose parts a sentence tells: 應於年底完成疏濬 6,500 萬立方公尺。其中河川 2,500 萬立方公尺."""
    goes_on = statement.flat.startswith("其中", sentence[0]) or (before and before[0] == sentence)
    return before if goes_on else None


def _of_all(statement: Statement, amount: Amount, found: AsOf, before: Sequence[tuple[Amount, AsOf]]) -> AsOf:
    """The date of a number; what sums up parts of several periods is of all of them."""
    led = sums_up().search(statement.flat, 0, statement.flat_offset(amount.start))
    if led is None or led["words"]:
        return found
    for first in range(len(before) - 2, -1, -1):
        parts = before[first:]
        starts = [part.start for _, part in parts if part.start and part.source == "same_sentence"]
        if sum(part.value_base for part, _ in parts) == amount.value_base:
            return replace(found, start=min(starts)) if len(starts) == len(parts) else found
    return found


def _headed(item: ReportItem, start: int) -> str:
    """A printed heading is what a number directly behind it counts (原住民微笑貸款：3,598 件)."""
    heading = item.statement.flat_offset(item.statement.heading_length)
    return item.own.label if not item.own.generated and start == heading else ""
