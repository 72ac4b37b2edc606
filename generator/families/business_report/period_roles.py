"""What a date is for: the state of the numbers after it, a comparison, a beginning, an event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.families.business_report.date_comparisons import is_set_against
from generator.families.business_report.date_words import moment
from generator.families.business_report.statement import Statement
from generator.language.clauses import Span, clause_end, enclosing
from generator.language.dates import DateMention, find_dates
from generator.language.partial_date import PartialDate, Period

Role = Literal["until", "during", "event", "start", "term", "other"]

_TENS_OF_DAYS = {"上旬": 10, "初": 10, "中旬": 20}
_RUNS_FOR = re.compile(r"(?:期程|期間|執行期|效期|時程)(?:為|:|自|由|訂為)*$")
_UNTIL = re.compile(r"(?:截至|截止|迄至|至|迄|到)$")
_STARTS = re.compile(r"(?:度?起|開辦|開始|啟用|成立)(?!至(?!少))|[^，。；]{0,8}以來|(?:年)?(?:迄|至)今")
# 111 年 303 停電事故後: the date of a cause, not of what follows.
_EVENT_BEFORE = re.compile(r"[^，。；]{0,10}(?:事故|事件|災害|疫情)後?[，、]")
# 97 年上任前的 54 個: the number is of an unknown time before.
_BEFORE_THEN = re.compile(r"(?!底|[上中下]旬)[^，。；:、()\d]{2,8}前[的之](?=\d)")
_OPENED = re.compile(
    r"^(?:起|開辦|開始|開放|受理|實施|啟用|成立|推動|申請|寄出|收件)*(?:起|以來)?(?:至|迄|到)"
)
# 81 年簽訂之臺英通航協定, 2009 年白皮書: the year belongs to the thing.
_OF_THING = re.compile(
    r"度?(?:白皮書|年報|年鑑|手冊|報告書)|[^，。；]{0,30}(?:簽訂|簽署|公布|發布|訂定|核定|通過|成立)之"
)
_SINCE = re.compile("(?:以|之)?後")
# 全面清查 87 年後將級人事 910 人: the time belongs to what is counted, not to the numbers that follow.
_SINCE_THEN = re.compile("(?:以|之)?後[，已共計累迄]")
# 本年總統大選後，: the year is that of the event.
_AFTER_THEN = re.compile(r"(?![^，]{0,8}完[成工])[^，。；:、()\d]{2,10}後，")
_HELD = re.compile(
    r"舉辦|舉行|辦理|召開|召集|籌組|參加|參與|帶領|參展|出席|率團|舉開|合辦|主辦|頒獎|開幕|說明會|博覽會|論壇|審議會|會議|訪局|進行|邀請|赴"
)
_COMPLETED = re.compile(r"完成|完工|商轉|併聯|通水|達成|啟用|竣工")
_BECAUSE = re.compile("(?:由於|鑑於)$")
_CAUSE = re.compile(r"(?:因應|依據|依|鑑於|自|針對|配合|由於)$")
_LEGAL = re.compile(r"公布|發布|公告|核定|修正|修訂|生效|施行|三讀|函請|通過|預告|訂定|核准設立|屆期|落日")


@dataclass(frozen=True, slots=True)
class DatedStretch:
    """A date in an item and what it is for.

    Attributes:
        span: where it stands in the compact text.
        period: what it means.
        role: ``until`` (截至 …) and ``during`` (a year, a period) date the numbers behind them; ``event``
            only those of the same clause; ``term`` (a school year) gives a period but no day; ``start`` and
            ``other`` (comparison, duration, part of a name) date none.
        scope: the bracket it stands in, if it speaks for that bracket only.
        printed: the date as printed.
        opened: the beginning that belongs to an ``until`` (自 108 年 5 月 3 日開辦至 112 年底), if one is
            printed.
        held: whether an event took place then that the sentence goes on to count (舉辦 …，吸引 300 人).
        completed: whether something was or will be ready then (完工，可增加 20 萬 CMD).
        supposed: whether its year is not printed and only supposed (`find_spoken_dates`).
    """

    span: Span
    period: Period
    role: Role
    scope: Span | None
    printed: str
    opened: Period | None = None
    held: bool = False
    completed: bool = False
    supposed: bool = False


def dated_stretches(statement: Statement) -> list[DatedStretch]:
    """All dates of an item whose year is known, in order, with their roles."""
    found: list[DatedStretch] = []
    previous: DateMention | None = None
    for mention in statement.dates:
        if mention.period is not None:
            found.append(_stretch(statement, mention, _within_month(mention, mention.period), previous))
        previous = mention
    return found + _named_years(statement)


def _within_month(mention: DateMention, period: Period) -> Period:
    """The period up to the tenth or the twentieth where 上旬, 初 or 中旬 ends it."""
    day = _TENS_OF_DAYS.get(mention.edge)
    if day is None or period.last.precision != "month":
        return period
    last = PartialDate(period.last.year, period.last.month, day)
    first = PartialDate(last.year, last.month, day - 9) if period.single else period.first
    return Period(first, last)


def _stretch(
    statement: Statement, mention: DateMention, period: Period, previous: DateMention | None
) -> DatedStretch:
    text, span = statement.flat, (mention.start, mention.end)
    bracket = enclosing(statement.brackets, mention.start)
    opened = None
    if (
        previous is not None
        and previous.period
        and _OPENED.match(text[previous.end : mention.start] + "\x00")
    ):
        between = text[previous.end : mention.start]
        opened = previous.period if _OPENED.fullmatch(between) else None
    role, scope = _role(statement, mention, period, bracket)
    if opened is not None and role != "other":
        role = "until"
    behind = text[mention.end : clause_end(text, mention.end)]
    legal = _LEGAL.search(behind) is not None
    held = bool(_HELD.search(behind)) and not legal
    completed = bool(_COMPLETED.search(behind)) and not legal
    printed = statement.printed(span)
    return DatedStretch(span, period, role, scope, printed, opened, held, completed, mention.supposed)


def _role(
    statement: Statement, mention: DateMention, period: Period, bracket: Span | None
) -> tuple[Role, Span | None]:
    text = statement.flat
    before = text[max(0, mention.start - 10) : mention.start]
    after = text[mention.end : mention.end + 34]
    named = enclosing(statement.quotes, mention.start) or before.endswith(("「", "『", "《"))
    compared = is_set_against(text, mention) or _BEFORE_THEN.match(after)
    if named or compared or _RUNS_FOR.search(before) or _EVENT_BEFORE.match(after):
        return "other", None
    if bracket is not None:
        return _bracketed(text, mention, period, bracket)
    role = _plain_role(before, after, period, mention.edge)
    return "term" if role == "during" and "學年" in mention.printed else role, None


def _plain_role(before: str, after: str, period: Period, edge: str) -> Role:
    """The role of a date outside of brackets and quotes, by the words around it."""
    year = period.single and period.first.precision == "year"
    if _BECAUSE.search(before) or (edge == "初" and period.last.precision == "year"):
        return "other"
    if _UNTIL.search(before) or after.startswith("止") or (edge == "底" and period.last.precision == "month"):
        return "until"
    if _begins(before, after, period) or (year and (_SINCE_THEN.match(after) or _AFTER_THEN.match(after))):
        return "start"
    if year and (_SINCE.match(after) or _OF_THING.match(after)):
        return "other"
    if period.first.precision == "year" or _runs_by_month(period):
        return "during"
    return "other" if _CAUSE.search(before) else "event"


def _begins(before: str, after: str, period: Period) -> bool:
    opened = before.endswith(("自", "從")) and period.single and _OPENED.match(after)
    return _STARTS.match(after) is not None or bool(opened)


def _runs_by_month(period: Period) -> bool:
    """Whether it is a stretch of months or longer, not of days (8 月 27 日至 9 月 2 日)."""
    by_day = "day" in (period.first.precision, period.last.precision)
    years = period.last.year - period.first.year > 1
    return years or (not period.single and not by_day) or period.first.precision != period.last.precision


def _bracketed(text: str, mention: DateMention, period: Period, bracket: Span) -> tuple[Role, Span | None]:
    """A date in brackets speaks for the bracket; 統計 … and 全期(…) speak for what follows them."""
    inside = text[bracket[0] + 1 : bracket[1] - 1]
    before = text[max(0, bracket[0] - 6) : bracket[0]]
    if inside.startswith(("統計", "截至", "資料")):
        return "until", None
    only_date = mention.start == bracket[0] + 1 and mention.end >= bracket[1] - 2
    if only_date and before.endswith(("全期", "全程")) and not period.single:
        return "during", None
    if only_date and period.last.precision != "year" and moment().search(before):
        return "event" if period.last.precision == "day" else "during", None
    if only_date:
        return "other", None
    return "during", bracket


def _named_years(statement: Statement) -> list[DatedStretch]:
    """The year that opens the name of an event (辦理「2023 臺灣國際平面設計獎」) dates its numbers."""
    years = []
    for start, _ in statement.quotes:
        match = re.match(r"(?:19|20)\d\d(?!\d|至|-|~|年)", statement.flat[start + 1 :])
        before = statement.flat[max(0, start - 4) : start]
        if match and _HELD.search(before):
            year = find_dates(match[0] + "年")[0].period
            span = (start + 1, start + 5)
            if year is not None:
                years.append(DatedStretch(span, year, "during", None, match[0], None, True))
    return years
