"""A programme over several years has the years that its budget prints, and no words for the others."""

from datetime import date

import pytest

from generator.pages.programmes.event import Event
from generator.pages.programmes.fact import Duration
from generator.pages.unit_budget.events import EVENTS
from tests.committed import committed_site


@pytest.mark.parametrize(
    ("first", "last", "text", "periods"),
    [
        (114, 117, "114 至 117 年的跨年期計畫", [(date(2025, 1, 1), date(2028, 12, 31))]),
        (None, 117, "… 至 117 年的跨年期計畫", [(None, date(2028, 12, 31))]),
        (114, None, "114 至 … 年的跨年期計畫", []),
    ],
)
def test_what_is_not_printed_is_left_open(first, last, text, periods):
    package = committed_site().packages["ida-unit-budget-114"]
    row = package.tables["multi_year"][0] | {"start_year_roc": first, "end_year_roc": last, "note": ""}
    mention = {"relation": "same", "report_id": package.name, "name_as_printed": str(row["record_id"])}
    told = list(EVENTS.of_record["multi_year"](package, mention, row))
    assert [found.text for found in told if isinstance(found, Event)] == [text]
    assert [(found.start, found.end) for found in told if isinstance(found, Duration)] == periods
