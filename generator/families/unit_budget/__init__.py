"""Unit budgets (單位預算): the budget book of one agency for one year."""

from dataclasses import replace
from pathlib import Path

from generator.families.family import Family
from generator.families.unit_budget.checks import check, judge
from generator.families.unit_budget.forms import header_words
from generator.families.unit_budget.parse import parse
from generator.families.unit_budget.recognise import recognise
from generator.records.marks import load_marks
from generator.records.record import Record
from generator.records.structure import Structure

_MARKS = load_marks(Path(__file__).with_name("marks.yml"))


def _with_amounts(row: Record) -> bool:
    """Whether a row of the first level prints an amount: one that is made of heads prints none."""
    return any(value is not None for name, value in row.values.items() if name.endswith("_k_twd"))


FAMILY = Family(
    name="unit-budget",
    title={"zh": "單位預算", "en": "Unit budget"},
    recognise=recognise,
    parse=parse,
    check=check,
    judge=judge,
    marks=replace(_MARKS, heads=(*_MARKS.heads, *header_words())),
    holds=(
        Structure("expenditure", "歲出機關別預算表"),
        # A 主管 with all its agencies compares their budgets; their plans stand in their own books.
        Structure("work_plans", "歲出計畫提要及分支計畫概況表", unless=("comparisons",)),
        Structure("branches", "分支計畫及用途別科目", unless=("comparisons",)),
        Structure("expense_matrix", "各項費用彙計表", unless=("comparisons",)),
        Structure("first_level", "歲出一級用途別科目分析表", _with_amounts),
        # Cities print their personnel by class with its costs.
        Structure("personnel", "人事費彙計表", unless=("comparisons", "personnel_costs")),
        Structure("staff", "預算員額明細表", unless=("comparisons", "personnel_costs")),
    ),
)
