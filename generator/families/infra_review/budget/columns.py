"""Which value of a special budget row belongs to which column.

A cell that is empty leaves no word behind, so that a row may hold fewer values than the table has columns.
The value's kind, the wider gap that an empty cell leaves, and the printed arithmetic (C+D+E+F=G, C/B, G/B)
decide together. Where they leave a choice, the columns that it would change stay empty: a value never slides
into its neighbour's column.
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
TITLES = dict(_TITLES)
COLUMNS = tuple(TITLES)
_PARTS = ("realised_k_twd", "payable_k_twd", "surplus_k_twd", "prepaid_k_twd")
_RATIOS = (
    ("spend_ratio_pct", "realised_k_twd"),
    ("execution_rate_pct", "executed_k_twd"),
    ("attainment_rate_pct", "executed_k_twd"),
)
_STATUTORY, _ALLOTTED = "statutory_budget_k_twd", "allotted_k_twd"
# Percentage points by which rates differ that were rounded or cut.
_ROUNDING = Decimal("0.1")
# The part of an amount by which rounding may change it: 137,110 is printed beside parts of 137,112.
_SLACK = 5000
_BASES = {"attainment_rate_pct": ("statutory_budget_k_twd",)}
_LARGEST_RATE = 1000
_MOST_SURPLUS = 3
_DIGITS_END = re.compile(r"[\d,.]$")
_DIGITS = re.compile(r"[\d,.]+%?")


@dataclass(frozen=True, slots=True)
class Placed:
    """The values of a row by column.

    Attributes:
        cells: values whose column is known.
        certain: whether every value has a column, and one only that it can have.
        surplus: values that may belong to one column or to another or to none, in order.
    """

    cells: dict[str, Token]
    certain: bool
    surplus: tuple[Token, ...] = ()


def columns_of(head: str) -> tuple[str, ...]:
    """The columns that a head names; the common ten where it names too few to be a head."""
    found = tuple(name for name, title in _TITLES if title in head)
    return found if len(found) > len(COLUMNS) // 2 else COLUMNS


def place(cells: Sequence[Token], columns: Sequence[str]) -> Placed:
    """Put the values of a row into columns, keeping their order.

    A row with too many values is not certain, unless a number that a wrap cut in two explains the one too
    many. One with too few is certain where the printed arithmetic shows which columns are empty.
    """
    cells = list(cells)
    if len(cells) == len(columns) + 1:
        cells = _healed(cells, columns)
    if len(cells) == len(columns):
        return _placed_whole(cells, columns)
    if len(cells) > len(columns):
        return _settled(cells, columns, list(_without_surplus(cells, columns)))
    if all(cell.is_dash for cell in cells[1:]) and not (cells and cells[0].is_reference):
        return Placed(dict(zip(columns, cells, strict=False)), certain=True)
    return _settled(cells, columns, list(_placements(cells, columns)))


def _placed_whole(cells: Sequence[Token], columns: Sequence[str]) -> Placed:
    """A value for each column, unless they don't fit: then one may be too many and another missing."""
    whole = dict(zip(columns, cells, strict=True))
    fits = all(_fits(c, t) for c, t in whole.items()) and not _exceeds(whole)
    if fits and not any(token.gap for token in cells):
        return Placed(whole, certain=True)
    others = [found for found in _displaced(cells, columns) if not fits or _adds_up(_numbers(found))]
    if fits and (_adds_up(_numbers(whole)) or not others):
        return Placed(whole, certain=True)
    return _settled(cells, columns, others)


