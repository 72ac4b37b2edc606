"""Addresses of the pages of a review's programmes."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.records.values import Value

# Tables whose rows are running text: the word that names them in addresses, and the heading of the section.
SECTIONS = {
    "milestones": ("milestones", "里程碑"),
    "indicator_notes": ("notes", "指標說明"),
    "benefit_items": ("benefits", "經濟效益"),
    "recommendations": ("recommendations", "檢討與建議"),
}


def programme_url(package: Package, programme_no: Value) -> str:
    """Address of a programme's page."""
    return f"reports/{package.name}/programmes/{programme_no}/"


def section_url(programme_url: str, table: str) -> str:
    """Address of the page of one section."""
    return f"{programme_url}{SECTIONS[table][0]}/"


def parts_url(programme_url: str) -> str:
    """Address of the page about a programme's parts."""
    return f"{programme_url}parts/"
