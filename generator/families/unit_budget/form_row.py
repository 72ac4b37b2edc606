"""A row of a prescribed form over all its pages: what each column prints, where, and what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.forms import Form
from generator.families.unit_budget.layout import Layout
from generator.language.cell import Cell, read_column
from generator.reading.joining import join_pair
from generator.reading.spacing import tidy
from generator.reading.tables import PipeTable, TableRow, cell_text

NOT_SETTLED = "欄數與表式不符，未讀。"


@dataclass(slots=True)
class FormRow:
    """A row over all its pages.

    Attributes:
        table: the table of its first page.
        printed: its row there.
        label: the cell that names it.
        texts: what its columns print, by name.
        at: the lines on which they print it.
        lines: all its lines.
        labels: the first lines of those that name it; every left page does.
        below: rows of a further page that belong to it.
        doubt: why it is uncertain, empty where it isn't.
        carried: whether its end stood on the next page.
        parted: whether its end stood in a row below it.
    """

    table: PipeTable
    printed: TableRow
    label: str
    lines: list[int]
    labels: list[int] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    at: dict[str, tuple[int, ...]] = field(default_factory=dict)
    below: list[FormRow] = field(default_factory=list)
    doubt: str = ""
    carried: bool = False
    parted: bool = False

    def text(self, column: str) -> str:
        """The text of a column in one line, empty where the row has none."""
        return tidy(cell_text(self.texts.get(column, "")).replace("\n", " "))

    def cells(self, form: Form) -> dict[str, Cell]:
        """The columns of numbers that the row's pages have."""
        names = (name for name in form.names(text=False) if name in self.texts)
        return {name: read_column(name, self.texts[name]) for name in names}

    def holds(self, columns: Sequence[str]) -> bool:
        """Whether one of these columns holds anything, or what stands under no column may be theirs."""
        return bool(self.printed.unplaced) or any(self.texts.get(name) for name in columns)

    def value_lines(self, *columns: str) -> list[int]:
        """The lines of some of its values, each with that of the label beside it."""
        lines = [line for column in columns for line in self.at.get(column, ())]
        beside = [max((label for label in self.labels if label <= line), default=line) for line in lines]
        return [*self.printed.lines, *lines] if not lines else sorted({*lines, *beside})

    def go_on(self, rest: FormRow, *, below: bool = False) -> None:
        """Take in the rest of the row that a further page begins with, or that stands below it."""
        for name, text in rest.texts.items():
            if text:
                self.texts[name] = join_pair(self.texts.get(name, ""), text)
                self.at[name] = (*self.at.get(name, ()), *rest.printed.lines)
        self.lines.extend(rest.lines)
        self.parted, self.carried = self.parted or below, self.carried or not below

    def take(self, printed: TableRow, layout: Layout) -> None:
        """Give it what a page prints for it."""
        if not layout.settled:
            self.doubt += NOT_SETTLED
            return
        fresh = {name: printed.cell(place) for name, place in layout.places.items()}
        self.texts |= fresh
        self.at |= dict.fromkeys(fresh, printed.lines)
