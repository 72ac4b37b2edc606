"""What a text itself states about its numbers: that some of them make up another one (stated_sums.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.families.business_report.breakdown_tables import ListTable, Row
from generator.families.business_report.figures import Figure
from generator.families.business_report.statement import Statement
from generator.language.amounts import Amount
from generator.language.clauses import Span, next_span
from generator.language.units import unit_kind
from generator.yaml_files import load_yaml

_GAP_TO_BRACKET = re.compile(r"[^，。；()]{0,4}\(")
_RATE = "ratio"
# 預計, 設計, 統計 … are other words.
_NO_SUM = "預設統會估累"
_ONLY_LIST = re.compile(r"[^，。；:()]*(?:、|以及|及|與|和)[^，。；:()]*")
_LAST_MEMBER = re.compile(r"以及|及|與|和|其他|其餘")


def with_total(statement: Statement, rows: Sequence[Row]) -> ListTable:
    """The table of a list: a first or last row that sums the others up is its total.

    It is taken for one where the text says so or the numbers do; only where both do it is ``stated``. Numbers
    don't say so by themselves where one can't be read, or where 、 and 及 join the row to the others.
    """
    if len(rows) <= 2:
        return ListTable(tuple(rows))
    certain = all(cell.amount.readable for row in rows for cell in row.cells)
    adds_up, led_to = _adds_up(rows[0], rows[1:]), _led_to(statement, rows[:2])
    alone = certain and not _side_by_side(statement, rows[:2])
    if _opens_parts(statement, rows[:2]) or (adds_up and (alone or led_to)):
        return ListTable(tuple(rows[1:]), rows[0], adds_up and led_to and not _is_rate(rows[0]))
    if _sums_up(statement, rows):
        parts = _summed_up(statement, rows)
        return ListTable(tuple(parts or rows), rows[-1] if parts else None, stated=bool(parts))
    led_to = _led_to(statement, rows[-2:], behind=True)
    alone = certain and not _side_by_side(statement, rows[-2:])
    if _adds_up(rows[-1], rows[:-1]) and (alone or led_to):
        return ListTable(tuple(rows[:-1]), rows[-1], led_to and not _is_rate(rows[-1]))
    return ListTable(tuple(rows))


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
        kinds = {unit_kind(part.amount.unit) for part in (figure, *parts)}
        if len(parts) > 1 and len(kinds) == 1 and _RATE not in kinds and _says_so(figure, parts, bracket):
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
    if _before_whole("exact").search(before) or _begins("exact").match(inside):
        return True
    if _before_whole("all_named").search(before) and _names_all(statement, parts, bracket):
        return True
    adds_up = _is_sum(whole.amount, [part.amount for part in parts])
    return adds_up and _begins("members").match(inside) is not None


def _names_all(statement: Statement, parts: Sequence[Figure], bracket: Span) -> bool:
    """Whether a bracket holds nothing but a list that ends: 甲 2 項、乙 3 項及丙 1 項."""
    spans = [(statement.flat_offset(p.amount.start), statement.flat_offset(p.amount.end)) for p in parts]
    gaps = [statement.flat[a[1] : b[0]] for a, b in pairwise(spans)]
    around = statement.flat[bracket[0] + 1 : spans[0][0]] + statement.flat[spans[-1][1] : bracket[1] - 1]
    whole_list = all(_ONLY_LIST.fullmatch(gap) for gap in gaps) and not re.search(r"[，。；:]", around)
    return whole_list and _LAST_MEMBER.search(gaps[-1]) is not None


def _adds_up(total: Row, parts: Sequence[Row]) -> bool:
    columns = list(zip(*(row.cells for row in parts), strict=False))
    return len(columns) == len(total.cells) and all(
        _is_sum(cell.amount, [part.amount for part in column])
        for cell, column in zip(total.cells, columns, strict=True)
    )


def _is_sum(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether parts make up a total; where a digit can't be read, whether they do with some digit."""
    missing = total.value_base - sum(part.value_base for part in parts)
    if all(amount.readable for amount in (total, *parts)):
        return missing == 0
    return len(missing.normalize().as_tuple().digits) == 1


