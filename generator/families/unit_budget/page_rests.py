"""What a page of a form begins with, or a row holds, that belongs to the row before."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from generator.families.unit_budget.form_row import FormRow
from generator.families.unit_budget.forms import Form
from generator.families.unit_budget.layout import Layout
from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow

_LONGEST_HEAD = 30
_LEVELS = frozenset("款項目節")


def without_rest(form: Form, heads: list[TableRow]) -> list[TableRow]:
    """The rows of a header down to the last that holds a word of the form's header."""
    words = {word for column in form.columns for head in column.heads for word in head if word}
    short = [[text for cell in row.cells if len(text := squeeze(cell)) <= _LONGEST_HEAD] for row in heads]
    named = [any(text in _LEVELS or any(w in text for w in words) for text in texts) for texts in short]
    return heads[: max((i for i, found in enumerate(named, start=1) if found), default=0)]


def rests(
    form: Form,
    body: Sequence[TableRow],
    opened: Sequence[tuple[TableRow, int]],
    rows: list[FormRow],
    layout: Layout,
    last: FormRow,
) -> Iterator[FormRow]:
    """What a page begins with that belongs to the last row of the page before; taken out of ``rows``."""
    if not form.runs_on:
        return
    first = opened[0][0] if opened else None
    for printed in itertools.takewhile(lambda row: row is not first, body):
        rest = FormRow(last.table, printed, "", list(printed.lines))
        rest.take(printed, layout)
        if not rest.holds(form.names(text=False)) and any(rest.texts.values()):
            yield rest
    if form.runs_on == "rows" and _is_rest(form, rows, last):
        yield rows.pop(0)


def join_parted(form: Form, rows: list[FormRow]) -> None:
    """Give rows the rest of their texts that the extraction set below them; a name alone may be a group's."""
    if form.runs_on != "rows":
        return
    for i in range(len(rows) - 1, 0, -1):
        texts = [name for name in form.names(text=True) if rows[i].texts.get(name)]
        if len(texts) > 1 and _is_rest(form, [rows[i]], rows[i - 1]):
            rows[i - 1].go_on(rows.pop(i), below=True)


def _is_rest(form: Form, rows: Sequence[FormRow], last: FormRow) -> bool:
    """Whether a page begins with the rest of the last row: without numbers, texts where that has some."""
    if not rows or rows[0].holds(form.names(text=False)):
        return False
    texts = [name for name in form.names(text=True) if rows[0].texts.get(name)]
    return bool(texts) and all(last.texts.get(name) for name in texts)
