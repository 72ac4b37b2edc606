"""What is looked for in a text is looked for once: to look again is where the time of reading went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from generator.families.business_report import breakdowns, figures
from generator.families.infra_review.indicators import read as indicators
from generator.language import dates
from tests.families.business_report.reports import EXCERPT, parse_text
from tests.families.infra_review.reviews import programme, read

Counting = Callable[[ModuleType, str], Counter[Any]]


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Counts the calls of a function by its arguments."""

    def count(module: ModuleType, name: str) -> Counter[Any]:
        function, calls = getattr(module, name), Counter[Any]()

        def counted(*given: Any) -> Any:
            calls[tuple(one if isinstance(one, str) else id(one) for one in given)] += 1
            return function(*given)

        monkeypatch.setattr(module, name, counted)
        return calls

    return count


def test_a_statement_is_looked_through_once_for_dates_lists_and_words(counting: Counting) -> None:
    dates._found.cache_clear()
    lists, words = counting(breakdowns, "list_tables"), counting(figures, "wording_of")
    searched = counting(dates, "_atoms")
    parsed = parse_text(EXCERPT)
    assert max(searched.values()) == 1
    assert len(lists) == lists.total() == len(parsed.tables["items"])
    assert len(words) == words.total() == len(parsed.tables["figures"])


def test_each_table_of_indicators_is_cut_into_rows_once(counting: Counting) -> None:
    tables = counting(indicators, "read_rows")
    read(programme())
    assert tables.total() == 2
