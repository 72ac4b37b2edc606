"""Enacted budgets (法定預算): expenditure by agency, as a CSV of some years or a workbook of one."""

from dataclasses import replace
from pathlib import Path

from generator.families.enacted_budget.check import check
from generator.families.enacted_budget.parse import parse
from generator.families.enacted_budget.recognise import recognise
from generator.families.enacted_budget.table_form import FORM
from generator.families.family import Family
from generator.records.marks import load_marks
from generator.records.structure import Structure

_MARKS = load_marks(Path(__file__).with_name("marks.yml"))

FAMILY = Family(
    name="enacted-budget",
    title={"zh": "法定預算（開放資料）", "en": "Enacted budget (open data)"},
    recognise=recognise,
    parse=parse,
    check=check,
    marks=replace(_MARKS, heads=(*FORM.fields, *FORM.over)),
    holds=(Structure("expenditure", "科目編號、本年度預算數 (columns of 歲出機關別預算表)"),),
)
