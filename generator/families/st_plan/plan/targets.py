"""Promises in the plan's text: values with a year, milestones with a year, and required values without one.

A year counts where it is not before the plan's first: 2024 年起…提高 15% is no promise of a plan for
2025-2028. It holds for all that follows it in the sentence (2030 年之前…減少至 8%…；…減少至 10%).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from generator.families.st_plan.plan.damage import damaged_spans, doubts_between, marked_numbers, mended
from generator.language.amounts import Amount, find_amounts
from generator.language.dates import DateMention, find_dates
from generator.language.units import unit_kind
from generator.records.values import PlusMinus

Kind = Literal["quantity", "milestone", "forecast"]
Comparator = Literal["exact", "at_least", "at_most", "approx", "plus_minus"]

_DAMAGED = {
    "value": "數字「{}」無法判讀，數值留空。",
    "baseline": "數字「{}」無法判讀，基準值留空。",
    "target_year": "年份「{}」無法判讀，年份留空。",
}
_MARKED = "數字之後印有「{}」，可能是附註。"
_UNTOLD_SIGN = "數字之前印有「-」，不能確定是否為負號。"
_HYPHEN = re.compile(r"[^\s\d%A-Za-z]\s*[-－−]$")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?(?:[」』）)]+)?")
_CLAUSE_END = re.compile(r"[，；。！？,;]")
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_FROM = re.compile(r"(?:由|從)(?:現行|目前|原)?(?:有)?的?\s*$")
_PER = re.compile(r"每([年月季週日天])[^，。；每]{0,4}$")
_RATE = re.compile(r"\s*/\s*(?:min|hr|h|s|分鐘|小時|秒)(?![A-Za-z])")
_PLUS_MINUS = re.compile(r"±\s*$")
_WITHIN = re.compile(r"\s*[以之]?內")
_FORECAST = re.compile(r"(?:預估|推估|預測|估計|估算)\s*(?:至|到)?$")
_PAST = re.compile(r"已(?!達成目標)|曾|截至")
# What is done by the year of a milestone; a year without such a word only sets a scene (為因應 2050 年…).
_DONE = re.compile(
    r"完成|完備|建置|建立|達成|延長|設置|設立|啟用|上線|完工|商轉|吸納|實施|施行|導入|落實|擴充|發射"
)
_BACKGROUND = re.compile(r"(?:為?因應|配合|面對|推估|延續|考量)[^，；]*$")
_REQUIRED = re.compile(
    r"(?:強制|獎勵|培育|輔導|招收|新增|擴充|完成|增加|減少|提升至|提高至|降至|達到?)[^，；]{0,12}$"
)
# 345 kV and 16 奈米 name a class of line or process; nobody promises to reach them.
_CLASS_UNITS = frozenset({"V", "kV", "KV", "Hz", "kHz", "MHz", "GHz", "THz"})
_CLASS_KINDS = frozenset({"length"})


@dataclass(frozen=True, slots=True)
class Target:
    """A promise.

    Attributes:
        kind: quantity, milestone or forecast.
        phrase: the clause that holds the value, or the year of a milestone.
        value, unit, comparator: None and empty for milestones; the unit holds a printed 萬 or 億.
        baseline: the value that it starts from, in the same unit.
        start_year, target_year: Gregorian; None where none is printed.
        sentence: the whole sentence.
        doubt: for people, why the value can't be told for sure; empty for all that are printed clearly.
        at: where in the sentence value, baseline and target_year are printed, by name.
    """

    kind: Kind
    phrase: str
    value: Decimal | None
    unit: str
    comparator: Comparator | None
    baseline: Decimal | None
    start_year: int | None
    target_year: int | None
    sentence: str
    doubt: str = ""
    at: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def find_targets(text: str, first_year: int) -> list[Target]:
    """All promises of a text in order.

    Args:
        text: paragraphs of a measure or an item.
        first_year: first Gregorian year of the plan.
    """
    sentences = [match[0].strip() for match in _SENTENCE.finditer(text)]
    return [
        _as_printed(target, sentence)
        for sentence in sentences
        for target in _in_sentence(mended(sentence), first_year)
    ]


def _as_printed(target: Target, sentence: str) -> Target:
    """The target with clause and sentence as printed, and without what a damaged number says of it."""
    start = target.sentence.find(target.phrase)
    phrase = sentence[start : start + len(target.phrase)]
    lost = {
        name: sentence[first:last]
        for first, last in damaged_spans(sentence)
        for name, (begin, end) in target.at.items()
        if first < end and begin < last
    }
    marked = marked_numbers(phrase)
    doubt = "".join(_DAMAGED[name].format(printed) for name, printed in lost.items())
    doubt = doubt or (_MARKED.format("」、「".join(marked)) if marked else target.doubt)
    doubt = doubt or doubts_between(sentence, list(target.at.values()))
    return replace(
        target,
        phrase=phrase,
        sentence=sentence,
        doubt=doubt,
        value=None if "value" in lost else target.value,
        baseline=None if "baseline" in lost else target.baseline,
        start_year=None if "target_year" in lost else target.start_year,
        target_year=None if "target_year" in lost else target.target_year,
    )


def _in_sentence(sentence: str, first_year: int) -> Iterator[Target]:
    dates = [date for date in find_dates(sentence) if date.period is not None]
    amounts = [amount for amount in find_amounts(sentence) if not _is_class(sentence, amount)]
    baseline: Amount | None = None
    found: list[tuple[int, Target]] = []
    for amount in amounts:
        if _FROM.search(sentence[: amount.start]):
            baseline = amount
            continue
        date = _date_of(dates, amount, sentence)
        if date is None or _year(date) >= first_year:
            target = _quantity(sentence, amount, date, baseline)
            if target is not None:
                found.append((amount.start, target))
        baseline = None
    for date in dates:
        if _year(date) >= first_year and _is_milestone(sentence, date, amounts):
            found.append((date.start, _milestone(sentence, date)))
    yield from (target for _, target in sorted(found, key=lambda pair: pair[0]))


def _is_class(sentence: str, amount: Amount) -> bool:
    """Whether an amount names a class, or a span of time within which something else is counted."""
    if amount.unit in _CLASS_UNITS or unit_kind(amount.unit) in _CLASS_KINDS:
        return True
    return unit_kind(amount.unit) == "time" and bool(_WITHIN.match(sentence, amount.end))


def _date_of(dates: Sequence[DateMention], amount: Amount, sentence: str) -> DateMention | None:
    """The date that an amount is for: the last one before it, else one in the same clause behind it."""
    before = [date for date in dates if date.end <= amount.start]
    if before:
        return before[-1]
    end = _clause(sentence, amount.start)[1]
    return next((date for date in dates if amount.end <= date.start < end), None)


def _year(date: DateMention) -> int:
    return date.period.last.year if date.period else 0


def _first_year_of(date: DateMention | None) -> int | None:
    if date is None or date.period is None or date.period.first.year == date.period.last.year:
        return None
    return date.period.first.year


def _quantity(
    sentence: str, amount: Amount, date: DateMention | None, baseline: Amount | None
) -> Target | None:
    start, end = _clause(sentence, amount.start)
    before = sentence[start : amount.start]
    if _PAST.search(before):
        return None
    if date is None and amount.bound != "at_least" and not _REQUIRED.search(before):
        return None
    plus_minus = bool(_PLUS_MINUS.search(before))
    base = baseline if baseline is not None and baseline.unit == amount.unit else None
    places = {"value": amount, "baseline": base, "target_year": date}
    forecast = date is not None and bool(_FORECAST.search(sentence[: date.start]))
    return Target(
        "forecast" if forecast else "quantity",
        sentence[start:end].strip(),
        PlusMinus(amount.value) if plus_minus else amount.value,
        _unit(sentence, amount),
        "plus_minus" if plus_minus else amount.bound,
        base.value if base is not None else None,
        _first_year_of(date),
        _year(date) if date else None,
        sentence,
        _UNTOLD_SIGN if _HYPHEN.search(before) and amount.value > 0 else "",
        {name: (place.start, place.end) for name, place in places.items() if place is not None},
    )


def _unit(sentence: str, amount: Amount) -> str:
    """The unit with its multiplier, and with the span of time that it is counted by (GW/年, %/min)."""
    unit = amount.multiplier + amount.unit
    rate = _RATE.match(sentence, amount.end)
    if rate:
        return unit + rate[0].replace(" ", "")
    per = _PER.search(sentence[: amount.start])
    return f"{unit}/{per[1]}" if per else unit


def _is_milestone(sentence: str, date: DateMention, amounts: Sequence[Amount]) -> bool:
    start, end = _clause(sentence, date.start)
    if any(start <= amount.start < end for amount in amounts):
        return False
    if _PAST.search(sentence[start : date.start]) or _BACKGROUND.search(sentence[start : date.start]):
        return False
    return bool(_DONE.search(sentence[start:end]))


def _milestone(sentence: str, date: DateMention) -> Target:
    start, end = _clause(sentence, date.start)
    phrase = sentence[start:end].strip()
    years = (_first_year_of(date), _year(date))
    return Target(
        "milestone",
        phrase,
        None,
        "",
        None,
        None,
        *years,
        sentence,
        at={"target_year": (date.start, date.end)},
    )


def _clause(sentence: str, place: int) -> tuple[int, int]:
    """Start and end of the clause around a place; a comma in brackets or between digits ends none."""
    start, end = 0, len(sentence)
    for match in _CLAUSE_END.finditer(_BRACKETS.sub(lambda m: "\x00" * len(m[0]), sentence)):
        if sentence[match.end() : match.end() + 1].isdigit() and sentence[: match.start()][-1:].isdigit():
            continue
        if match.start() < place:
            start = match.end()
        else:
            end = match.start()
            break
    return start, end
