"""Unit budgets (單位預算): the budget book of one agency for one year."""

from generator.families.family import Family
from generator.families.unit_budget.checks import check
from generator.families.unit_budget.parse import parse
from generator.families.unit_budget.recognise import recognise

FAMILY = Family(
    name="unit-budget",
    title={"zh": "單位預算", "en": "Unit budget"},
    recognise=recognise,
    parse=parse,
    check=check,
)
