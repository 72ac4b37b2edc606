"""The identities that a national science and technology plan prints.

Sums and shares of its statistical tables, the numbers that its own text repeats from them, how many goals,
subgoals, strategies, measures and agencies it says it has, and counts beside what they count.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.identity import Identity
from generator.families.st_plan.checks.counts import check_counts
from generator.families.st_plan.checks.listed import check_listed
from generator.families.st_plan.checks.shares import check_shares
from generator.families.st_plan.checks.statistics import check_statistics
from generator.families.st_plan.checks.text import check_text
from generator.records.record import Tables


def check(tables: Tables) -> Iterator[Identity]:
    """All identities of a plan, those of the tree first."""
    yield from check_counts(tables)
    yield from check_statistics(tables)
    yield from check_text(tables)
    yield from check_shares(tables)
    yield from check_listed(tables)
