"""The report families: one package each, as `generator.registry` names them."""

from __future__ import annotations

from generator.families.family import Family
from generator.registry import FAMILIES, load_part


def family_names() -> list[str]:
    """Names of all families, sorted."""
    return sorted(FAMILIES)


def load_family(name: str) -> Family:
    """The family with this name.

    Raises:
        KeyError: where there is none.
    """
    family: Family | None = load_part(name, "parser")
    if family is None:
        raise KeyError(name)
    return family
