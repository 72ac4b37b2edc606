"""Short and former names of agencies: what people call them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.yaml_files import load_yaml

OtherNames = Mapping[str, tuple[str, ...]]


def load_other_names(content: Path) -> dict[str, tuple[str, ...]]:
    """Short and former names of each agency by its present name, from content/register/agencies.yml."""
    path = content / "register" / "agencies.yml"
    found: dict[str, tuple[str, ...]] = {}
    for agency in load_yaml(path) if path.exists() else ():
        former = [name for old in agency.get("former", ()) for name in (old["name"], *old.get("short", ()))]
        found[agency["name"]] = (*agency.get("short", ()), *former)
    return found
