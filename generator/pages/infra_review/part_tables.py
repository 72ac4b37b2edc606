"""Tables of money and progress: of a programme itself, and of each of its parts."""

from __future__ import annotations

from collections.abc import Iterable

from generator.packaging.reader import Package
from generator.pages.parts.tables import DataTable, table_of
from generator.records.values import Row

# Tables of which a programme's page shows its own rows and leaves those of its parts to another page.
PARTED = ("special_budget", "special_budget_totals", "progress")
_AMOUNTS = (
    "statutory_budget_k_twd", "allotted_k_twd", "realised_k_twd", "payable_k_twd", "prepaid_k_twd",
    "surplus_k_twd", "executed_k_twd", "spend_ratio_pct", "execution_rate_pct", "attainment_rate_pct",
)  # fmt: skip


def is_part(row: Row) -> bool:
    """Whether a row is about a part of a programme, which has amounts of its own."""
    return bool(row["sub_project"])


def budget_table(package: Package, part: str, rows: Iterable[Row]) -> DataTable:
    """The years of a part; of the programme itself where ``part`` is empty."""
    caption = f"{part}各年度特別預算與執行"
    return table_of(package, "special_budget", caption, ("year_roc", *_AMOUNTS), _of(part, rows))


def totals_table(package: Package, part: str, rows: Iterable[Row]) -> DataTable:
    """The printed totals of a part, one a phase."""
    caption = f"{part}報告印出的各期總計"
    return table_of(
        package, "special_budget_totals", caption, ("special_budget_period", *_AMOUNTS), _of(part, rows)
    )


def progress_table(package: Package, part: str, rows: Iterable[Row]) -> DataTable:
    """Planned and actual progress of a part."""
    fields = ("scope", "planned_pct", "actual_pct", "difference_pct")
    return table_of(package, "progress", f"{part}預定與實際進度", fields, _of(part, rows))


def _of(part: str, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if str(row["sub_project"] or "") == part]
