"""Identities of the claimed benefits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.identity import Identity, rounded
from generator.families.infra_review.identities.numbers import number, shown
from generator.records.record import Tables


def benefit_identities(tables: Tables) -> Iterator[Identity]:
    """Jobs in person-years are the working days divided by the days of a year, as the text derives them."""
    for record in tables["benefits"]:
        jobs, days = number(record, "jobs"), number(record, "workdays")
        year = number(record, "workdays_per_year")
        if jobs is None or days is None or not year:
            continue
        formula = f"{shown(days)} 工作天 ÷ {shown(year)} 工作天"
        computed = rounded(days / year, jobs)
        yield Identity("jobs-from-workdays", record, "jobs", jobs, computed, formula)
