"""What a table of indicators holds before its cells are read: rows, group rows, heads, text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.language.odd_signs import IN_TEXT
from generator.reading.document import Line

# The number that a row begins with, widths folded. The mark of a footnote (1註), a stray sign (-3) or a
# letter for a digit (O) takes no row away.
ROW_NUMBER = re.compile(
    rf"(?P<printed>[-−+]?(?P<number>\d{{1,2}}|[{IN_TEXT}]\d?|\d[{IN_TEXT}])(?:註\d?|[*※]{{1,2}})?)"
    r"(?:\.(?!\d)\s*|\s+|$)(?P<rest>.*)"
)


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
