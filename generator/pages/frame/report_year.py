"""The years that a report is about."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.wording.dates import ROC_OFFSET, roc_year_text
from generator.pages.wording.phrase import says


def roc_year(package: Package) -> int:
    """ROC year in which the period of a package's report begins; 0 where its descriptor names none."""
    start = str(package.descriptor.get("temporal", {}).get("start", ""))[:4]
    return int(start) - ROC_OFFSET if start.isdigit() else 0


def roc_years(package: Package) -> str:
    """``110``, or ``114–117`` where the report's period reaches over several ROC years; empty without one."""
    first, end = roc_year(package), str(package.descriptor.get("temporal", {}).get("end", ""))[:4]
    last = int(end) - ROC_OFFSET if end.isdigit() else first
    if not first:
        return ""
    if last <= first:
        return roc_year_text(first)
    return says("{first}–{last}", first=roc_year_text(first), last=roc_year_text(last))
