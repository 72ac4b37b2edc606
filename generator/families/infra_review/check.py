"""The arithmetic identities that a performance review prints."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.identity import Identity
from generator.families.infra_review.identities.benefits import benefit_identities
from generator.families.infra_review.identities.budget import budget_identities
from generator.families.infra_review.identities.categories import category_identities
from generator.families.infra_review.identities.indicators import indicator_identities
from generator.families.infra_review.identities.progress import progress_identities
from generator.records.record import Tables


def check(tables: Tables) -> Iterator[Identity]:
    """All identities of a review, table by table in the order of the records."""
    yield from category_identities(tables)
    yield from budget_identities(tables)
    yield from progress_identities(tables)
    yield from indicator_identities(tables)
    yield from benefit_identities(tables)
