"""A row of the tables of subsidies, donations and commissioned work as a draft, over all its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.form_row import FormRow
from generator.families.unit_budget.forms import Form
from generator.families.unit_budget.grant_marks import Mark
from generator.reading.tables import PipeTable, TableRow
from generator.reading.traced import TracedText


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the tables.

    Attributes:
        form: its prescribed form.
        depths: depth of the rows by the style of their mark.
    """

    form: Form
    depths: Mapping[str, int]

    @property
    def recipient(self) -> bool:
        """Whether a column tells who gets the money."""
        return "recipient" in self.form.names(text=True)


@dataclass(slots=True)
class GrantRow:
    """One row of a table, both pages together.

    Attributes:
        style: style of its mark: total, number, object, round or square.
        path: marks from the top down.
        parents: the rows above it, from the top down.
        page: its amounts with their lines, and all its lines.
        name, recipient, content: its texts.
        years, period: the years of the plan, or the words that are printed in their place.
        unfinished: what the column of years holds as long as it is no years: their end may stand below.
        carried: whether the end of its content stood in the next row's cell.
        odd: what of its mark can't be read, for people; empty where it can.
    """

    style: str
    label: str
    path: tuple[str, ...]
    parents: tuple[GrantRow, ...]
    page: FormRow
    name: TracedText
    recipient: TracedText = field(default_factory=TracedText)
    content: TracedText = field(default_factory=TracedText)
    middle: str = ""
    serial: str = ""
    years: tuple[int, int] | None = None
    period: str = ""
    unfinished: str = ""
    carried: bool = False
    odd: str = ""


def marked_row(
    kind: Kind, mark: Mark, printed: TableRow, table: PipeTable, above: Sequence[GrantRow], odd: str = ""
) -> GrantRow:
    """A row with a mark, below those above it that hold it."""
    page = FormRow(table, printed, mark.rest, list(printed.lines))
    parents = _parents(kind, mark.style, above)
    path = (*(row.label for row in parents), mark.label) if mark.label else ()
    return GrantRow(
        mark.style, mark.label, path, parents, page, TracedText(mark.rest, printed.lines), odd=odd
    )


def _parents(kind: Kind, style: str, above: Sequence[GrantRow]) -> tuple[GrantRow, ...]:
    """The rows above a new row of this style: the last one and its parents, cut to the depth."""
    last = next((row for row in reversed(above) if row.style != "total"), None)
    chain = (*last.parents, last) if last is not None else ()
    return tuple(row for row in chain if kind.depths[row.style] < kind.depths[style])
