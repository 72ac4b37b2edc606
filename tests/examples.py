"""How many examples a property or a report is tried with: fewer with every change, all before a merge."""

from collections.abc import Iterable
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from hypothesis import settings

EVERY_TIME, THOROUGH = "every time", "thorough"
_SHARE = 4


def is_thorough() -> bool:
    """Whether the long tests run too."""
    return settings.get_current_profile_name() == THOROUGH


def examples(count: int) -> int:
    """``count`` where the long tests run too, else a quarter of it."""
    return count if is_thorough() else count // _SHARE


def first_of(count: int, cases: Iterable[tuple[Any, ...]]) -> list[ParameterSet]:
    """As `first`, for tests that take several parameters: each case holds one of every kind."""
    return [
        pytest.param(*case, marks=[] if number < count else pytest.mark.long)
        for number, case in enumerate(cases)
    ]


def first(count: int, values: Iterable[Any]) -> list[ParameterSet]:
    """A parameter for every value; those behind the first ``count`` belong to the long tests."""
    return [
        pytest.param(value, marks=[] if number < count else pytest.mark.long)
        for number, value in enumerate(values)
    ]
