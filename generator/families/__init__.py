"""The report families: one package each, found here by name."""

from __future__ import annotations

from importlib import import_module

from generator.families.family import Family

# Module of each family; a new family is one line here, one folder beside this file and one in data/schemas/.
_MODULES = {
    "annual-plan": "annual_plan",
    "business-report": "business_report",
    "enacted-budget": "enacted_budget",
    "infra-review": "infra_review",
    "st-plan": "st_plan",
    "unit-budget": "unit_budget",
}


def family_names() -> list[str]:
    """Names of all families, sorted."""
    return sorted(_MODULES)


def load_family(name: str) -> Family:
    """The family with this name.

    Raises:
        KeyError: where there is none.
    """
    family: Family = import_module(f"generator.families.{_MODULES[name]}").FAMILY
    return family
