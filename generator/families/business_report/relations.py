"""Figures that must agree with each other, found by rule or named by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.families.business_report.breakdowns import Breakdown, BreakdownRow
from generator.families.business_report.curated import RelationKind
from generator.families.business_report.figures import Figure
from generator.families.business_report.stated_sums import stated_in_brackets
from generator.language.amounts import Amount
from generator.language.clauses import enclosing

_SHARE_WORD = re.compile(r"[占佔]|比[重率例]")
_DONE_SHARE = re.compile(r"(?:執行|完成|查處)率$")


@dataclass(frozen=True, slots=True)
class Relation:
    """``result`` must follow from ``operands`` (all are figure numbers) as ``kind`` says.

    ``doubt`` (zh) says which of them a person saw printed otherwise; empty where none.
    """

    kind: RelationKind
    result: int
    operands: tuple[int, ...]
    source: Literal["rule", "curated"]
    evidence: str
    doubt: str = ""


_Key = tuple[str, int, str]


def find_relations(figures: Sequence[Figure], breakdowns: Sequence[Breakdown]) -> list[Relation]:
    """The relations that the text itself states, by the order of the checked figures."""
    numbers = {_key(f.item.path, f.amount): number for number, f in enumerate(figures, start=1)}
    found: list[Relation] = []
    previous_total: tuple[str, int] | None = None
    for breakdown in (b for b in breakdowns if b.kind == "list"):
        found += _listed_sum(breakdown, numbers)
        shares, total = _shares(breakdown, figures, numbers, previous_total)
        found += shares
        if total:
            previous_total = breakdown.rows[0].item.parent_path, total
    found += _bracketed(figures)
    found += _rates(figures)
    exact = {relation for relation in found if _is_exact(relation, figures)}
    return sorted(exact, key=lambda relation: (relation.result, relation.kind, relation.operands))


def _is_exact(relation: Relation, figures: Sequence[Figure]) -> bool:
    """Whether all numbers are: 80 餘人 is no sum of anything."""
    numbers = (relation.result, *relation.operands)
    return all(figures[number - 1].amount.bound in ("exact", "approx") for number in numbers)


def _key(path: str, amount: Amount) -> _Key:
    return path, amount.start, amount.role


def _number(row: BreakdownRow, numbers: Mapping[_Key, int]) -> int:
    return numbers[_key(row.item.path, row.amount)] if row.amount else 0


def _listed_sum(breakdown: Breakdown, numbers: Mapping[_Key, int]) -> Iterator[Relation]:
    """A list whose first or last member sums up the others, as the text says."""
    for total in breakdown.total if breakdown.stated else ():
        parts = [_number(row, numbers) for row in breakdown.rows if row.column == total.column]
        if len(parts) > 1:
            yield Relation("sum", _number(total, numbers), tuple(parts), "rule", "文中列舉的分項與其合計。")


def _shares(
    breakdown: Breakdown,
    figures: Sequence[Figure],
    numbers: Mapping[_Key, int],
    previous_total: tuple[str, int] | None,
) -> tuple[list[Relation], int]:
    """Shares in brackets behind amounts, of the total before them; their sum may stand behind them."""
    rows = [(a, b) for a, b in pairwise(breakdown.rows) if a.row_no == b.row_no and b.column == "%"]
    if len(rows) < 3 or not all(amount.amount for amount, _ in rows) or not _says_shares(breakdown):
        return [], 0
    first, last = _number(rows[0][0], numbers), _number(rows[-1][1], numbers)
    total = _total_before(figures, numbers, breakdown, first)
    parent = breakdown.rows[0].item.parent_path
    if not total and previous_total and previous_total[0] == parent:
        total = previous_total[1]
    found = []
    if total:
        found = [
            Relation(
                "share",
                _number(share, numbers),
                (_number(part, numbers), total),
                "rule",
                "金額後括號內的占比。",
            )
            for part, share in rows
        ]
    found += _sum_behind(figures, last, [_number(share, numbers) for _, share in rows])
    return found, total


def _says_shares(breakdown: Breakdown) -> bool:
    """Whether the sentence of a list says that its percentages are shares: they may as well be growth."""
    first = breakdown.rows[0]
    statement = first.item.statement
    start = statement.flat_offset(first.amount.start) if first.amount else 0
    begin, end = statement.sentence_at(start)
    return _SHARE_WORD.search(statement.flat, begin, end) is not None


def _total_before(
    figures: Sequence[Figure], numbers: Mapping[_Key, int], breakdown: Breakdown, first: int
) -> int:
    """Number of the last figure of the same unit in front of a list in its item, no row of a list itself."""
    item, unit = figures[first - 1].item, figures[first - 1].amount.unit
    rows = {_number(row, numbers) for row in breakdown.rows}
    for number in range(first - 1, 0, -1):
        figure = figures[number - 1]
        if figure.item is not item:
            return 0
        if (
            figure.amount.unit == unit
            and number not in rows
            and figure.subject.endswith(("金額", "總額", "總計"))
        ):
            return number
    return 0


def _sum_behind(figures: Sequence[Figure], last: int, shares: Sequence[int]) -> list[Relation]:
    if last >= len(figures):
        return []
    behind, before = figures[last], figures[last - 1]
    text = behind.item.statement.flat
    start = behind.item.statement.flat_offset(before.amount.end)
    stop = behind.item.statement.flat_offset(behind.amount.start)
    summed = behind.item is before.item and behind.amount.unit == "%" and "合計" in text[start:stop]
    return [Relation("share_sum", last + 1, tuple(shares), "rule", "列舉的占比與其合計。")] if summed else []


def _bracketed(figures: Sequence[Figure]) -> Iterator[Relation]:
    """70 件標案(60 件工程標及 10 件顧問標), where the text says that the bracket takes the number apart."""
    for whole, parts in stated_in_brackets(figures):
        yield Relation("sum", whole, parts, "rule", "括號內的分項與括號前的數字。")


def _rates(figures: Sequence[Figure]) -> Iterator[Relation]:
    """合格率 behind 檢定 … 具 and 不合格 … 具; 執行率 in brackets behind what was done of what there is."""
    for number in range(3, len(figures) + 1):
        whole, part, rate = figures[number - 3 : number]
        together = whole.item is part.item is rate.item and whole.sentence == rate.sentence
        if rate.amount.unit != "%" or not together or whole.amount.unit != part.amount.unit:
            continue
        if rate.subject.endswith("合格率") and "不合格" in part.subject:
            yield Relation(
                "pass_rate", number, (number - 2, number - 1), "rule", "檢驗數、不合格數與合格率。"
            )
        elif _DONE_SHARE.search(rate.subject) and _in_bracket_behind(part, rate):
            yield Relation("ratio", number, (number - 1, number - 2), "rule", "完成數占應辦數的比率。")


def _in_bracket_behind(part: Figure, rate: Figure) -> bool:
    statement = part.item.statement
    behind = statement.flat_offset(part.amount.end)
    return (
        statement.flat.startswith("(", behind)
        and (enclosing(statement.brackets, statement.flat_offset(rate.amount.start)) or (0,))[0] == behind
    )
