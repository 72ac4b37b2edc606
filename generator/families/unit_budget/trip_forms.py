"""The prescribed forms of trips: their columns, and whether they are for meetings, visits or training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.families.unit_budget.spreads import form_columns
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow

TripForm = Literal["meeting", "visit", "training"]

COSTS = ("transport_k_twd", "living_k_twd", "office_k_twd", "tuition_k_twd", "total_k_twd")
# Words of the header by column, the first that fits a column's lowest header cell.
_WORDS = (
    ("交通費", "transport_k_twd"),
    ("機票", "transport_k_twd"),
    ("生活費", "living_k_twd"),
    ("辦公費", "office_k_twd"),
    ("學雜費", "tuition_k_twd"),
    ("學費", "tuition_k_twd"),
    ("合計", "total_k_twd"),
    ("歸屬預算科目", "work_plan"),
    ("出國地點", "place"),
    ("出國期間", "period"),
    ("出國人數", "persons_before"),
    ("國外旅費", "cost"),
    ("有/無", "visited_before"),
    ("有／無", "visited_before"),
    ("如有", "earlier_visit"),
    ("天數", "days"),
    ("人數", "persons"),
    ("前往國家", "destination"),
    ("前往地區", "destination"),
    ("拜會", "counterpart"),
    ("機構", "counterpart"),
    ("前往期間", "period_planned"),
    ("工作內容", "work"),
    ("議題", "agenda"),
    ("研討問題", "agenda"),
    ("課程", "agenda"),
    ("內容", "agenda"),
)
_MEETING_LEFT = ("", "destination", "agenda", "days", "persons", "transport_k_twd", "living_k_twd")
_MEETING_RIGHT = ("office_k_twd", "total_k_twd", "work_plan", "place", "period", "persons_before", "cost")
_MAINLAND_LEFT = ("", "destination", "counterpart", "work", "period_planned", "days", "persons")
_MAINLAND_RIGHT = (
    "transport_k_twd",
    "living_k_twd",
    "office_k_twd",
    "total_k_twd",
    "work_plan",
    "visited_before",
    "earlier_visit",
)
_PAGES = (_MEETING_LEFT, _MEETING_RIGHT, _MAINLAND_LEFT, _MAINLAND_RIGHT)
_FORMS: tuple[tuple[TripForm, tuple[str, ...]], ...] = (
    ("training", ("進修", "研習", "實習", "課程")),
    ("visit", ("拜會", "視察", "考察", "訪問機構")),
)


def trip_columns(table: PipeTable | None, heads: Sequence[TableRow]) -> dict[int, str]:
    """Column names by place."""
    if table is None:
        return {}
    columns: dict[int, str] = {}
    for place in range(table.width):
        texts = [squeeze(row.cell(place)) for row in reversed(heads)]
        known = (name for text in texts if text for word, name in _WORDS if word in text)
        name = next(known, "")
        if name and name not in columns.values():
            columns[place] = name
    usual = max(_PAGES, key=lambda page: sum(page[p] == name for p, name in columns.items() if p < len(page)))
    return form_columns(columns, usual, table.width)


def trip_form(heads: Sequence[TableRow]) -> TripForm:
    """Which of the three forms for trips abroad a left page is."""
    header = "".join(squeeze(cell) for row in heads for cell in row.cells)
    return next((form for form, words in _FORMS if any(word in header for word in words)), "meeting")
