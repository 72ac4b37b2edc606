"""Which value of a special budget row belongs to which column.

A cell that is empty leaves no word behind, so that a row may hold fewer values than the table has columns.
The value's kind, the wider gap that an empty cell leaves, and the printed arithmetic (C+D+E+F=G, C/B, G/B)
decide together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from generator.checking.identity import rounded
from generator.families.infra_review.budget.tokens import SAME_AS_A, SAME_AS_RATE, Token, joined

# Column and the words of its title in the head. moea-infra-review-110 prints two heads, one of them
# without 分配數 and 執行率.
_TITLES = (
    ("statutory_budget_k_twd", "法定特別"),
    ("allotted_k_twd", "分配數"),
    ("realised_k_twd", "實現數"),
    ("spend_ratio_pct", "支用比"),
    ("payable_k_twd", "應付未付"),
    ("surplus_k_twd", "節餘"),
    ("prepaid_k_twd", "預付數"),
    ("executed_k_twd", "執行數"),
    ("execution_rate_pct", "執行率"),
    ("attainment_rate_pct", "達成率"),
)
COLUMNS = tuple(name for name, _ in _TITLES)
_PARTS = ("realised_k_twd", "payable_k_twd", "surplus_k_twd", "prepaid_k_twd")
_RATIOS = (
    ("spend_ratio_pct", "realised_k_twd"),
    ("execution_rate_pct", "executed_k_twd"),
    ("attainment_rate_pct", "executed_k_twd"),
)
_BASES = {"attainment_rate_pct": ("statutory_budget_k_twd",)}
_LARGEST_RATE = 1000
_MOST_SURPLUS = 3
_DIGITS_END = re.compile(r"[\d,.]$")
_DIGITS = re.compile(r"[\d,.]+%?")


@dataclass(frozen=True, slots=True)
class Placed:
    """The values of a row by column; ``certain`` is False where several placements fit equally well."""

    cells: dict[str, Token]
    certain: bool


def columns_of(head: str) -> tuple[str, ...]:
    """The columns that a head names; the common ten where it names too few to be a head."""
    found = tuple(name for name, title in _TITLES if title in head)
    return found if len(found) > len(COLUMNS) // 2 else COLUMNS


def place(cells: Sequence[Token], columns: Sequence[str]) -> Placed:
    """Put the values of a row into columns, keeping their order.

    A row with too many values is not certain, unless a number that a wrap cut in two explains the one too
    many: the values of a column that no known title names are left out.
    """
    cells = list(cells)
    if len(cells) == len(columns) + 1:
        cells = _healed(cells, columns)
    if len(cells) > len(columns):
        return Placed(_without_surplus(cells, columns), certain=False)
    if len(cells) == len(columns):
        fits = dict(zip(columns, cells, strict=True))
        return Placed(fits, all(_fits(c, t) for c, t in fits.items()))
    if all(cell.is_dash for cell in cells[1:]) and not (cells and _is_reference(cells[0])):
        return Placed(dict(zip(columns, cells, strict=False)), certain=True)
    ranked = sorted(_placements(cells, columns), key=lambda found: _score(found, columns), reverse=True)
    if not ranked:
        return Placed(dict(zip(columns, cells, strict=False)), certain=False)
    tie = len(ranked) > 1 and _score(ranked[1], columns)[:2] == _score(ranked[0], columns)[:2]
    return Placed(ranked[0], not tie)


def _healed(cells: list[Token], columns: Sequence[str]) -> list[Token]:
    """The cells with the one number joined that a wrap cut, where the printed arithmetic shows which."""
    choices: list[list[Token]] = []
    for position in range(1, len(cells)):
        left, right = cells[position - 1], cells[position]
        if right.opens_line and _DIGITS_END.search(left.text) and _DIGITS.fullmatch(right.text):
            choices.append([*cells[: position - 1], joined(left, right), *cells[position + 1 :]])
    scored = [(_score(dict(zip(columns, choice, strict=True)), columns)[0], choice) for choice in choices]
    best = max(scored, key=lambda pair: pair[0], default=(0, cells))
    return best[1] if best[0] else cells


def _without_surplus(cells: Sequence[Token], columns: Sequence[str]) -> dict[str, Token]:
    """The cells of the known columns as the printed arithmetic shows them, else the first ones."""
    first = dict(zip(columns, cells, strict=False))
    if len(cells) > len(columns) + _MOST_SURPLUS:
        return first
    choices = (dict(zip(columns, chosen, strict=True)) for chosen in combinations(cells, len(columns)))
    fitting = [found for found in choices if all(_fits(c, t) for c, t in found.items())]
    return max(fitting, key=lambda found: _score(found, columns)[0], default=first)


def _is_reference(token: Token) -> bool:
    return token.text in {SAME_AS_A, SAME_AS_RATE}


def _placements(cells: Sequence[Token], columns: Sequence[str]) -> Iterator[dict[str, Token]]:
    for chosen in combinations(columns, len(cells)):
        found = dict(zip(chosen, cells, strict=True))
        if all(_fits(column, token) for column, token in found.items()):
            yield found


def _fits(column: str, token: Token) -> bool:
    """Whether the kind of a value suits a column."""
    if token.text == SAME_AS_A:
        return column == "allotted_k_twd"
    if token.text == SAME_AS_RATE:
        return column == "attainment_rate_pct"
    number = token.number
    if number is None:
        return True
    if column.endswith("_pct"):
        return number <= _LARGEST_RATE and "," not in token.text
    return not token.text.endswith("%")


def _score(found: dict[str, Token], columns: Sequence[str]) -> tuple[int, int, int]:
    """How well a placement agrees with the arithmetic, with the gaps, and with cells filled from the left."""
    numbers = {column: token.number for column, token in found.items() if token.number is not None}
    arithmetic = 4 * _adds_up(numbers) + sum(2 * _is_ratio(numbers, *pair) for pair in _RATIOS)
    gaps = sum(token.gap == _follows_gap(found, columns, column) for column, token in found.items())
    from_left = -sum(columns.index(column) for column in found)
    return arithmetic, gaps, from_left


def _adds_up(numbers: dict[str, Decimal]) -> bool:
    executed = numbers.get("executed_k_twd")
    return executed is not None and sum(numbers.get(part, Decimal(0)) for part in _PARTS) == executed


def _is_ratio(numbers: dict[str, Decimal], ratio: str, part: str) -> bool:
    bases = _BASES.get(ratio, ("allotted_k_twd", "statutory_budget_k_twd"))
    base = next((numbers[name] for name in bases if name in numbers), None)
    printed, value = numbers.get(ratio), numbers.get(part)
    if printed is None or value is None or not base:
        return False
    return rounded(100 * value / base, printed) == printed


def _follows_gap(found: dict[str, Token], columns: Sequence[str], column: str) -> bool:
    """Whether the cell before a column is empty in this placement."""
    position = columns.index(column)
    return position == 0 or columns[position - 1] not in found if position else False
