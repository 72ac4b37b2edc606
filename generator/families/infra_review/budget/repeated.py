"""Rows of special budget tables whose key a programme prints more than once.

The same year or the same total twice is a row printed again, a year of two phases, or one whose year was
misread; which of them can't be told, so that all of them are in doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.families.infra_review.budget.row import BudgetRow
from generator.records.doubts import Doubt


def tell_repeated(tables: Sequence[tuple[str, Sequence[BudgetRow]]]) -> None:
    """Give a doubt to every row whose key comes again; ``tables`` are (sub-project, rows)."""
    found: dict[tuple[str, str], list[BudgetRow]] = defaultdict(list)
    for sub_project, rows in tables:
        phases = phases_of_totals(rows)
        for row in rows:
            if row.is_total:
                phase = phases[id(row)]
                found[sub_project, f"第{phase}期總計" if phase else "全表總計"].append(row)
            elif row.year_roc is not None:
                found[sub_project, f"{row.year_roc}年度"].append(row)
    for (_, name), rows in found.items():
        for row in rows if len(rows) > 1 else ():
            seen = f"同一計畫的{name}印有{len(rows)}列"
            row.doubts.append(Doubt("PARSE-REPEATED-ROW", min(row.lines), seen))


def phases_of_totals(rows: Sequence[BudgetRow]) -> dict[int, str]:
    """The phase that each 總計 row of a table sums, by the row's id; empty for the total of the whole table.

    A second 總計 row of one phase is that total.
    """
    closed: set[str] = set()
    found: dict[int, str] = {}
    for row in rows:
        if row.is_total:
            found[id(row)] = "" if row.phase in closed else row.phase
            closed.add(row.phase)
    return found
