"""派員出國計畫 and 派員赴大陸計畫: trips abroad, what became of earlier ones, and trips to mainland China."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.families.unit_budget.amounts import amount_values, is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import load_form
from generator.families.unit_budget.spreads import Spread, spreads
from generator.families.unit_budget.trip_forms import COSTS, trip_columns, trip_form
from generator.language.cell import read_cell, unreadable
from generator.language.numerals import CJK_NUMERAL
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.records.values import Value

_GROUP = re.compile(rf"{CJK_NUMERAL}{{1,3}}、\s*(?P<kind>.*)", re.DOTALL)
_TRIP = re.compile(r"(?P<no>\d{2})\s*(?P<name>\D.*?)\s*[-－—–]?\s*(?P<field>\d{2})?", re.DOTALL)
_TEXTS = ("destination", "counterpart", "work_plan", "visited_before", "earlier_visit")


def read_trips(book: Book) -> None:
    """Add the rows of ``trips`` and ``trip_history``; every form numbers its trips from 01."""
    for spread in spreads(book, "trips"):
        form = trip_form(_head_rows(spread.left))
        for row, kind, match, group, texts in _joined(book, spread):
            values = _trip_values(match, texts)
            values |= {"form": form, "kind": kind, "period": texts.get("period_planned", "")}
            values["agenda"] = texts.get("agenda", "") or texts.get("work", "")
            lines = [*row.lines, *(n for other in group[:1] for n in other.lines)]
            _add(book, "trips", values, texts, lines)
            right = _columns(spread.right)
            for number, other in enumerate(group, start=1):
                _add_history(book, form, match["no"], number, _texts(other, right), other)


def read_mainland_trips(book: Book) -> None:
    """Add the rows of ``mainland_trips``."""
    for spread in spreads(book, "mainland_trips"):
        for row, _, match, group, texts in _joined(book, spread):
            values = _trip_values(match, texts)
            values |= {"work": texts.get("work", ""), "period": texts.get("period_planned", "")}
            _add(book, "mainland_trips", values, texts, [*row.lines, *(n for r in group for n in r.lines)])


_Joined = tuple[TableRow, str, re.Match[str], list[TableRow], dict[str, str]]


def _joined(book: Book, spread: Spread) -> Iterator[_Joined]:
    """Each trip of a spread: left row, kind, number and name, its rows on the right page, texts by column."""
    left, right = _columns(spread.left), _columns(spread.right)
    trips = _left_trips(book, spread.left)
    groups = _right_groups(book, spread)
    _compare(book, spread, len(trips), len(groups))
    for i, (row, kind, match) in enumerate(trips):
        group = groups[i] if i < len(groups) else []
        yield row, kind, match, group, {**_texts(row, left), **(_texts(group[0], right) if group else {})}


def read_trip_summary(book: Book) -> None:
    """Add the rows of ``trip_summary``."""
    form = load_form("trip_summary")
    for row in form_rows(book, form, lambda printed: 0):
        category = squeeze(row.label)
        level = "total" if category in {"合計", "總計"} else "category"
        publish(book, form, row, {"level": level, "category": category})


def _columns(table: PipeTable | None) -> dict[int, str]:
    return trip_columns(table, _head_rows(table)) if table is not None else {}


def _head_rows(table: PipeTable) -> list[TableRow]:
    """Rows above the first group, trip or amount."""
    for i, row in enumerate(table.rows):
        head = tidy(row.cell(0))
        if i and (_GROUP.fullmatch(head) or _TRIP.fullmatch(head) or any(map(is_filled, row.cells))):
            return list(table.rows[:i])
    return list(table.rows)


def _left_trips(book: Book, table: PipeTable) -> list[tuple[TableRow, str, re.Match[str]]]:
    heads = _head_rows(table)
    book.claim_rows(table, heads)
    kind = ""
    trips: list[tuple[TableRow, str, re.Match[str]]] = []
    for row in table.rows[len(heads) :]:
        head = tidy(cell_text(row.cell(0)).replace("\n", " "))
        if match := _TRIP.fullmatch(head):
            trips.append((row, kind, match))
        elif group := _GROUP.fullmatch(head):
            kind = tidy(group["kind"])
            book.claim("heading", row.lines)
    return trips


def _right_groups(book: Book, spread: Spread) -> list[list[TableRow]]:
    """The right page's rows by trip: a row with a cost begins one, rows without tell of earlier trips."""
    if spread.right is None:
        return []
    heads = _head_rows(spread.right)
    book.claim_rows(spread.right, heads)
    total = next((i for i, name in _columns(spread.right).items() if name == "total_k_twd"), 0)
    groups: list[list[TableRow]] = []
    for row in spread.right.rows[len(heads) :]:
        if is_filled(row.cell(total)) or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def _compare(book: Book, spread: Spread, trips: int, groups: int) -> None:
    if trips != groups and spread.right is not None:
        book.warn(
            "PARSE-SPREAD-ROWS",
            spread.left.first_line,
            f"{trips} trips on the left page and costs of {groups} on the right one",
            "the same number",
            "Compare the pages: trips and costs are joined in order.",
        )


def _texts(row: TableRow, columns: dict[int, str]) -> dict[str, str]:
    return {name: tidy(cell_text(row.cell(i)).replace("\n", " ")) for i, name in columns.items()}


def _trip_values(match: re.Match[str], texts: dict[str, str]) -> dict[str, Value]:
    return {
        "trip_no": match["no"],
        "name": tidy(match["name"]),
        "field_code": match["field"] or "",
        "days": _whole(texts.get("days", "")),
        "persons": _whole(texts.get("persons", "")),
        **{name: texts.get(name, "") for name in _TEXTS},
    }


def _add(
    book: Book, table: str, values: dict[str, Value], texts: dict[str, str], lines: Sequence[int]
) -> None:
    known = book.collector.schemas[table].by_name
    cells = {name: read_cell(texts.get(name, "")) for name in COSTS if name in known}
    odd = unreadable(cells)
    if not cells["total_k_twd"].filled:
        odd += "旅費合計不明。"
    book.add(
        table,
        {**values, **amount_values(cells)},
        lines,
        certainty="uncertain" if odd else "printed",
        note=odd,
    )


def _add_history(
    book: Book, form: str, trip_no: str, number: int, texts: dict[str, str], row: TableRow
) -> None:
    if not texts.get("place") and not texts.get("period"):
        return
    values: dict[str, Value] = {
        "form": form,
        "trip_no": trip_no,
        "history_no": number,
        "place": texts.get("place", ""),
        "period": texts.get("period", ""),
        "persons": _whole(texts.get("persons_before", "")),
        "cost_k_twd": _whole(texts.get("cost", "")),
    }
    book.add("trip_history", values, row.lines)


def _whole(text: str) -> int | None:
    value = read_cell(text).value
    return int(value) if value is not None else None
