"""Unit budgets (單位預算): the budget book of one agency for one year."""

from generator.families.family import Family
from generator.families.unit_budget.checks import check
from generator.families.unit_budget.parse import parse
from generator.families.unit_budget.recognise import recognise
from generator.records.structure import Structure

FAMILY = Family(
    name="unit-budget",
    title={"zh": "單位預算", "en": "Unit budget"},
    recognise=recognise,
    parse=parse,
    check=check,
    holds=(
        Structure("expenditure", "歲出機關別預算表"),
        Structure("expense_matrix", "各項費用彙計表"),
    ),
)
