"""Figures that must agree with each other, found by rule or named by a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.families.business_report.bracket_sums import stated_in_brackets
from generator.families.business_report.breakdowns import Breakdown, BreakdownRow
from generator.families.business_report.figures import Figure
from generator.families.business_report.held_sums import may_be_held
from generator.families.business_report.relation import Relation
from generator.families.business_report.stated_rates import stated_rates
from generator.families.business_report.sum_words import word_of
from generator.language.amounts import Amount

_Key = tuple[str, int, str]


def find_relations(figures: Sequence[Figure], breakdowns: Sequence[Breakdown]) -> list[Relation]:
    """The relations that the text itself states, by the order of the checked figures.

    Where a number may belong to another whole than the one that is found for it, the relation counts only
    if it holds: a guess can confirm what is printed, not refute it.
    """
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
    found += stated_rates(figures)
    sound = {relation for relation in found if _is_sound(relation, figures)}
    return sorted(sound, key=lambda relation: (relation.result, relation.kind, relation.operands))


def _is_sound(relation: Relation, figures: Sequence[Figure]) -> bool:
    """Whether all numbers are exact (80 餘人 is no sum of anything), and a sum is one beyond doubt."""
    result, *operands = (figures[number - 1] for number in (relation.result, *relation.operands))
    exact = all(figure.amount.bound in ("exact", "approx") for figure in (result, *operands))
    return exact and (relation.kind != "sum" or may_be_held(result, operands))


def _key(path: str, amount: Amount) -> _Key:
    return path, amount.start, amount.role


def _number(row: BreakdownRow, numbers: Mapping[_Key, int]) -> int:
    return numbers[_key(row.item.path, row.amount)] if row.amount else 0


def _listed_sum(breakdown: Breakdown, numbers: Mapping[_Key, int]) -> Iterator[Relation]:
    """A list whose first or last member sums up the others, as the text says: its first amount theirs, …"""
    rows: dict[int, list[BreakdownRow]] = {}
    for cell in breakdown.rows:
        rows.setdefault(cell.row_no, []).append(cell)
    for place, total in enumerate(breakdown.total if breakdown.stated else ()):
        parts = [_number(row[place], numbers) for row in rows.values() if place < len(row)]
        if 1 < len(parts) == len(rows):
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
    if total and _mostly_shares(figures, numbers, rows, total):
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


def _mostly_shares(
    figures: Sequence[Figure],
    numbers: Mapping[_Key, int],
    rows: Sequence[tuple[BreakdownRow, BreakdownRow]],
    total: int,
) -> bool:
    """Whether most of the percentages are shares of a number, within one point: another may be meant."""
    whole = figures[total - 1].amount.value_base
    pairs = [tuple(figures[_number(cell, numbers) - 1].amount for cell in row) for row in rows]
    near = sum(abs(100 * part.value_base - share.value * whole) <= abs(whole) for part, share in pairs)
    return 2 * near > len(rows)


def _says_shares(breakdown: Breakdown) -> bool:
    """Whether the sentence of a list says that its percentages are shares: they may as well be growth."""
    first = breakdown.rows[0]
    statement = first.item.statement
    start = statement.flat_offset(first.amount.start) if first.amount else 0
    return word_of("shares").search(statement.flat, *statement.sentence_at(start)) is not None


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