def _is_rate(row: Row) -> bool:
    return any(unit_kind(cell.amount.unit) == _RATE for cell in row.cells)


def _sums_up(statement: Statement, rows: Sequence[Row]) -> bool:
    """Whether nothing but 合計 or its like stands before the last number, or opens its label."""
    words = _words("behind_parts")
    if re.match(f"(?:{words})(?!畫)", rows[-1].label) and not rows[-1].label.startswith("計"):
        return True
    gap = _gap(statement, rows[-2], rows[-1])
    return re.fullmatch(rf"[，、；]?(?:{words})(?:共|約|達|為|有)*", gap) is not None


def _summed_up(statement: Statement, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows before the total that it sums up; empty where that can't be told.

    Another number may stand before the list: 計有 31,938 件，經分析，甲 533 件、乙 27 件，共計 560 件. It is
    parted from the list by other marks than its rows; a row among equal ones is never left out for a sum.
    """
    marks = [re.sub(r"[^，；、]", "", _gap(statement, *pair)) for pair in pairwise(rows[:-1])]
    for first in range(len(rows) - 2):
        parted = first == 0 or marks[first - 1] not in marks[first:]
        if parted and _adds_up(rows[-1], rows[first:-1]):
            return rows[first:-1]
    if _counted_before(statement, rows[0]):
        return []
    alike = {*marks[:-1]}
    return rows[:-1] if alike <= {"、"} or alike <= {"，"} or alike <= {"；"} else []


def _counted_before(statement: Statement, first: Row) -> bool:
    """Whether the sentence counts the same things in front of a list already."""
    begin = statement.sentence_at(first.span[0])[0]
    return any(
        amount.unit == first.cells[0].amount.unit
        and begin <= statement.flat_offset(amount.start) < first.span[0]
        for amount in statement.amounts
    )


def _led_to(statement: Statement, pair: Sequence[Row], *, behind: bool = False) -> bool:
    """Whether a word between a whole and a part says that they belong together (708 家，包括 …)."""
    words = f"{_words('before_parts', 'exact')}|{_words('before_parts', 'members')}"
    words = _words("behind_parts") if behind else words
    return re.search(rf"(?<![{_NO_SUM}])(?:{words})(?!畫)", _gap(statement, *pair)) is not None


def _opens_parts(statement: Statement, pair: Sequence[Row]) -> bool:
    """Whether nothing but a mark stands between an amount and the word that opens its parts (708 家，包括 …).

    What they are parts of is no row among them, whether they are all of it or some. Shares say it of each.
    """
    opened = re.match(f"[，；、]?(?:{_words('before_parts', 'members')})", _gap(statement, *pair))
    return opened is not None and not any(_is_rate(row) for row in pair)


def _side_by_side(statement: Statement, pair: Sequence[Row]) -> bool:
    """Whether two amounts are members of one list, so that it is chance if one makes up others."""
    return _ONLY_LIST.fullmatch(_gap(statement, *pair)) is not None


def _gap(statement: Statement, first: Row, second: Row) -> str:
    return statement.flat[first.span[1] : second.span[0]]


@cache
def _before_whole(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![{_NO_SUM}])(?:{_words('before_whole', group)})[^，。；、:()\d]{{0,4}}$")


@cache
def _begins(group: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_words('before_parts', group)})(?!畫)")


def _words(*keys: str) -> str:
    """An alternation of the words of a group."""
    group = stated_words()
    for key in keys:
        group = group[key]
    return "|".join(sorted(group, key=lambda word: (-len(word), word)))


@cache
def stated_words() -> Any:
    """The content of stated_sums.yml."""
    return load_yaml(Path(__file__).with_name("stated_sums.yml"))
