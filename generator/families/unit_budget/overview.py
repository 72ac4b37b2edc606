"""目次, 年度重要施政計畫 and the tables of results in the general part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.markers import leading_mark
from generator.families.unit_budget.page_labels import contents_entries
from generator.families.unit_budget.sheets import Sheet
from generator.families.unit_budget.texts import extend
from generator.reading.document import Line
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_paragraphs, cell_text
from generator.reading.traced import TracedText
from generator.records.record import Certainty
from generator.records.values import Value

_ITEM = re.compile(r"(?P<no>\d{1,2})\s+(?P<item>\S.*)", re.DOTALL)
# The number of the agency before a page: 02004- 7頁
_LABEL = re.compile(r"\d{2,5}(?=\s*-\s*\d{1,3}\s*頁)|頁$")
_HEADER_WORDS = ("工作計畫", "重要計畫項目", "實施內容", "實施概況", "實施成果")
_YEAR = re.compile(r"\(?(\d{2,3})\)?年")


def read_contents(book: Book) -> None:
    """Add the rows of ``contents``."""
    for table, _, _ in book.tables("contents"):
        book.claim_rows(table, (row for row in table.rows if row.blank))
    for number, entry in enumerate(contents_entries(book), start=1):
        values: dict[str, Value] = {
            "entry_no": number,
            "numeral": entry.number,
            "title": entry.title,
            "page_start": entry.page_start,
            "page_end": entry.page_end,
        }
        # The entry's number first, or a digit of the label would be taken for it.
        label = _LABEL.findall(book.text.document.line(entry.lines[0]).text)
        book.claim("table_head", entry.lines, (entry.number, *label) if label else ())
        doubt = book.unread(entry.doubt, entry.lines)
        book.add("contents", values, entry.lines, certainty="uncertain" if doubt else "printed", note=doubt)


@dataclass(slots=True)
class _Task:
    part: str
    year: int | None
    work_plan: str
    inherited: bool
    item_no: str
    item: str
    lines: list[int]
    text: TracedText = field(default_factory=TracedText)


def read_key_tasks(book: Book) -> None:
    """Add the rows of ``key_tasks``: the heading above a table tells which part it is."""
    tasks: list[_Task] = []
    heading = ""
    for sheet in book.own_sheets():
        for piece in _pieces(sheet):
            if isinstance(piece, Line):
                mark = leading_mark(piece.text)
                heading = mark.rest if mark is not None and mark.level <= 2 else heading
            else:
                _take_table(book, piece, heading, tasks)
    for task in tasks:
        values: dict[str, Value] = {
            "year_part": task.part,
            "year_roc": task.year,
            "work_plan": task.work_plan,
            "numeral": task.item_no,
            "item": task.item,
            "text": task.text.text,
        }
        certainty: Certainty = "derived" if task.inherited else "printed"
        note = "工作計畫名稱承上列（合併儲存格）。" if task.inherited else ""
        book.add("key_tasks", values, task.lines, certainty=certainty, note=note)


def _pieces(sheet: Sheet) -> list[PipeTable | Line]:
    pieces: list[tuple[int, PipeTable | Line]] = [
        (table.first_line, table) for table, kind in sheet.tables if kind and kind.name == "key_tasks"
    ]
    pieces += [(line.number, line) for line in sheet.texts]
    return [piece for _, piece in sorted(pieces, key=lambda pair: pair[0])]


def _take_table(book: Book, table: PipeTable, heading: str, tasks: list[_Task]) -> None:
    headed = any(word in squeeze(cell) for cell in table.rows[0].cells for word in _HEADER_WORDS)
    book.claim_rows(table, (row for row in table.rows if row.blank))
    if headed:
        book.claim("table_head", table.rows[0].lines)
    part = tidy(heading)
    for i, row in enumerate(table.rows[1:] if headed else table.rows):
        if row.blank:
            continue
        if not any(row.cells[:2]) and tasks:
            tasks[-1].lines.extend(row.lines)
            extend(tasks[-1].text, cell_paragraphs(row.cell(2)), row.lines)
            continue
        fresh = headed and i == 0
        tasks.append(_task(book, row, part, tasks, fresh))


def _task(book: Book, row: TableRow, part: str, tasks: Sequence[_Task], fresh: bool) -> _Task:
    """A task; its number stands before its name, or alone in the column of the work plan."""
    head = tidy(cell_text(row.cell(0)).replace("\n", " "))
    item = tidy(cell_text(row.cell(1)).replace("\n", " "))
    number = ""
    if re.fullmatch(r"\d{1,2}", head):
        number, head = head, ""
    elif match := _ITEM.fullmatch(item):
        number, item = match["no"], match["item"]
    inherited = not head and bool(tasks) and not fresh
    if inherited:
        part, head = tasks[-1].part, tasks[-1].work_plan
    year = _YEAR.search(squeeze(part))
    task = _Task(
        part, int(year[1]) if year else book.year_roc, head, inherited, number, item, list(row.lines)
    )
    extend(task.text, cell_paragraphs(row.cell(2)), row.lines)
    return task
