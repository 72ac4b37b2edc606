"""分支計畫概況表: branches of the work plans, their accounts, and the programmes that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.carried import carry
from generator.families.unit_budget.expense_objects import Object, object_level, read_object
from generator.families.unit_budget.texts import extend
from generator.families.unit_budget.work_plans import WorkPlan
from generator.language.cell import Cell, read_cell
from generator.reading.spacing import tidy
from generator.reading.tables import TableRow, cell_paragraphs, cell_text
from generator.reading.traced import TracedText
from generator.records.values import Value

_BRANCH = re.compile(r"(?P<no>\d{2})(?:\s+|\s*[.．、]\s*|(?=[\u4e00-\u9fff]))(?P<name>\S.*)", re.DOTALL)
# 「…產業組產業組、」: a wrapped line of the unit column that the extraction gave twice.
_TWICE = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,8}?)(?P=word)(?=、|$)")


_TWICE_READ = "承辦單位欄有一行重複擷取，已刪去重複字句；擷取所得見 units_raw。"
_CARRIED = "說明末段印在次頁下一分支計畫的儲存格內，依文句接回。"


@dataclass(slots=True)
class Branch:
    """A branch of a work plan as drafted, its description with the lines that it came from."""

    plan: WorkPlan
    no: str
    name: str
    amount: Cell
    lines: list[int]
    units: TracedText = field(default_factory=TracedText)
    description: TracedText = field(default_factory=TracedText)
    accounts: list[tuple[Object, Cell, tuple[int, ...]]] = field(default_factory=list)
    carried: bool = False


def draft_branches(plans: Sequence[WorkPlan]) -> list[Branch]:
    """All branches in order."""
    branches: list[Branch] = []
    for plan in plans:
        own: list[Branch] = []
        for row, first, columns in plan.rows:
            _take_row(plan, own, row, first, columns)
        branches.extend(own)
    return branches


def add_branches(book: Book, branches: Sequence[Branch]) -> None:
    """Add the rows of ``branches`` and ``branch_accounts``."""
    known = _unit_names(branches)
    for branch in branches:
        for named, amount, lines in branch.accounts:
            _add_account(book, branch, named, amount, lines)
        units, units_raw = _units(branch.units.text, known)
        values: dict[str, Value] = {
            "work_plan_code": branch.plan.code,
            "branch_no": branch.no,
            "branch": branch.name,
            "row_level": "branch",
            "units": units,
            "units_raw": units_raw,
            "description": branch.description.text,
        }
        book.publish(
            "branches",
            values,
            {"amount_k_twd": branch.amount},
            branch.lines,
            inferred=_TWICE_READ if units_raw else "",
            derived=_CARRIED if branch.carried else "",
        )


def _add_account(book: Book, branch: Branch, named: Object, amount: Cell, lines: tuple[int, ...]) -> None:
    values: dict[str, Value] = {
        "work_plan_code": branch.plan.code,
        "branch_no": branch.no,
        "object_code": named.code,
        "object_name": named.name,
        "object_level": object_level(named.code),
    }
    book.publish(
        "branch_accounts", values, {"amount_k_twd": amount}, lines, doubt=book.unread(named.doubt, lines)
    )


def _take_row(
    plan: WorkPlan, own: list[Branch], row: TableRow, first: bool, columns: tuple[int, int, int]
) -> None:
    amount_at, units_at, text_at = columns
    head = tidy(cell_text(row.cell(0)).replace("\n", " "))
    amount = read_cell(row.cell(amount_at))
    account = read_object(row.cell(0))
    opened = None if account else _BRANCH.fullmatch(head)
    before = own[-1] if own else None
    if opened:
        own.append(Branch(plan, opened["no"], tidy(opened["name"]), amount, list(row.lines)))
    if not own:
        return
    branch = own[-1]
    if account:
        branch.accounts.append((account, amount, row.lines))
    units = cell_text(row.cell(units_at)).replace("\n", "")
    paragraphs = [p for cell in row.cells[text_at:] for p in cell_paragraphs(cell)]
    if not account or units or paragraphs:
        branch.lines.extend(row.lines)
    branch.units.append(units, row.lines)
    if opened and first and before is not None:
        paragraphs = carry(before, before.description, paragraphs, row)
    extend(branch.description, paragraphs, row.lines)


def _unit_names(branches: Sequence[Branch]) -> set[str]:
    """Names of units as the branches print them, without those that only a doubled line makes."""
    return {name for branch in branches for name in branch.units.text.split("、") if not _TWICE.search(name)}


def _units(text: str, known: set[str]) -> tuple[str, str]:
    """The units, and what the extraction gave where it doubled a line of a name that is known otherwise."""
    names = text.split("、")
    mended = [once if (once := _TWICE.sub(lambda m: m["word"], name)) in known else name for name in names]
    return ("、".join(mended), text) if mended != names else (text, "")
