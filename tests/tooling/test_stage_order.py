"""Imports follow the flow of data: no stage knows of a later one.

ALLOWED is the rule: for each part of generator/, the parts that it may import, explained in
docs/architecture.md. A name such as ``checking.identity`` allows that module alone.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.tooling.tracked import ROOT

GROUND = {"errors", "paths", "registry", "yaml_entries", "yaml_files", "yaml_values"}
TEXT = GROUND | {"language", "reading"}
TABLES = TEXT | {"records"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "paths": set(),
    "registry": set(),
    "yaml_files": {"errors"},
    "yaml_entries": {"errors", "yaml_files"},
    "yaml_values": set(),
    "language": GROUND | {"language"},
    "reading": TEXT,
    "records": TABLES,
    "forms": TABLES | {"forms"},
    "families": TABLES | {"forms", "families", "checking.identity", "checking.plain", "checking.sums"},
    "checking": TABLES | {"checking"},
    "loading": TABLES,
    "report": TABLES | {"families", "checking", "loading"},
    "packaging": GROUND | {"reading.manifest", "records", "report", "packaging"},
    "register": GROUND | {"records", "packaging", "register"},
    "charts": GROUND | {"records.values", "charts"},
    "search": GROUND | {"search", "language.ideographs"},
    "pages": GROUND | {"records", "packaging", "charts", "search", "pages"},
    "publishing": GROUND | {"publishing"},
}
# What puts the stages together: it may use everything before it, and no stage may use it.
STAGES = set(ALLOWED)
ON_TOP = {
    "pipeline": STAGES | {"pipeline"},
    "cluster": GROUND | {"pipeline", "publishing", "cluster"},
    "adding": STAGES | {"pipeline", "adding"},
    "doctor": GROUND | {"doctor"},
    "scaffold": GROUND | {"scaffold"},
    "cli": STAGES | {"pipeline", "cluster", "adding", "doctor", "scaffold", "cli"},
    "__main__": {"cli"},
}
ORDER = [*ALLOWED, *ON_TOP]


@cache
def imported(path: Path) -> set[str]:
    """Dotted names below ``generator`` that a file imports, wherever in the file and in whichever form."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            base += (node.module or "").split(".") if node.module else []
            names |= {".".join([*base, alias.name]) for alias in node.names}
    return {name.removeprefix("generator.") for name in names if name.startswith("generator.")}


def is_allowed(name: str, allowed: set[str]) -> bool:
    return any(name == part or name.startswith(part + ".") for part in allowed)


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "generator").with_suffix("").parts[0]


@cache
def code_files() -> list[Path]:
    return sorted(
        path
        for path in (ROOT / "generator").rglob("*.py")
        if path.name != "__init__.py" or path.parent.name != "generator"
    )


def test_every_part_of_the_generator_has_a_place_in_the_order():
    assert {part_of(path) for path in code_files()} <= set(ORDER)


@pytest.mark.parametrize("part", ORDER)
def test_imports_never_go_backwards(part):
    allowed = (ALLOWED | ON_TOP)[part]
    backwards = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in code_files()
        if part_of(path) == part
        for name in sorted(imported(path))
        if not is_allowed(name, allowed)
    ]
    assert backwards == []


def test_no_family_knows_another():
    own = {path: path.relative_to(ROOT).parts[2] for path in code_files() if part_of(path) == "families"}
    strangers = [
        (path.relative_to(ROOT).as_posix(), name)
        for path, family in own.items()
        for name in sorted(imported(path))
        if (path.parent.name != "families" and name.startswith("families."))
        and not is_allowed(name, {"families.family", f"families.{family}"})
    ]
    assert strangers == []


def test_a_reader_of_a_form_is_shared():
    """What two families need stands in forms: each reader there is used by more than one."""
    users = {
        path.stem: {
            file.relative_to(ROOT).parts[2]
            for file in code_files()
            if part_of(file) == "families"
            and any(is_allowed(name, {f"forms.{path.stem}"}) for name in imported(file))
        }
        for path in (ROOT / "generator" / "forms").glob("[!_]*.py")
    }
    assert {name: len(families) >= 2 for name, families in users.items()} == dict.fromkeys(users, True)


