"""Business reports that a ministry hands to the Legislative Yuan (業務報告).

A pure outline: categories, numbered items on up to five levels, no tables. Their data are the statements:
every amount with its date, its bound and its status, enumerations that are tables in substance, and the names
of programmes.
"""

from __future__ import annotations

from pathlib import Path

from generator.families.business_report.check import check
from generator.families.business_report.parse import parse
from generator.families.business_report.recognise import recognise
from generator.families.family import Family
from generator.records.marks import load_marks
from generator.records.structure import Structure

FAMILY = Family(
    name="business-report",
    title={"zh": "業務報告", "en": "Business reports to the Legislative Yuan"},
    report_en="Business report to the Legislative Yuan",
    recognise=recognise,
    parse=parse,
    check=check,
    marks=load_marks(Path(__file__).with_name("marks.yml")),
    holds=(
        Structure("categories", "壹、貳、參 (the headings of the first level)"),
        Structure("items", "一、二、三 (the numbered items)"),
    ),
)
