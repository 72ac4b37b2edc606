"""派員出國計畫 and 派員赴大陸計畫: trips abroad, what became of earlier ones, and trips to mainland China."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from generator.families.unit_budget.amounts import is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_row import FormRow
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import Form, load_form
from generator.language.cell import read_cell
from generator.language.numerals import CJK_NUMERAL
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.records.values import Value

TripForm = Literal["meeting", "visit", "training"]

_GROUP = re.compile(rf"{CJK_NUMERAL}{{1,3}}、\s*(?P<kind>.*)", re.DOTALL)
_TRIP = re.compile(r"(?P<no>\d{2})\s*(?P<name>\D.*?)\s*[-－—–]?\s*(?P<field>\d{2})?", re.DOTALL)
_COUNTED = "表上未印計畫編號，依印出順序編號。"
_HISTORY = {"persons": "persons_before", "cost_k_twd": "cost"}
# Words of the header that tell the form; a form without them is for meetings.
_FORMS: tuple[tuple[TripForm, tuple[str, ...]], ...] = (
    ("training", ("進修", "研習", "實習", "課程")),
    ("visit", ("拜會", "視察", "考察", "訪問機構")),
)


def read_trips(book: Book) -> None:
    """Add the rows of ``trips`` and ``trip_history``; every form numbers its trips from 01."""
    form = load_form("trips")
    found = list(_trips(book, form))
    numbered = any(_trip(row)["trip_no"] for row, _ in found)
    for place, (row, kind) in enumerate(found, start=1):
        trip_form = _trip_form(row.table)
        own = _trip(row) | {"form": trip_form, "trip_group": kind, "period": row.text("period_planned")}
        if numbered:
            publish(book, form, row, own, unread=_doubt(row))
        else:
            own["trip_no"] = f"{place:02}"
            publish(book, form, row, own, derived=_COUNTED, unread=_total_doubt(row))
        for number, earlier in enumerate((row, *row.below), start=1):
            _add_history(book, trip_form, str(own["trip_no"]), number, earlier)


def read_mainland_trips(book: Book) -> None:
    """Add the rows of ``mainland_trips``."""
    form = load_form("mainland_trips")
    for row, _ in _trips(book, form):
        for more in row.below:
            row.lines.extend(more.lines)
        publish(book, form, row, _trip(row) | {"period": row.text("period_planned")}, unread=_doubt(row))


def read_trip_summary(book: Book) -> None:
    """Add the rows of ``trip_summary``."""
    form = load_form("trip_summary")
    for row in form_rows(book, form, lambda printed: 0):
        category = squeeze(row.label)
        level = "total" if category in {"合計", "總計"} else "category"
        publish(book, form, row, {"row_level": level, "category": category})


def _trips(book: Book, form: Form) -> Iterator[tuple[FormRow, str]]:
    """Each trip with the kind that a heading above it names; what became of earlier ones stands below it."""
    kinds: dict[tuple[int, ...], str] = {}
    kind = ""

    def opens(printed: TableRow) -> int | None:
        nonlocal kind
        head = _head(printed)
        if not _TRIP.fullmatch(head) and (group := _GROUP.fullmatch(head)):
            kind = tidy(group["kind"])
            book.claim("heading", printed.lines, [head])
            return None
        kinds[printed.lines] = kind
        return 0

    for row in form_rows(book, form, opens, _head_rows, begins="total_k_twd"):
        yield row, kinds[row.printed.lines]


def _head(printed: TableRow) -> str:
    return tidy(cell_text(printed.cell(0)).replace("\n", " "))


def _head_rows(table: PipeTable) -> list[TableRow]:
    """Rows above the first group, trip or amount."""
    for i, row in enumerate(table.rows):
        head = tidy(row.cell(0))
        if i and (_GROUP.fullmatch(head) or _TRIP.fullmatch(head) or any(map(is_filled, row.cells))):
            return list(table.rows[:i])
    return list(table.rows)


def _trip_form(table: PipeTable) -> TripForm:
    """Which of the three forms for trips abroad a left page is."""
    header = "".join(squeeze(cell) for row in _head_rows(table) for cell in row.cells)
    return next((form for form, words in _FORMS if any(word in header for word in words)), "meeting")


def _trip(row: FormRow) -> dict[str, Value]:
    head = _head(row.printed)
    match = _TRIP.fullmatch(head)
    return {
        "trip_no": match["no"] if match else "",
        "name": tidy(match["name"]) if match else head,
        "field_code": (match["field"] or "") if match else "",
    }


def _total_doubt(row: FormRow) -> str:
    return "" if read_cell(row.texts.get("total_k_twd", "")).kind != "empty" else "旅費合計不明。"


def _doubt(row: FormRow) -> str:
    unknown = _total_doubt(row)
    unnumbered = "" if _TRIP.fullmatch(_head(row.printed)) else f"編號無法判讀：「{_head(row.printed)}」。"
    return unnumbered + unknown


def _add_history(book: Book, form: TripForm, trip_no: str, number: int, row: FormRow) -> None:
    if not row.holds(("place", "period")):
        return
    values: dict[str, Value] = {
        "form": form,
        "trip_no": trip_no,
        "history_no": number,
        "visited_place": row.text("place"),
        "period": row.text("period"),
    }
    cells = {name: read_cell(row.texts.get(column, "")) for name, column in _HISTORY.items()}
    lines: Sequence[int] = row.at.get("place", tuple(row.lines))
    book.publish("trip_history", values, cells, lines, doubt=row.doubt)