@cache
def import_graph() -> dict[str, set[str]]:
    """The modules that each module's file imports; the name of a package is its ``__init__``."""
    names = {
        ".".join(path.relative_to(ROOT / "generator").with_suffix("").parts).removesuffix(".__init__")
        for path in code_files()
    }
    graph: dict[str, set[str]] = {}
    for path in code_files():
        own = ".".join(path.relative_to(ROOT / "generator").with_suffix("").parts).removesuffix(".__init__")
        wanted = {name if name in names else name.rpartition(".")[0] for name in imported(path)}
        graph[own] = (wanted & names) - {own}
    return graph


def cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules that lead to each other, sorted."""

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        left = [start]
        while left:
            for name in graph[left.pop()] - found:
                found.add(name)
                left.append(name)
        return found

    reach = {name: reached(name) for name in graph}
    groups = {
        tuple(sorted(other for other in reach[name] if name in reach[other]))
        for name in graph
        if name in reach[name]
    }
    return [list(group) for group in sorted(groups)]


def test_no_two_files_import_each_other():
    assert cycles(import_graph()) == []


def folder_of(module: str, depth: int) -> str:
    """``pages.frame.site`` -> ``pages.frame`` (depth 2); a module that is no folder's stands for itself."""
    return ".".join(module.split(".")[:depth])


@pytest.mark.parametrize(("part", "depth"), [("pages", 2), ("families", 3), ("reading", 2), ("checking", 2)])
def test_no_two_folders_of_a_part_need_each_other(part, depth):
    graph: dict[str, set[str]] = {}
    for module, wanted in import_graph().items():
        if module.split(".")[0] == part:
            own = folder_of(module, depth)
            others = {folder_of(name, depth) for name in wanted if name.split(".")[0] == part}
            graph.setdefault(own, set()).update(others - {own})
    for others in list(graph.values()):
        for name in others:
            graph.setdefault(name, set())
    assert cycles(graph) == []


def test_a_cycle_is_seen():
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == [["b", "c"]]


def documented() -> dict[str, set[str]]:
    """Part -> the parts that it may import, as the table of the architecture page says."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `generator/([a-z_]+)[^|]*\| [^|]+ \| ([^|]+) \|$", page, re.M)
    return {part: set(re.findall(r"`([a-z_.]+)`", knows)) for part, knows in rows}


def test_the_architecture_page_says_what_this_test_enforces():
    """Its last column leaves out a part itself and the ground, which every part but the ground stands on."""
    rule = ALLOWED | ON_TOP
    for part in set(ORDER) - GROUND - {"__main__"}:
        assert rule[part] >= GROUND, part
    assert documented() == {
        part: rule[part] - {part} if part in GROUND else rule[part] - GROUND - {part} for part in ORDER
    }


def test_the_rule_itself_never_goes_backwards():
    later = {
        (part, wanted)
        for part, allowed in ALLOWED.items()
        for wanted in allowed
        if ORDER.index(wanted.split(".")[0]) > ORDER.index(part)
    }
    # A family states its identities in the words of checking; checking then runs them.
    assert later == {("families", f"checking.{name}") for name in ("identity", "plain", "sums")}


def test_a_backward_import_is_seen_in_every_form(tmp_path, monkeypatch):
    file = tmp_path / "generator" / "reading" / "sample.py"
    file.parent.mkdir(parents=True)
    file.write_text(
        "import generator.pages.home\nfrom generator.charts import bars\n"
        "def late():\n    from ..publishing import swap\n    from . import spacing\n"
    )
    monkeypatch.setattr("tests.tooling.test_stage_order.ROOT", tmp_path)
    assert imported(file) == {"pages.home", "charts.bars", "publishing.swap", "reading.spacing"}
