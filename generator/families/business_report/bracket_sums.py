"""Brackets of which a text says that they take the number in front of them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.families.business_report.figures import Figure
from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.statement import Statement
from generator.families.business_report.sum_words import (
    ONLY_LIST,
    before_whole,
    is_sum,
    word_of,
)
from generator.language.clauses import Span, next_span

_GAP_TO_BRACKET = re.compile(r"[^，。；、()\d]{0,4}\(")
_JOINED = re.compile(JOINERS)


def stated_in_brackets(figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """(number of the whole, numbers of its parts) for brackets that a text says to take a number apart.

    A bracket with like units alone is no sum: 起訴44件(15件判決有罪，1件一審無罪上訴中).
    """
    for position, figure in enumerate(figures[:-2]):
        statement = figure.item.statement
        end = statement.flat_offset(figure.amount.end)
        bracket = next_span(statement.brackets, end)
        if bracket is None or not _GAP_TO_BRACKET.fullmatch(statement.flat[end : bracket[0] + 1]):
            continue
        parts = _inside(figures, position, bracket)
        if len(parts) > 1 and _says_so(figure, parts, bracket):
            yield position + 1, tuple(range(position + 2, position + 2 + len(parts)))


def _inside(figures: Sequence[Figure], position: int, bracket: Span) -> list[Figure]:
    """All figures of a bracket."""
    whole, parts = figures[position], []
    for part in figures[position + 1 :]:
        if part.item is not whole.item or part.item.statement.flat_offset(part.amount.start) >= bracket[1]:
            break
        parts.append(part)
    return parts


def _says_so(whole: Figure, parts: Sequence[Figure], bracket: Span) -> bool:
    statement = whole.item.statement
    start = statement.flat_offset(whole.amount.start)
    before = statement.flat[max(0, start - 12) : start]
    inside = statement.flat[bracket[0] + 1 : bracket[1]]
    if before_whole("exact").search(before) or word_of("before_parts", "exact").match(inside):
        return True
    if before_whole("all_named").search(before) and _names_all(statement, parts, bracket):
        return True
    adds_up = is_sum(whole.amount, [part.amount for part in parts])
    return adds_up and word_of("before_parts", "members").match(inside) is not None


def _names_all(statement: Statement, parts: Sequence[Figure], bracket: Span) -> bool:
    """Whether a bracket holds nothing but a list that ends: 甲 2 項、乙 3 項及丙 1 項."""
    spans = [(statement.flat_offset(p.amount.start), statement.flat_offset(p.amount.end)) for p in parts]
    gaps = [statement.flat[a[1] : b[0]] for a, b in pairwise(spans)]
    around = statement.flat[bracket[0] + 1 : spans[0][0]] + statement.flat[spans[-1][1] : bracket[1] - 1]
    whole_list = all(ONLY_LIST.fullmatch(gap) for gap in gaps) and not re.search(r"[，。；:]", around)
    return whole_list and any(last.search(gaps[-1]) for last in (_JOINED, word_of("rest")))
