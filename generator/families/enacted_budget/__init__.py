"""Enacted budgets (法定預算): the expenditure of a ministry as open data, one CSV row a year and account."""

from pathlib import Path

from generator.families.enacted_budget.check import check
from generator.families.enacted_budget.parse import parse, recognise
from generator.families.family import Family
from generator.records.marks import load_marks
from generator.records.structure import Structure

FAMILY = Family(
    name="enacted-budget",
    title={"zh": "法定預算（開放資料）", "en": "Enacted budget (open data)"},
    recognise=recognise,
    parse=parse,
    check=check,
    marks=load_marks(Path(__file__).with_name("marks.yml")),
    holds=(Structure("expenditure", "year_roc、account_code (the columns of 歲出機關別預算表)"),),
)
