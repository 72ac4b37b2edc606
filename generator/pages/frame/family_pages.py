"""Which pages a package gets: those of its family, and the general ones where the family has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import REGISTER, Site
from generator.registry import load_part


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
    """The pages of a package by the family that its descriptor names; the register is of none."""
    pages: FamilyPages | None = load_part(package.family, "pages")
    if pages is None:
        general = "register" if package.name == REGISTER else "general.general_report"
        pages = import_module(f"generator.pages.{general}").PAGES
    return pages