def _settled(cells: Sequence[Token], columns: Sequence[str], choices: Sequence[dict[str, Token]]) -> Placed:
    """What the best of several placements agree on; all that they leave open is surplus."""
    fitting = [found for found in choices if not _exceeds(found)]
    # A sum that holds says more than a rate that doesn't.
    costs = [_contradictions(found, columns) - 2 * _adds_up(_numbers(found)) for found in fitting]
    least = min(costs, default=1)
    fitting = [found for found, cost in zip(fitting, costs, strict=True) if cost == least]
    if len(cells) < len(columns) and least > 0:
        # Where one value is a stranger, the others add up without it.
        fitting = [
            found
            for found in _displaced(cells, columns)
            if _adds_up(_numbers(found)) and not _contradictions(found, columns)
        ] or fitting
    winners = _best(cells, columns, fitting) if least <= 0 or _holding(fitting) else list(choices)
    agreed = {
        column: winners[0][column]
        for column in columns
        if winners and column in winners[0] and all(w.get(column) is winners[0][column] for w in winners)
    }
    placed = {id(token) for token in agreed.values()}
    surplus = tuple(token for token in cells if id(token) not in placed)
    arithmetic = max((_score(found, columns)[0] for found in winners), default=0)
    evident = arithmetic > 1 or any(token.gap for token in cells) or len(cells) == 1
    certain = len(winners) == 1 and evident and not surplus and not _falls_short(winners[0], columns)
    return Placed(agreed, certain, surplus)


def _holding(choices: Sequence[dict[str, Token]]) -> bool:
    """Whether the sum of a row holds in one of several placements."""
    return any(_adds_up(_numbers(found)) for found in choices)


def _best(
    cells: Sequence[Token], columns: Sequence[str], choices: Sequence[dict[str, Token]]
) -> list[dict[str, Token]]:
    """The placements that agree best with the printed arithmetic, then with the gaps of the row.

    Gaps decide where the row shows any: single blanks throughout say nothing about empty cells. They don't
    where amounts don't add up, for then a cell is missing that no gap tells of.
    """
    scored = [(_score(found, columns), found) for found in choices]
    best = max((score for score, _ in scored), default=(0, 0))
    gaps = any(token.gap for token in cells) and not any(
        score == best and _falls_short(found, columns) for score, found in scored
    )
    return [found for score, found in scored if score[: 1 + gaps] == best[: 1 + gaps]]


def _healed(cells: list[Token], columns: Sequence[str]) -> list[Token]:
    """The cells with the one number joined that a wrap cut, where the printed arithmetic shows which."""
    choices: list[list[Token]] = []
    for position in range(1, len(cells)):
        left, right = cells[position - 1], cells[position]
        if right.opens_line and _DIGITS_END.search(left.text) and _DIGITS.fullmatch(right.text):
            choices.append([*cells[: position - 1], joined(left, right), *cells[position + 1 :]])
    right_ones = [
        choice
        for choice in choices
        if all(cell.is_value for cell in choice)
        and _adds_up(_numbers(dict(zip(columns, choice, strict=True))))
    ]
    return right_ones[0] if len(right_ones) == 1 else cells


def _without_surplus(cells: Sequence[Token], columns: Sequence[str]) -> Iterator[dict[str, Token]]:
    """The placements of a row with too many values, which leave some of them out."""
    if len(cells) > len(columns) + _MOST_SURPLUS:
        return
    for chosen in combinations(cells, len(columns)):
        found = dict(zip(columns, chosen, strict=True))
        if all(_fits(column, token) for column, token in found.items()):
            yield found


def _displaced(cells: Sequence[Token], columns: Sequence[str]) -> Iterator[dict[str, Token]]:
    """The placements of a row with a value too many and another missing."""
    for left_out in range(len(cells)):
        yield from _placements([*cells[:left_out], *cells[left_out + 1 :]], columns)


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
    if column.endswith("_pct"):
        # A comma stands in amounts alone, in those that nobody can read too (17,787*).
        return "," not in token.text and (token.number is None or token.number <= _LARGEST_RATE)
    return token.number is None or not token.text.endswith("%")


def _score(found: dict[str, Token], columns: Sequence[str]) -> tuple[int, int]:
    """How well a placement agrees with the arithmetic and the words 同(A) and 同執行率, and with the gaps."""
    numbers = _numbers(found)
    # A rate of the whole budget that repeats that of the allotment doesn't tell which of the two is there.
    alike = numbers.get("attainment_rate_pct") == numbers.get("execution_rate_pct")
    pairs = _RATIOS[:2] if alike else _RATIOS
    arithmetic = 4 * _adds_up(numbers) + sum(2 * _is_ratio(numbers, *pair) for pair in pairs)
    arithmetic += sum(token.is_reference for token in found.values())
    gaps = sum(token.gap == _follows_gap(found, columns, column) for column, token in found.items())
    return arithmetic, gaps


