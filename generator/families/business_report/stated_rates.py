"""Rates that stand right behind the two numbers that they are made from: 執行率 in a bracket, 合格率."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.families.business_report.curated import RelationKind
from generator.families.business_report.figures import Figure
from generator.families.business_report.held_sums import at_one_time
from generator.families.business_report.relation import Relation
from generator.families.business_report.sum_words import rate_behind, word_of

_EVIDENCE = {"pass_rate": "檢驗數、不合格數與合格率。", "ratio": "完成數占應辦數的比率。"}


def stated_rates(figures: Sequence[Figure]) -> Iterator[Relation]:
    """合格率 behind 檢驗 … 具 and 不合格 … 具; 執行率 in brackets behind what was done of what there is.

    Where the sentence holds several numbers that could be the whole, or the bracket says more of the rate
    (執行率 60%，以經費計), it counts only if one of them fits.
    """
    for number in range(3, len(figures) + 1):
        part, rate = figures[number - 2 : number]
        kind: RelationKind = "pass_rate" if word_of("rates", "failed").search(part.subject) else "ratio"
        # 累計執行率, 去年合格率 have another base.
        said = rate_behind("passed" if kind == "pass_rate" else "done")
        if rate.amount.unit != "%" or rate.amount.role or not said.fullmatch(_words_between(part, rate)):
            continue
        wholes = list(_wholes(figures, number - 2))
        holding = [whole for whole in wholes if _holds(kind, figures[whole - 1], part, rate)]
        for whole in holding[:1] or (wholes if _is_plain(figures, wholes, part, rate) else ()):
            operands = (whole, number - 1) if kind == "pass_rate" else (number - 1, whole)
            yield Relation(kind, number, operands, "rule", _EVIDENCE[kind])


def _words_between(part: Figure, rate: Figure) -> str:
    return part.item.statement.between(part.amount, rate.amount) if part.item is rate.item else ""


def _wholes(figures: Sequence[Figure], before: int) -> Iterator[int]:
    """Numbers of the figures of the same unit in front of one, in its sentence."""
    part = figures[before]
    for number in range(before, 0, -1):
        whole = figures[number - 1]
        if whole.item is not part.item or whole.sentence != part.sentence:
            return
        if whole.amount.unit == part.amount.unit:
            yield number


def _is_plain(figures: Sequence[Figure], wholes: Sequence[int], part: Figure, rate: Figure) -> bool:
    """Whether there is but one whole, of the same time; the part has its own clause, the rate its bracket."""
    statement = rate.item.statement
    end = ")" if "(" in _words_between(part, rate) else ("，", "。", "；", "\n")
    behind = statement.flat[statement.flat_offset(rate.amount.end) :]
    if len(wholes) != 1 or not (behind or "\n").startswith(end):
        return False
    whole = figures[wholes[0] - 1]
    return "，" in _words_between(whole, part) and at_one_time(whole.as_of, part.as_of)


def _holds(kind: str, whole: Figure, part: Figure, rate: Figure) -> bool:
    """Whether a rate is, within one point, that of its two numbers."""
    done = part.amount.value_base if kind == "ratio" else whole.amount.value_base - part.amount.value_base
    base = whole.amount.value_base
    return abs(100 * done - rate.amount.value * base) <= abs(base)
