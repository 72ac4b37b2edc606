"""Whether a text is the expenditure table of an enacted budget, judged by its columns and codes."""

from __future__ import annotations

from generator.families.enacted_budget.rows import COLUMNS, csv_cells
from generator.families.enacted_budget.table_form import budget_head
from generator.forms.account_codes import expenditure_level, read_account
from generator.reading.document import Document
from generator.reading.likeness import Likeness
from generator.reading.tables import PipeTable, pipe_tables

_FEWEST_MINISTRIES = 2
# The table of a budget book has the same head, and is one of some forty.
_MOST = 0.8


def is_csv(document: Document) -> bool:
    """Whether the first line that holds text names columns of the data set."""
    first = next((line for line in document if not line.blank), None)
    return first is not None and {"year_roc", "account_code"} <= set(csv_cells(first))


def recognise(document: Document) -> Likeness:
    """1 for a CSV with all columns, or a text that is this table alone and of several ministries."""
    if is_csv(document):
        first = next(line for line in document if not line.blank)
        known = [name for name in COLUMNS if name in set(csv_cells(first))]
        return Likeness(len(known) / len(COLUMNS), [f"columns {', '.join(known)}"])
    tables = pipe_tables(document)
    lines = sum(len(table.rows) for table in tables)
    own = [
        table
        for table in tables
        if any(budget_head(table.rows, at) for at in range(min(12, len(table.rows))))
    ]
    share = sum(len(table.rows) for table in own) / lines if lines else 0.0
    heads = ["the head of 歲出機關別預算表"] if own else []
    if share < _MOST:
        others = [f"other tables in {1 - share:.0%} of the rows"] if lines else ["no tables"]
        return Likeness(0.0, heads, others)
    ministries = sum(_ministries(table) for table in own)
    score = 0.6 if ministries == 0 else 0.8 if ministries < _FEWEST_MINISTRIES else 1.0
    against = [] if ministries else ["no code of a ministry (款)"]
    return Likeness(score, [*heads, f"{ministries} ministries"], against)


def _ministries(table: PipeTable) -> int:
    """How many rows name a 款 by an expenditure code."""
    accounts = (read_account(cell) for row in table.rows for cell in row.cells if cell.strip()[:2] == "00")
    return sum(expenditure_level(account.code, "") == "kuan" for account in accounts if account.code)
