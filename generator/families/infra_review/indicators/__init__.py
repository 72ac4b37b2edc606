"""Section 參: work and benefit indicators with targets and results, and the notes below them."""

from __future__ import annotations

from generator.families.infra_review.indicators.read import read_indicators

__all__ = ["read_indicators"]
