"""Sets a plan as other extractions show the printed table: cells side by side, a cell a line, or by tabs.

Where `typesetter` glues the cells of a row, the tools here keep them apart: with blanks, as `pdftotext
-layout` does, with tabs as a copied table has them, or with line ends.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from tests.families.annual_plan.typesetter import NUMERALS, Plan, Row, Style, columns, content_lines, wrap

LABELS = ("工作計畫名稱", "重要計畫項目", "計畫類別", "實施內容")


@dataclass(frozen=True)
class Sheet:
    """How the table is shown.

    Attributes:
        labels: of its columns; three where it has no categories.
        style: widths of its cells, lines a page.
        wide: columns that an ideograph takes where blanks align the cells: 1 as `pdftotext` counts, or 2.
        gap: blanks between two cells at least.
        indent: blanks before the whole page.
        apart: whether a blank line stands between rows.
        centred: whether the labels stand above the middle of their columns.
        amid: whether names stand beside the middle of their content.
    """

    labels: tuple[str, ...] = LABELS
    style: Style = field(default_factory=Style)
    wide: int = 1
    gap: int = 3
    indent: int = 0
    apart: bool = False
    centred: bool = False
    amid: bool = False


def prose_of(plan: Plan, width: int = 84) -> list[str]:
    """Title, preamble and goals, as running text."""
    lines = [plan.title]
    for paragraph in plan.preamble:
        lines += wrap(paragraph, width)
    lines.append("壹、年度施政目標及策略")
    for numeral, (title, strategies) in zip(NUMERALS, plan.goals, strict=False):
        lines += wrap(f"{numeral}、{title}", width)
        for below, text in zip(NUMERALS, strategies, strict=False):
            lines += wrap(f"（{below}）{text}", width - 6)
    return [*lines, "貳、年度重要計畫"]


def cells_of(row: Row, sheet: Sheet) -> list[list[str]]:
    """The lines of each cell of a row; an empty cell has none."""
    style = sheet.style
    names = [wrap(row.work_plan, style.work_plan_cell) if row.work_plan else []]
    names.append(wrap(row.key_project, style.key_project_cell))
    if len(sheet.labels) == len(LABELS):
        names.append(wrap(row.category, style.category_cell))
    content = content_lines(row.content, style)
    if sheet.amid:
        names = [[*[""] * ((len(content) - len(name)) // 2), *name] if name else [] for name in names]
    return [*names, content]


def head_of(sheet: Sheet) -> list[list[str]]:
    widths = _cell_widths(sheet)
    return [wrap(label, width) for label, width in zip(sheet.labels, widths, strict=True)]


def _cell_widths(sheet: Sheet) -> list[int]:
    style = sheet.style
    names = [max(style.work_plan_cell, 12), max(style.key_project_cell, 12)]
    categories = [style.category_cell] if len(sheet.labels) == len(LABELS) else []
    return [*names, *categories, style.content_cell]


def pages_of(plan: Plan, sheet: Sheet, line: Callable[[Sequence[str]], str], label: str) -> list[str]:
    """The table, page by page: ``line`` sets one line of all cells, ``label`` numbers the pages below."""
    lines: list[str] = []
    number, filled = 1, sheet.style.page_lines
    head = [line(cells) for cells in zip_longest(*head_of(sheet), fillvalue="")]
    for row in plan.rows:
        for cells in zip_longest(*cells_of(row, sheet), fillvalue=""):
            if filled >= sheet.style.page_lines:
                lines += [label.format(number), *head]
                number, filled = number + 1, 0
            lines.append(line(cells))
            filled += 1
        if sheet.apart:
            lines.append("")
    return [*lines, label.format(number)]


def in_columns(plan: Plan, sheet: Sheet | None = None) -> str:
    """Cells side by side, every column from one place on: `pdftotext -layout`."""
    sheet = sheet or Sheet()

    def measured(text: str) -> int:
        return columns(text) if sheet.wide == 2 else len(text)

    # A column is as wide as the widest line of its cells.
    printed = [head_of(sheet), *(cells_of(row, sheet) for row in plan.rows)]
    widths = [max(measured(line) for cell in cells for line in cell) for cells in zip(*printed, strict=True)]

    def line(cells: Sequence[str]) -> str:
        text = " " * sheet.indent
        for cell, width in zip(cells, widths, strict=True):
            shift = (width - measured(cell)) // 2 if sheet.centred and cell in _pieces(sheet) else 0
            text += " " * max(shift, 0) + cell
            text += " " * (width - max(shift, 0) - measured(cell) + sheet.gap)
        return text.rstrip()

    return "\n".join([*prose_of(plan), *pages_of(plan, sheet, line, f"{'':40}8-{{}}")]) + "\n"


def _pieces(sheet: Sheet) -> set[str]:
    return {piece for label in head_of(sheet) for piece in label}


def in_tabs(plan: Plan, sheet: Sheet | None = None) -> str:
    """Every printed line with tabs between its cells."""
    sheet = sheet or Sheet()
    return "\n".join([*prose_of(plan), *pages_of(plan, sheet, "\t".join, "8-{}")]) + "\n"


def _paragraphs(row: Row) -> list[str]:
    if isinstance(row.content, str):
        return [row.content]
    lines = []
    for numeral, item in zip(NUMERALS, row.content, strict=False):
        lines.append(f"{numeral}、{item.text}")
        lines += [f"（{below}）{text}" for below, text in zip(NUMERALS, item.children, strict=False)]
    return lines


def _names(row: Row, sheet: Sheet) -> list[str]:
    return [row.work_plan, row.key_project, row.category][: len(sheet.labels) - 1]


def in_tab_rows(plan: Plan, sheet: Sheet | None = None) -> str:
    """A row a line, tabs between its cells; further paragraphs of the content on lines of their own."""
    sheet = sheet or Sheet()
    lines = ["\t".join(sheet.labels)]
    for row in plan.rows:
        first, *others = _paragraphs(row)
        lines += ["\t".join([*_names(row, sheet), first]), *others]
    return "\n".join([*prose_of(plan), *lines]) + "\n"


def in_pipes(plan: Plan, sheet: Sheet | None = None) -> str:
    """A Markdown table, a row a line, the paragraphs of the content behind ``<br>``."""
    sheet = sheet or Sheet()
    rows = [sheet.labels, ["---"] * len(sheet.labels)]
    rows += [[*_names(row, sheet), "<br>".join(_paragraphs(row))] for row in plan.rows]
    return "\n".join([*prose_of(plan), *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def a_cell_a_line(plan: Plan, sheet: Sheet | None = None) -> str:
    """Running text: every cell, and every paragraph of the content, on a line of its own."""
    sheet = sheet or Sheet()
    lines = list(sheet.labels)
    for row in plan.rows:
        lines += [name for name in _names(row, sheet) if name] + _paragraphs(row)
    return "\n".join([*prose_of(plan), *lines]) + "\n"
