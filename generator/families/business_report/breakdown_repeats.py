"""Tables whose rows stand in clauses of their own.

The same noun stands behind every amount (6,000 噸海淡廠 …), or nothing but a short label in front of it
(出口 4,325 億美元；進口 3,519 億美元).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from generator.families.business_report.breakdown_tables import ListTable, Row, cells_of
from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.list_labels import clean_label, doubt_about_label
from generator.families.business_report.list_words import (
    attribute,
    nothing_but_verbs,
    opening,
    says_what_was_done,
)
from generator.families.business_report.statement import Statement
from generator.language.amounts import Amount
from generator.language.clauses import Span, clause_start
from generator.language.dates import find_dates
from generator.language.units import unit_kind

_FEWEST_ROWS = 3
_LONGEST_LABEL = 12
_SHORTEST_NOUN = 2
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,6}")
_JOINER = re.compile(rf"、|{JOINERS}")


def noun_tables(statement: Statement, amounts: Sequence[Amount]) -> list[ListTable]:
    """Amounts of one unit in a sentence with the same noun behind each, or behind the next of a pair."""
    tables = []
    for members in _by_sentence_and_unit(statement, amounts):
        if unit_kind(members[0].unit) == "ratio":
            continue
        nouns = [_NOUN.match(statement.flat, _span(statement, amount)[1]) for amount in members]
        words = [noun[0] for noun in nouns if noun]
        for noun in _shared_beginnings(words):
            rows = list(_noun_rows(statement, members, noun))
            if _told_apart(statement, rows):
                tables.append(ListTable(tuple(rows)))
                break
    return tables


def labelled_tables(statement: Statement, amounts: Sequence[Amount]) -> list[ListTable]:
    """Sums of money in one unit with a short label at the beginning of each one's clause."""
    tables = []
    for members in _by_sentence_and_unit(statement, amounts):
        if unit_kind(members[0].unit) != "money":
            continue
        rows = []
        for amount in members:
            label = _own_label(statement, amount)
            if label:
                span = _span(statement, amount)
                rows.append(Row(label, cells_of([amount]), span))
        if _told_apart(statement, rows):
            tables.append(ListTable(tuple(rows)))
    return tables


def _by_sentence_and_unit(statement: Statement, amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    def key(amount: Amount) -> tuple[Span, str]:
        return statement.sentence_at(_span(statement, amount)[0]), amount.unit

    for _, group in groupby(sorted(amounts, key=key), key=key):
        members = [amount for amount in group if not amount.role and not _is_size(statement, amount)]
        if len(members) >= _FEWEST_ROWS:
            yield members


def _is_size(statement: Statement, amount: Amount) -> bool:
    """Whether a number is part of a name: 3,000 噸|級."""
    return attribute().match(statement.flat, _span(statement, amount)[1]) is not None


def _shared_beginnings(words: Sequence[str]) -> list[str]:
    """What at least two words begin with, the longest first."""
    shared = {
        a[:length]
        for i, a in enumerate(words)
        for b in words[i + 1 :]
        for length in [sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))]
        if length >= _SHORTEST_NOUN
    }
    return sorted(shared, key=lambda word: (-len(word), word))


def _noun_rows(statement: Statement, members: Sequence[Amount], noun: str) -> Iterator[Row]:
    text, end = statement.flat, 0
    for i, amount in enumerate(members):
        span = _span(statement, amount)
        following = _span(statement, members[i + 1])[0] if i + 1 < len(members) else 0
        paired = _JOINER.match(text, span[1]) and 0 < following - span[1] <= _LONGEST_LABEL
        named = text.startswith(noun, span[1])
        if named or (paired and text.startswith(noun, _span(statement, members[i + 1])[1])):
            begin = max(clause_start(text, span[0], statement.sentence_at(span[0])[0]), end)
            label = _label(text[begin : span[0]])
            yield Row(label, cells_of([amount]), span)
            end = span[1] + (len(noun) if named else 0)


def _own_label(statement: Statement, amount: Amount) -> str:
    start = _span(statement, amount)[0]
    words = statement.flat[clause_start(statement.flat, start, statement.sentence_at(start)[0]) : start]
    dates = find_dates(words)
    label = _label(words[dates[-1].end if dates else 0 :])
    return "" if len(label) > _LONGEST_LABEL or says_what_was_done().search(label) else label


def _label(words: str) -> str:
    """The words in front of an amount without marks and what opens a list: 其中出口."""
    words = words.lstrip("、，；")
    opened = opening().match(words)
    return clean_label(words[opened.end() :] if opened else words)


def _told_apart(statement: Statement, rows: Sequence[Row]) -> bool:
    labels = [row.label for row in rows]
    if any("".join(a.printed.split()) in label for a in statement.amounts for label in labels):
        return False
    named = not any(nothing_but_verbs().fullmatch(label) or doubt_about_label(label) for label in labels)
    proper = named and all(len(label) <= _LONGEST_LABEL for label in labels)
    return proper and len(set(labels)) == len(labels) >= _FEWEST_ROWS


def _span(statement: Statement, amount: Amount) -> Span:
    return statement.flat_offset(amount.start), statement.flat_offset(amount.end)
