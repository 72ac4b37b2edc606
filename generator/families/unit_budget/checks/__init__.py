"""The arithmetic that a budget book prints, computed again; docs/reference/checks.md explains the codes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.identity import Identity
from generator.checking.plain import Plain
from generator.families.unit_budget.checks.accounts import check_accounts
from generator.families.unit_budget.checks.grants import check_grants
from generator.families.unit_budget.checks.objects import check_objects
from generator.families.unit_budget.checks.people import check_people
from generator.families.unit_budget.checks.plans import check_plans
from generator.families.unit_budget.checks.resolutions import check_resolutions
from generator.families.unit_budget.checks.special import check_special
from generator.families.unit_budget.checks.texts import check_texts
from generator.families.unit_budget.checks.upkeep import check_upkeep
from generator.records.record import Tables


def check(tables: Tables) -> Iterator[Identity | Plain]:
    """All identities of a book over its parsed tables, in a fixed order."""
    yield from check_accounts(tables)
    yield from check_plans(tables)
    yield from check_grants(tables)
    yield from check_objects(tables)
    yield from check_texts(tables)
    yield from check_special(tables)
    yield from check_people(tables)
    yield from check_upkeep(tables)
    yield from check_resolutions(tables)
