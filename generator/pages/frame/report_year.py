"""The year that a report is about."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.wording.dates import ROC_OFFSET


def roc_year(package: Package) -> int:
    """ROC year in which the period of a package's report begins; 0 where its descriptor names none."""
    start = str(package.descriptor.get("temporal", {}).get("start", ""))[:4]
    return int(start) - ROC_OFFSET if start.isdigit() else 0
