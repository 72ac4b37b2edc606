"""Annual administrative plans of ministries (年度施政計畫), as the Executive Yuan prints them for the budget.

Part 壹 is prose (goals and strategies); part 貳 is one table of key projects whose cells the
extraction glued.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.families.annual_plan.check import check
from generator.families.annual_plan.head_words import HEAD_WORDS
from generator.families.annual_plan.parse import parse
from generator.families.annual_plan.recognise import recognise
from generator.families.family import Family
from generator.records.marks import load_marks
from generator.records.structure import Structure

FAMILY = Family(
    name="annual-plan",
    title={"zh": "年度施政計畫", "en": "Annual administrative plans"},
    report_en="Annual administrative plan",
    recognise=recognise,
    parse=parse,
    check=check,
    marks=replace(load_marks(Path(__file__).with_name("marks.yml")), heads=HEAD_WORDS),
    holds=(
        Structure("goals", "壹、年度施政目標"),
        Structure("projects", "工作計畫名稱、重要計畫項目、實施內容"),
    ),
)
