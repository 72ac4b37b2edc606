"""Which pages a package gets: one module per report family, and a general one for all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from generator.packaging.reader import Package
from generator.pages.draft import Draft
from generator.pages.site import Site

# Family -> module with PAGES. A family without a line here gets the general report page.
_MODULES = {
    "annual-plan": "annual_plan",
    "business-report": "business_report",
    "infra-review": "infra_review",
    "register": "register",
    "st-plan": "st_plan",
    "unit-budget": "unit_budget",
}


@dataclass(frozen=True, slots=True)
class FamilyPages:
    """How the packages of one family become pages.

    Attributes:
        record_urls: address (with fragment) of every record that one of its pages shows, by record_id.
        drafts: the pages.
    """

    record_urls: Callable[[Package], Mapping[str, str]]
    drafts: Callable[[Site, Package], Iterator[Draft]]


def pages_of(package: Package) -> FamilyPages:
    """The pages of a package by the family that its descriptor names."""
    family = str(package.descriptor.get("family", ""))
    module = import_module(f"generator.pages.{_MODULES.get(family, 'general_report')}")
    pages: FamilyPages = module.PAGES
    return pages
