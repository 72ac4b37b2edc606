"""National science and technology plans: goals, strategies, measures, who carries them, R&D statistics."""

from __future__ import annotations

from pathlib import Path

from generator.families.family import Family
from generator.families.st_plan.checks import check
from generator.families.st_plan.parse import parse
from generator.families.st_plan.recognise import recognise
from generator.records.marks import load_marks
from generator.records.structure import Structure

FAMILY = Family(
    name="st-plan",
    title={"zh": "國家科學技術發展計畫", "en": "National science and technology plan"},
    recognise=recognise,
    parse=parse,
    check=check,
    marks=load_marks(Path(__file__).with_name("marks.yml")),
    holds=(
        Structure("goals", "目標一、目標二"),
        Structure("strategies", "策略一、策略二 (the headings below 策略與重要措施)"),
        Structure("measures", "1.、2. (the measures below a strategy)"),
        Structure("strategy_agencies", "策略與重要措施分工對應表 (策略、措施、參與部會)"),
        # What the law asks a plan for: its strategies, its resources, and the goals of each agency.
        Structure("budget_projection", "科技預算之推估 (年度、整體科技預算、GDP、占比)"),
        Structure("agency_goals", "政府各部門科學技術發展目標 (an agency's name, its paragraph below)"),
    ),
)
