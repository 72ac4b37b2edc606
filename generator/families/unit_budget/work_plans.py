"""歲出計畫提要: the work plans with their contents and expected results, as drafts for `branches` too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.heads import is_furniture
from generator.families.unit_budget.texts import extend
from generator.forms.account_codes import Account, read_account
from generator.language.cell import Cell, read_cell
from generator.reading.document import Line
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow, cell_paragraphs
from generator.reading.traced import TracedText
from generator.records.values import Value

_HEAD = "工作計畫名稱及編號"
_BRANCHES = "分支計畫及用途別科目"
_SECTION = re.compile(r"\s*(?P<name>計畫內容|預期成果)\s*[:：]\s*(?P<rest>.*)", re.DOTALL)


@dataclass(slots=True)
class WorkPlan:
    """A work plan as drafted.

    Attributes:
        rows: rows of its branch tables in order, each with the first row of its page marked True.
        columns: for each such row the places of amount, unit and description.
    """

    account: Account
    amount: Cell
    lines: list[int]
    contents: TracedText = field(default_factory=TracedText)
    results: TracedText = field(default_factory=TracedText)
    section: str = ""
    rows: list[tuple[TableRow, bool, tuple[int, int, int]]] = field(default_factory=list)

    @property
    def code(self) -> str:
        """Its account code."""
        return self.account.code

    def text(self, section: str) -> TracedText:
        """The text of 計畫內容 or 預期成果."""
        return self.contents if section == "計畫內容" else self.results


def draft_work_plans(book: Book) -> list[WorkPlan]:
    """All work plans of the book in order, a plan on several pages once."""
    plans: dict[str, WorkPlan] = {}
    current: WorkPlan | None = None
    for sheet in book.own_sheets():
        pieces: list[tuple[int, PipeTable | Line]] = [
            (table.first_line, table)
            for table, kind in sheet.tables
            if kind is not None and kind.name in {"work_plans", "branches"}
        ]
        if not pieces and "歲出計畫提要" not in sheet.title:
            continue
        pieces += [(line.number, line) for line in sheet.texts]
        for _, piece in sorted(pieces, key=lambda p: p[0]):
            if isinstance(piece, PipeTable):
                current = _take_table(book, piece, plans, current)
            elif current is not None and not current.rows and not is_furniture(piece.text):
                _take_line(current, piece)
    return list(plans.values())


def add_work_plans(book: Book, plans: list[WorkPlan]) -> None:
    """Add the rows of ``work_plans``."""
    for plan in plans:
        values: dict[str, Value] = {
            "work_plan_code": plan.account.code,
            "work_plan": plan.account.name,
            "contents": plan.contents.text,
            "expected_results": plan.results.text,
        }
        amount = {"amount_k_twd": plan.amount}
        doubt = book.unread(plan.account.misread, plan.lines)
        book.publish("work_plans", values, amount, plan.lines, doubt=doubt)


def _take_table(
    book: Book, table: PipeTable, plans: dict[str, WorkPlan], current: WorkPlan | None
) -> WorkPlan | None:
    book.claim_rows(table, ())
    columns: tuple[int, int, int] | None = None
    first = True
    for row in table.rows:
        words = [squeeze(cell) for cell in row.cells]
        if _HEAD in words or _is_head(row, words):
            current = _take_head(book, row, words, plans) or current
        elif _BRANCHES in words or {"承辦單位", "說明"} <= set(words):
            columns = (_at(words, "金額", 1), _at(words, "承辦單位", 2), _at(words, "說明", 3))
            book.claim("table_head", row.lines)
        elif row.blank:
            book.claim("table_head", row.lines)
        elif current is not None and columns is not None:
            current.rows.append((row, first, columns))
            first = False
        elif current is not None:
            _take_texts(current, row)
    return current


def _at(words: list[str], word: str, usual: int) -> int:
    return words.index(word) if word in words else usual


def _is_head(row: TableRow, words: list[str]) -> bool:
    """A head in which recognition misread a character: a code beside the word for the amount."""
    return "預算金額" in words and bool(read_account(row.cell(1)).code)


def _take_head(book: Book, row: TableRow, words: list[str], plans: dict[str, WorkPlan]) -> WorkPlan | None:
    place = words.index(_HEAD) if _HEAD in words else 0
    account = next((read_account(cell) for cell in row.cells[place + 1 :] if cell), read_account(""))
    if not account.code:
        return None
    if account.code in plans:
        same = plans[account.code]
        book.compare_units(same.lines[0], row.lines[0])
        book.claim("table_head", row.lines, (account.printed, same.account.name, same.amount.printed))
        return same
    amount = read_cell(row.cell(_at(words, "預算金額", len(words)) + 1))
    plans[account.code] = WorkPlan(account, amount, list(row.lines))
    return plans[account.code]


def _take_texts(plan: WorkPlan, row: TableRow) -> None:
    """Contents and expected results as two cells of one row; a row of a later page goes on with both."""
    plan.lines.extend(row.lines)
    for place, cell in enumerate(row.cells):
        paragraphs = cell_paragraphs(cell)
        if not paragraphs:
            continue
        section = "計畫內容" if place == 0 else "預期成果"
        if match := _SECTION.match(paragraphs[0]):
            section = match["name"]
            paragraphs = [text for text in (match["rest"], *paragraphs[1:]) if text]
        plan.section = section
        extend(plan.text(section), paragraphs, row.lines)


def _take_line(plan: WorkPlan, line: Line) -> None:
    text = line.stripped
    if match := _SECTION.match(text):
        plan.section, text = match["name"], match["rest"]
    plan.lines.append(line.number)
    if text:
        text = re.sub(r"^[-*•]\s*", "", text)
        extend(plan.text(plan.section or "計畫內容"), cell_paragraphs(text), [line.number])
