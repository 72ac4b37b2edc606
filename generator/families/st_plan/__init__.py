"""National science and technology plans: goals, strategies, measures, who carries them, R&D statistics."""

from __future__ import annotations

from generator.families.family import Family
from generator.families.st_plan.checks import check
from generator.families.st_plan.parse import parse
from generator.families.st_plan.recognise import recognise

FAMILY = Family(
    name="st-plan",
    title={"zh": "國家科學技術發展計畫", "en": "National science and technology plan"},
    recognise=recognise,
    parse=parse,
    check=check,
)
