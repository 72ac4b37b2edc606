"""The families of reports: the one list of them, and of the modules that know each.

Modules are named, not imported: parsing and pages each load their own part, and neither knows of the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class FamilyModules:
    """The modules below ``generator`` that know one family; empty where it has none.

    Attributes:
        parser: offers ``FAMILY``, how its reports are recognised, read and checked.
        pages: offers ``PAGES``; without it every table gets the general page.
        events: offers ``EVENTS``, what its records say of a programme's life.
        findings: offers ``FINDINGS``, the questions that its tables answer.
        without: why it has none of the three, or no names for the register, by ``pages``, ``events``,
            ``findings`` and ``register``.
    """

    parser: str
    pages: str = ""
    events: str = ""
    findings: str = ""
    without: Mapping[str, str] = field(default_factory=dict)


# A new family is one entry here; `new-family` writes it, with every module that it names.
FAMILIES: Mapping[str, FamilyModules] = {
    "annual-plan": FamilyModules(
        parser="families.annual_plan",
        pages="pages.annual_plan",
        events="pages.annual_plan.events",
        without={"findings": "What a plan intends can be compared with nothing that it prints itself."},
    ),
    "business-report": FamilyModules(
        parser="families.business_report",
        pages="pages.business_report",
        events="pages.business_report.events",
        without={"findings": "Its figures are statements in prose; their subjects are not comparable."},
    ),
    "enacted-budget": FamilyModules(
        parser="families.enacted_budget",
        events="pages.enacted_budget.events",
        without={
            "pages": "One table, shown whole by the general page.",
            "findings": "The budget book that it is compared with tells what changed.",
            "register": "Its rows are accounts; a work plan is found in it by its name.",
        },
    ),
    "infra-review": FamilyModules(
        parser="families.infra_review",
        pages="pages.infra_review",
        events="pages.infra_review.events",
        findings="pages.infra_review.findings",
    ),
    "st-plan": FamilyModules(
        parser="families.st_plan",
        pages="pages.st_plan",
        events="pages.st_plan.events",
        without={
            "findings": "Its statistics are those of other publications, and its targets lie ahead.",
        },
    ),
    "unit-budget": FamilyModules(
        parser="families.unit_budget",
        pages="pages.unit_budget",
        events="pages.unit_budget.events",
        findings="pages.unit_budget.findings",
    ),
}


def load_part(family: str, part: str) -> Any | None:
    """What a family offers as ``part`` (``parser``, ``pages``, ``events`` or ``findings``).

    None where it has none, or where no family has this name (the register's package is of none).
    """
    modules = FAMILIES.get(family)
    name: str = getattr(modules, part) if modules else ""
    offered = "FAMILY" if part == "parser" else part.upper()
    return getattr(import_module(f"generator.{name}"), offered) if name else None
