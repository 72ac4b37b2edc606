"""Performance reviews of the Forward-looking Infrastructure programmes (前瞻基礎建設計畫績效檢討報告).

One programme after the other, each in six fixed sections: budget and progress, results and milestones,
indicators, reasons of delay, benefits, recommendations.
"""

from __future__ import annotations

from pathlib import Path

from generator.families.family import Family
from generator.families.infra_review.check import check
from generator.families.infra_review.frame import without_delays
from generator.families.infra_review.parse import parse
from generator.families.infra_review.recognise import recognise
from generator.records.marks import load_marks
from generator.records.structure import Structure

FAMILY = Family(
    name="infra-review",
    title={"zh": "前瞻基礎建設計畫績效檢討報告", "en": "Performance reviews of infrastructure programmes"},
    report_en="Performance review of infrastructure programmes",
    recognise=recognise,
    parse=parse,
    check=check,
    marks=load_marks(Path(__file__).with_name("marks.yml")),
    holds=(
        Structure("programmes", "壹、特別預算及進度執行情形 (the first section of a programme)"),
        Structure("programmes", "一、計畫期程", lambda record: bool(record["period_raw"])),
        Structure("special_budget", "特別預算執行情形"),
        Structure("progress", "進度執行情形"),
        Structure("milestones", "貳、重要執行成果及里程碑達成情形"),
        Structure("indicators", "績效指標"),
        Structure("indicators", "一、工作指標", lambda record: record["indicator_kind"] == "work"),
        Structure("indicators", "二、效益指標", lambda record: record["indicator_kind"] == "benefit"),
        Structure("lag_items", "肆、重大落後計畫之落後原因及因應對策", left_out=without_delays),
        Structure("benefit_items", "伍、經濟效益"),
        Structure("recommendations", "陸、檢討與建議"),
    ),
)
