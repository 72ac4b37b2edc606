"""The values of 計畫類別 and how their narrow cell breaks them over two lines (科技⏎發展)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.families.annual_plan.cells import width

# The form has these values only (計畫類別 of the annual plans of the Executive Yuan's ministries).
CATEGORIES = ("公共建設", "科技發展", "社會發展", "其他")
CATEGORY_CELL = 2  # characters of a category on one line where the cell is too narrow for it
_LONG = tuple(category for category in CATEGORIES if len(category) > CATEGORY_CELL)


def are_wrapped(lines: Sequence[str], head_width: int, label_wrapped: bool) -> bool:
    """Whether the categories of a table stand on two lines each, as most of them do.

    Args:
        lines: of the table, without white space.
        head_width: columns that no line of a row's head exceeds.
        label_wrapped: whether the label of the column does, which tells where the rows don't.
    """
    over_two = sum(
        width(line) <= head_width and _parts(line, following) for line, following in pairwise(lines)
    )
    on_one = sum(_holds_whole(line, head_width) for line in lines)
    return label_wrapped if over_two == on_one else over_two > on_one


def _parts(line: str, following: str) -> bool:
    return any(
        line.endswith(category[:CATEGORY_CELL]) and following.startswith(category[CATEGORY_CELL:])
        for category in _LONG
    )


def _holds_whole(line: str, head_width: int) -> bool:
    """Whether a category stands behind names, not behind the beginning of a sentence."""
    places = (line.find(category) for category in _LONG)
    return any(
        place >= 0 and width(line[:place]) <= head_width and not set(line[:place]) & set("，。、")
        for place in places
    )
