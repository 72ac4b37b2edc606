"""The steps that read a whole budget book."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from generator.families.family import Context
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.branches import add_branches, draft_branches
from generator.families.unit_budget.city_plans import read_city_plans
from generator.families.unit_budget.city_revenue import read_city_revenue
from generator.families.unit_budget.comparisons import read_comparisons
from generator.families.unit_budget.expense_matrix import read_expense_matrix
from generator.families.unit_budget.functional import read_functional
from generator.families.unit_budget.funding import add_programme_funding
from generator.families.unit_budget.grants import read_commissioned, read_donations, read_subsidies
from generator.families.unit_budget.heads import plain
from generator.families.unit_budget.leftovers import keep_leftovers
from generator.families.unit_budget.main_tables import (
    read_expenditure,
    read_function_expenditure,
    read_revenue,
)
from generator.families.unit_budget.object_tables import read_capital, read_first_level
from generator.families.unit_budget.overview import read_contents, read_key_tasks
from generator.families.unit_budget.page_labels import label_pages
from generator.families.unit_budget.passages import add_volumes, read_passages
from generator.families.unit_budget.personnel import read_personnel, read_staff, read_staff_counts
from generator.families.unit_budget.personnel_costs import read_personnel_costs
from generator.families.unit_budget.plans_and_media import read_media, read_multi_year
from generator.families.unit_budget.programmes import add_programmes
from generator.families.unit_budget.property import read_offices, read_vehicles
from generator.families.unit_budget.resolutions import read_resolutions
from generator.families.unit_budget.revenue_sheets import read_revenue_sheets
from generator.families.unit_budget.sheets import Sheet, split_sheets
from generator.families.unit_budget.table_units import table_units
from generator.families.unit_budget.trips import read_mainland_trips, read_trip_summary, read_trips
from generator.families.unit_budget.unwrapped import unwrap
from generator.families.unit_budget.work_plans import add_work_plans, draft_work_plans
from generator.reading.document import Document
from generator.records.reader import REST, Reader, in_order


def read_work_plans(book: Book) -> None:
    """Add work plans, branches, their accounts and programmes."""
    plans = draft_work_plans(book)
    branches = draft_branches(plans)
    add_work_plans(book, plans)
    add_branches(book, branches)
    add_programmes(book, plans, branches)


def _reader(read: Callable[[Book], None], *makes: str, needs: tuple[str, ...] = ()) -> Reader[[Book]]:
    """A step of a book; whichever it is, a repeated row goes to ``other_rows``."""
    return Reader(read, (*makes, "other_rows"), needs)


def _form(read: Callable[[Book], None], *makes: str) -> Reader[[Book]]:
    """A step that reads a form, where the numbers of accounts may stand before their names."""
    return _reader(read, *makes, needs=("expenditure",))


READERS = (
    _reader(read_revenue, "revenue"),
    _reader(read_expenditure, "expenditure"),
    _reader(read_function_expenditure, "function_expenditure"),
    _form(read_comparisons, "comparisons"),
    _reader(read_revenue_sheets, "revenue_sheets", "revenue_sheet_rows", "revenue_fees"),
    _reader(read_city_revenue, "revenue_sheets", "revenue_fees"),
    _reader(read_work_plans, "work_plans", "branches", "branch_accounts", "programmes"),
    _reader(read_city_plans, "work_plans", "branches", "branch_accounts", "account_items"),
    _reader(read_expense_matrix, "expense_matrix", needs=("work_plans",)),
    _form(read_first_level, "first_level"),
    _form(read_capital, "capital"),
    _form(read_personnel, "personnel"),
    _form(read_personnel_costs, "personnel_costs"),
    _form(read_staff, "staff", "staff_costs"),
    _form(read_staff_counts, "staff_counts"),
    _form(read_vehicles, "vehicles"),
    _form(read_offices, "offices"),
    _form(read_subsidies, "subsidies"),
    _form(read_donations, "donations"),
    _form(read_commissioned, "commissioned"),
    _reader(
        add_programme_funding,
        "programme_funding",
        needs=("programmes", "work_plans", "commissioned", "subsidies", "donations"),
    ),
    _form(read_trips, "trips", "trip_history"),
    _form(read_trip_summary, "trip_summary"),
    _form(read_mainland_trips, "mainland_trips"),
    _form(read_functional, "functional"),
    _form(read_multi_year, "multi_year"),
    _form(read_media, "media"),
    _reader(read_resolutions, "resolutions"),
    _reader(read_key_tasks, "key_tasks"),
    _reader(read_contents, "contents"),
    _reader(keep_leftovers, needs=(REST,)),
)
# 中央政府總預算案; 臺北市政府主計處單位決算; 經濟部單位法定預算: a line of the cover that is nothing else.
_COVER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,30}\d{2,3}年度)?[\u4e00-\u9fff]{0,30}?"
    r"(?P<book>總預算案|總預算|總決算|單位預算案|單位法定預算|法定預算|單位決算)書?"
)
_PHASES = {"決算": "final", "案": "proposal", "預算": "enacted"}
_FRONT_LINES = 60
_YEAR = re.compile(r"中華民國(\d{2,3})年度")


def parse(document: Document, context: Context) -> None:
    """Read a budget book into ``context.collector``; see data/schemas/unit-budget for the tables."""
    book = open_book(document, context)
    context.collector.pages = label_pages(book)
    book.doubt_misfits()
    readers = in_order(READERS)
    for volume in book.volumes():
        for reader in readers:
            context.collector.run(reader, volume)
    read_passages(book)
    add_volumes(book)


def open_book(document: Document, context: Context) -> Book:
    """The book with its pages, before any table is read."""
    text = unwrap(document)
    agency, sheets = split_sheets(text.document)
    front = [plain(line.text) for line in text.document.between(1, _FRONT_LINES)]
    units = table_units(sheets, text.document)
    phase = _phase(front) or (context.phase if context.phase in _PHASES.values() else None)
    return Book(text, agency, _year(front, sheets), phase, sheets, context.collector, units=units)


def _year(front: Sequence[str], sheets: Sequence[Sheet]) -> int | None:
    """The budget year: on the cover, else in most running heads."""
    for line in front:
        if match := _YEAR.fullmatch(line):
            return int(match[1])
    years = Counter(sheet.head.year_roc for sheet in sheets if sheet.head and sheet.head.year_roc)
    return years.most_common(1)[0][0] if years else None


def _phase(front: Sequence[str]) -> str:
    """Proposal, enacted budget or final accounts, as the cover says; no sentence about another book does."""
    ends = [cover["book"] for line in front if (cover := _COVER.fullmatch(line))]
    return next((phase for end, phase in _PHASES.items() if any(one.endswith(end) for one in ends)), "")