def _numbers(found: dict[str, Token]) -> dict[str, Decimal]:
    return {column: token.number for column, token in found.items() if token.number is not None}


def _adds_up(numbers: dict[str, Decimal]) -> bool:
    executed = numbers.get("executed_k_twd")
    parts = [numbers[part] for part in _PARTS if part in numbers]
    if executed is None or not parts or sum(parts, Decimal(0)) != executed:
        return False
    # One small number that comes again may be two rates of 100, and zeros add up wherever they stand.
    shown = sum(part != 0 for part in parts)
    return executed > _LARGEST_RATE or shown > 1 or (shown == 0 and len(parts) == len(_PARTS))


def _exceeds(found: dict[str, Token]) -> bool:
    """Whether more would be allotted than the budget that the law gives."""
    budget, allotted = (found.get(name) for name in ("statutory_budget_k_twd", "allotted_k_twd"))
    amounts = [token.number for token in (budget, allotted) if token and token.number is not None]
    return len(amounts) == 2 and amounts[1] > amounts[0] >= 0


def _contradictions(found: dict[str, Token], columns: Sequence[str]) -> int:
    """How many of the sums and rates that a placement implies are not what is printed, and whether a gap is.

    執行率 and 達成率 are not counted: reports copy those of totals from one year. Nor is what rounding does.
    """
    numbers = _numbers(found)
    base = numbers.get(_ALLOTTED, numbers.get(_STATUTORY))
    if _ALLOTTED in columns and not (_ALLOTTED in numbers or _is_same_as_budget(found)):
        base = None
    count = int(_closes_gap(found, columns))
    printed, value = numbers.get("spend_ratio_pct"), numbers.get("realised_k_twd")
    if printed is not None and value is not None and base:
        count += (printed == 0) != (value == 0) or abs(100 * value / base - printed) > _ROUNDING
    executed = numbers.get("executed_k_twd")
    parts = [numbers[part] for part in _PARTS if part in numbers]
    if executed is not None:
        total, slack = sum(parts, Decimal(0)), abs(executed) / _SLACK
        filled = all(part in numbers or (part in found and found[part].is_dash) for part in _PARTS)
        count += total > executed + slack or (filled and total < executed - slack)
    return count


def _falls_short(found: dict[str, Token], columns: Sequence[str]) -> bool:
    """Whether a row that lacks values prints amounts that don't add up: gaps may be more than they seem."""
    numbers = _numbers(found)
    executed, parts = numbers.get("executed_k_twd"), [numbers[part] for part in _PARTS if part in numbers]
    if len(found) == len(columns) or not parts:
        return False
    if executed is None:
        return any(parts)
    return abs(executed - sum(parts, Decimal(0))) > abs(executed) / _SLACK


def _is_same_as_budget(found: dict[str, Token]) -> bool:
    return _ALLOTTED in found and found[_ALLOTTED].text == SAME_AS_A


def _is_ratio(numbers: dict[str, Decimal], ratio: str, part: str) -> bool:
    bases = _BASES.get(ratio, ("allotted_k_twd", "statutory_budget_k_twd"))
    base = next((numbers[name] for name in bases if name in numbers), None)
    printed, value = numbers.get(ratio), numbers.get(part)
    if not printed or not value or not base:
        return False
    return rounded(100 * value / base, printed) == printed


def _follows_gap(found: dict[str, Token], columns: Sequence[str], column: str) -> bool:
    """Whether the cell before a column is empty in this placement."""
    position = columns.index(column)
    return position > 0 and columns[position - 1] not in found


def _closes_gap(found: dict[str, Token], columns: Sequence[str]) -> bool:
    """Whether a placement fills the cell that a wider gap shows to be empty."""
    behind = [column for column, token in found.items() if token.gap and column != columns[0]]
    return any(not _follows_gap(found, columns, column) for column in behind)
