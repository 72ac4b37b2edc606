"""Section 壹: the special budget of a programme by year, and its progress."""

from __future__ import annotations

from generator.families.infra_review.budget.columns import COLUMNS
from generator.families.infra_review.budget.progress import read_progress
from generator.families.infra_review.budget.read import read_special_budget

__all__ = ["COLUMNS", "read_progress", "read_special_budget"]
