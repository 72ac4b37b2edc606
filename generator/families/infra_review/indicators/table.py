"""What a table of indicators holds before its cells are read: rows, group rows, heads, text around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.reading.document import Line


@dataclass(slots=True)
class RawRow:
    """The lines of a row.

    Attributes:
        number: printed number, empty for totals and statements; that of the row before for a second measure.
        group: sub-project of the last group row.
        lines: lines from the number to the last value.
        tail: lines below a repeated head that go on with the name.
        kind: row, second measure of the row before, or total.
        marred: its number as printed where that is no number alone (1註, O), else empty.
    """

    number: str
    group: str
    lines: list[Line]
    tail: list[Line] = field(default_factory=list)
    kind: str = "row"
    marred: str = ""


@dataclass(slots=True)
class IndicatorTable:
    """What a part of section 參 holds: rows, group rows, head lines, text before the table, text after it.

    ``lost`` is the line that ends the table though a row is due there, None where it ends as it should.
    """

    rows: list[RawRow] = field(default_factory=list)
    groups: list[list[Line]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    lost: Line | None = None
