"""Sections 伍 and 陸: benefits in numbers and in words, and the recommendations."""

from __future__ import annotations

from generator.families.infra_review.benefit.items import read_benefit_items
from generator.families.infra_review.benefit.numbers import read_benefits
from generator.families.infra_review.benefit.recommendations import read_recommendations

__all__ = ["read_benefit_items", "read_benefits", "read_recommendations"]
