"""What a science plan promises: its dated targets. Of programmes it speaks in running text only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.programmes.fact import Milestone
from generator.pages.programmes.family_events import FamilyEvents


def _promises(package: Package) -> Iterator[Milestone]:
    for target in package.tables.get("targets", []):
        if target["target_year"] is not None:
            yield Milestone(package.name, target, str(target["target_year"]), str(target["phrase"]), True)


EVENTS = FamilyEvents(promises=_promises)
