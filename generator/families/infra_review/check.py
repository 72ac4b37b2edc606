"""The arithmetic identities that a performance review prints."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.identity import Identity
from generator.families.infra_review.identities import (
    benefit_identities,
    budget_identities,
    category_identities,
    indicator_identities,
    progress_identities,
)
from generator.records.record import Tables


def check(tables: Tables) -> Iterator[Identity]:
    """All identities of a review, table by table in the order of the records."""
    yield from category_identities(tables)
    yield from budget_identities(tables)
    yield from progress_identities(tables)
    yield from indicator_identities(tables)
    yield from benefit_identities(tables)
