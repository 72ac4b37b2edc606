"""Typesets a made-up annual plan the way the printed ones are, and as a text extraction then shows it.

Its own line breaking, not the parser's: characters one by one, no line begins with closing punctuation or
ends with an opening bracket, and a Latin word or number stays whole.
"""

import re
import unicodedata
from dataclasses import dataclass, field

CLOSERS = "，。、；：！？）」』》〉"
OPENERS = "（「『《〈"
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Item:
    text: str
    children: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    work_plan: str  # empty: the cell is merged with the one above
    key_project: str
    category: str
    content: str | tuple[Item, ...]  # a paragraph, or a list of items


@dataclass(frozen=True)
class Plan:
    title: str
    goals: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[Row, ...]
    preamble: tuple[str, ...] = ("本部依據施政方針，配合核定預算額度，編定施政計畫。",)


@dataclass(frozen=True)
class Style:
    work_plan_cell: int = 12
    key_project_cell: int = 12
    category_cell: int = 4  # 0: the table has no such column
    content_cell: int = 54
    indent: int = 4
    prose: int = 84
    page_lines: int = 60
    prefix: str = "8"
    labels: bool = True


@dataclass
class Pages:
    style: Style
    lines: list[str] = field(default_factory=list)
    number: int = 0
    filled: int = 0

    def begin(self, head: list[str]) -> None:
        self.number += 1
        self.filled = 0
        label = f"{self.style.prefix}-{self.number}" if self.style.labels else ""
        self.pending = label
        for line in head:
            self.put(line, [])

    def put(self, line: str, head: list[str]) -> None:
        if self.filled >= self.style.page_lines:
            self.begin(head)
        self.lines.append(self.pending + line)
        self.pending = ""
        self.filled += 1


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Lines of at most ``width`` columns; the first of at most ``first``."""
    units = re.findall(rf"[{OPENERS}]*(?:[A-Za-z0-9.]+-?|.)[{CLOSERS}]*", text)
    lines, limit = [""], first or width
    for unit in units:
        if lines[-1] and columns(lines[-1]) + columns(unit) > limit:
            lines.append("")
            limit = width
        lines[-1] += unit
    return lines


def glue(cells: list[list[str]]) -> list[str]:
    """Cells one after another: the last line of one and the first line of the next become one line."""
    lines: list[str] = []
    for cell in (cell for cell in cells if cell):
        if lines:
            lines[-1] += cell[0]
            lines += cell[1:]
        else:
            lines = list(cell)
    return lines


def head_lines(style: Style) -> list[str]:
    labels = [["工作計畫名稱"], ["重要計畫項目"]]
    if style.category_cell:
        labels.append(wrap("計畫類別", style.category_cell))
    return glue([*labels, ["實施內容"]])


def content_lines(content: str | tuple[Item, ...], style: Style) -> list[str]:
    if isinstance(content, str):
        return wrap(content, style.content_cell, style.content_cell - style.indent)
    lines: list[str] = []
    for numeral, item in zip(NUMERALS, content, strict=False):
        lines += wrap(f"{numeral}、{item.text}", style.content_cell - 4, style.content_cell)
        for below, text in zip(NUMERALS, item.children, strict=False):
            lines += wrap(f"（{below}）{text}", style.content_cell - 6)
    return lines


def row_lines(row: Row, style: Style) -> list[str]:
    return glue(
        [
            wrap(row.work_plan, style.work_plan_cell) if row.work_plan else [],
            wrap(row.key_project, style.key_project_cell),
            wrap(row.category, style.category_cell) if style.category_cell else [],
            content_lines(row.content, style),
        ]
    )


def typeset(plan: Plan, style: Style | None = None) -> str:
    """The text that an extraction shows of the printed plan."""
    style = style or Style()
    pages = Pages(style)
    pages.begin([])
    prose = [plan.title]
    for paragraph in plan.preamble:
        prose += wrap(paragraph, style.prose)
    prose.append("壹、年度施政目標及策略")
    for numeral, (title, strategies) in zip(NUMERALS, plan.goals, strict=False):
        prose += wrap(f"{numeral}、{title}", style.prose)
        for below, text in zip(NUMERALS, strategies, strict=False):
            prose += wrap(f"（{below}）{text}", style.prose - 6)
    for line in prose:
        pages.put(line, [])
    head = head_lines(style)
    pages.begin(["貳、年度重要計畫", *head])
    for row in plan.rows:
        for line in row_lines(row, style):
            pages.put(line, head)
    return "\n".join(pages.lines) + "\n"
