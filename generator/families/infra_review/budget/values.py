"""Values of a special budget row: references resolved, printed forms kept, certainty stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.families.infra_review.budget.columns import COLUMNS, TITLES, Placed
from generator.families.infra_review.budget.row import BudgetRow
from generator.families.infra_review.budget.tokens import SAME_AS_A, SAME_AS_RATE, Token
from generator.language.unit_line import Conversion
from generator.records.doubts import Doubt, worse
from generator.records.record import Certainty
from generator.records.values import Value

_RATE = "_pct"
# What the spend ratio is a part of, unless the form has no such column.
_SPEND_RATIO, _BASE = "spend_ratio_pct", "allotted_k_twd"
_TEMPLATE = re.compile(r"0{2,3},0{3}")
# What a cell refers to by its words.
_REFERENCES = {SAME_AS_A: "statutory_budget_k_twd", SAME_AS_RATE: "execution_rate_pct"}


@dataclass(slots=True)
class Reading:
    """Values of a row by field, how certain they are, and why they are not simply printed."""

    values: dict[str, Value]
    certainty: Certainty = "printed"
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def tell(self, doubt: Doubt) -> None:
        """Make the row uncertain because of how it is printed."""
        self.doubts.append(doubt)
        self.doubt("uncertain", doubt.seen)

    def doubt(self, certainty: Certainty, note: str) -> None:
        """Lower the certainty to at least this one and say why."""
        self.certainty = worse(self.certainty, certainty)
        if note not in self.notes:
            self.notes.append(note)

    @property
    def note(self) -> str:
        """All notes as one sentence."""
        return "；".join(self.notes) + "。" if self.notes else ""


def read_values(row: BudgetRow, placed: Placed, columns: Sequence[str], scale: Conversion) -> Reading:
    """The ten amounts and rates of a row, each with its printed form where that is no plain number.

    ``scale`` puts the amounts into thousands; their printed forms are kept where it changes them.
    """
    cells = placed.cells
    numbers: dict[str, Decimal | None] = dict.fromkeys(COLUMNS)
    template = _is_template(placed)
    if not template:
        numbers |= {name: _scaled(name, token, scale) for name, token in cells.items()}
    reading = Reading({})
    for name, token in cells.items():
        target = _REFERENCES.get(token.text)
        if target and numbers[target] is not None:
            numbers[name] = numbers[target]
    reading.values |= numbers
    reading.values |= {f"{name}_raw": _raw(name, cells.get(name), scale) for name in COLUMNS}
    if scale.note:
        reading.doubt(scale.certainty, scale.note.rstrip("。"))
    elif scale.reason:
        reading.doubt("uncertain", scale.reason)
    if _BASE not in columns and reading.values[_SPEND_RATIO] is not None:
        reading.doubt("derived", "表頭無分配數，支用比以法定特別預算為分母")
    _judge(reading, row, placed, template=template)
    return reading


def _scaled(name: str, token: Token, scale: Conversion) -> Decimal | None:
    if token.number is None or name.endswith(_RATE):
        return token.number
    return None if scale.factor is None else scale.apply(token.number)


def _raw(name: str, token: Token | None, scale: Conversion) -> str:
    if token is None:
        return ""
    return token.raw if scale.factor == 1 or name.endswith(_RATE) else token.printed


def _judge(reading: Reading, row: BudgetRow, placed: Placed, *, template: bool) -> None:
    printed = {token.text for token in placed.cells.values()}
    resolved = sorted(
        word for word, target in _REFERENCES.items() if word in printed and reading.values[target] is not None
    )
    if template:
        reading.doubt("inferred", "表格樣板的預設值（000,000）未填寫，視為無資料")
    elif resolved:
        reading.doubt("derived", f"「{'」、「'.join(resolved)}」已換算為所指欄位的數值")
    if row.phase and row.phase_inherited:
        reading.doubt("derived", "期別印於合併儲存格")
    for doubt in (*row.doubts, *_doubts(row, placed)):
        reading.tell(doubt)


def _doubts(row: BudgetRow, placed: Placed) -> Iterator[Doubt]:
    """Cells that can't be read, by column, and cells that belong to no column for sure."""
    for name, token in placed.cells.items():
        if token.doubtful:
            yield Doubt("PARSE-CELL", token.lines[0], f"{TITLES[name]}「{token.printed}」{token.cell.reason}")
    for token in placed.surplus:
        yield Doubt("PARSE-COLUMNS", token.lines[0], f"「{token.printed}」屬於哪一欄無法確定，未列入")
    if not placed.certain and not placed.surplus:
        yield Doubt("PARSE-COLUMNS", min(row.lines), "列印的儲存格少於欄數或不合欄位，數值所屬欄位有不同讀法")


def _is_template(placed: Placed) -> bool:
    """A row that nobody filled in: its budget is the zeros of the form, 000,000."""
    first: Mapping[str, object] = placed.cells
    token = placed.cells.get(COLUMNS[0]) if first else None
    return token is not None and _TEMPLATE.fullmatch(token.text) is not None
