"""Tables of text in two columns: reasons beside countermeasures, milestones beside results."""

from __future__ import annotations

from generator.families.infra_review.columns.lag_items import read_lag_items
from generator.families.infra_review.columns.milestones import read_milestones

__all__ = ["read_lag_items", "read_milestones"]
