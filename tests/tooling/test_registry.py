"""Every family takes part in everything, or says why not; nothing but the registry lists families."""

import ast
from dataclasses import replace

import pytest

from generator import registry
from generator.families.family import Family
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.programmes.family_events import FamilyEvents
from generator.register.roles import load_roles
from generator.registry import FAMILIES, load_part
from tests.tooling.tracked import ROOT

ROLES = load_roles(ROOT / "data" / "schemas")
OPTIONAL = ("pages", "events", "findings")
PARTS = {"parser": Family, "pages": FamilyPages, "events": FamilyEvents, "findings": object}


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_takes_part_or_says_why_not(name):
    family = FAMILIES[name]
    missing = {part for part in OPTIONAL if not getattr(family, part)}
    if not ROLES[name].own:
        missing.add("register")
    assert set(family.without) == missing
    assert all(len(reason) > 20 for reason in family.without.values())


@pytest.mark.parametrize("name", FAMILIES)
def test_what_a_family_names_is_there_and_of_its_stage(name):
    assert FAMILIES[name].parser == f"families.{name.replace('-', '_')}"
    assert load_part(name, "parser").name == name
    for part, kind in PARTS.items():
        module, offered = getattr(FAMILIES[name], part), load_part(name, part)
        assert (offered is None) == (module == "")
        assert module == "" or isinstance(offered, kind)
        assert module == "" or module.split(".")[0] == ("families" if part == "parser" else "pages")


def test_nobody_has_parts_who_is_no_family():
    assert [load_part("register", part) for part in PARTS] == [None] * len(PARTS)


def test_a_name_without_module_is_seen(monkeypatch):
    wrong = replace(FAMILIES["st-plan"], events="pages.st_plan.no_such_module")
    monkeypatch.setattr(registry, "FAMILIES", {"st-plan": wrong})
    with pytest.raises(ModuleNotFoundError):
        load_part("st-plan", "events")


def test_families_stand_in_the_order_of_their_names():
    assert list(FAMILIES) == sorted(FAMILIES)


def family_constants(code: str) -> set[str]:
    """Names of families that stand as texts in code."""
    texts = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and text in FAMILIES}


def test_nothing_else_lists_families():
    """A family's own package says its name; the registry lists all."""
    own = {f"generator/families/{name.replace('-', '_')}/__init__.py": {name} for name in FAMILIES}
    named = {
        path.relative_to(ROOT).as_posix(): family_constants(path.read_text("utf-8"))
        for path in sorted((ROOT / "generator").rglob("*.py"))
    }
    assert {path: names for path, names in named.items() if names} == own | {
        "generator/registry.py": set(FAMILIES)
    }


def test_a_family_that_is_named_elsewhere_is_seen():
    assert family_constants('if package.family == "st-plan":\n    pass') == {"st-plan"}
