"""The arithmetic that a performance review prints, one module for each kind of table."""

from __future__ import annotations

from generator.families.infra_review.identities.benefits import benefit_identities
from generator.families.infra_review.identities.budget import budget_identities
from generator.families.infra_review.identities.categories import category_identities
from generator.families.infra_review.identities.indicators import indicator_identities
from generator.families.infra_review.identities.progress import progress_identities

__all__ = [
    "benefit_identities",
    "budget_identities",
    "category_identities",
    "indicator_identities",
    "progress_identities",
]
