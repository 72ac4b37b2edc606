"""What users meet is documented: commands, options, problem codes and the keys of files that people write."""

import ast
import csv
import functools
import io
import re
from collections.abc import Mapping
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from generator.checking.corrections import Correction
from generator.checking.explanations import VERDICTS
from generator.cli import application
from generator.reading.manifest import Acknowledgement, Manifest, SourceFile, load_manifest
from generator.records.schema import load_schemas
from tests.tooling.tracked import ROOT, tracked_files

REFERENCE = ROOT / "docs" / "reference"
# READ-EMPTY, but not UTF-8, SHA-256 or a word alone.
CODE = re.compile(r"[A-Z]{3,}(?:-[A-Z][A-Z0-9]+)+")


def reference(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")


def first_column(page: str) -> list[str]:
    """Names in backticks in the first column of every table of a page, in order."""
    cells = re.findall(r"^\| (`[^|]*) \|", page, re.M)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


@functools.cache
def string_constants() -> frozenset[str]:
    """Every string constant of the generator's code."""
    return frozenset(
        node.value
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def codes_in_generator() -> set[str]:
    """String constants that are problem codes, wherever they stand."""
    return {text for text in string_constants() if CODE.fullmatch(text)}


def test_every_problem_code_is_explained_once():
    documented = first_column(reference("problems.md"))
    assert sorted(codes_in_generator() - set(documented)) == []
    assert sorted(set(documented) - codes_in_generator()) == []
    assert len(documented) == len(set(documented))


@pytest.mark.parametrize("model", [Manifest, SourceFile, Acknowledgement])
def test_every_key_of_the_manifest_is_explained(model):
    page = reference("manifest.md")
    assert [name for name in model.model_fields if f"`{name}`" not in page] == []


def documented_checks() -> dict[str, list[str]]:
    """Codes by family, from the sections that name a family in their heading."""
    parts = re.split(r"^## .*\(`([a-z-]+)`\)$", reference("checks.md"), flags=re.M)
    return {family: first_column(section) for family, section in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.mark.parametrize(
    "manifest", sorted((ROOT / "content" / "reports").glob("*.yml")), ids=lambda p: p.stem
)
def test_every_check_of_a_published_package_is_explained(manifest):
    data = (ROOT / "data" / "packages" / manifest.stem / "checks.csv").read_bytes().decode("utf-8")
    published = {row["check"] for row in csv.DictReader(io.StringIO(data, newline=""))}
    assert published - set(documented_checks()[load_manifest(manifest).family]) == set()


def test_no_check_is_explained_twice_or_without_being_computed():
    constants = string_constants()
    for family, codes in documented_checks().items():
        tables = load_schemas(ROOT / "data" / "schemas", family).values()
        computed = constants | {identity.check for table in tables for identity in table.identities}
        assert len(codes) == len(set(codes)), family
        assert [code for code in codes if code not in computed] == [], family


def test_every_verdict_is_explained():
    documented = first_column(reference("checks.md").split("\n## ")[0])
    assert sorted(documented) == sorted(VERDICTS)


def test_every_key_of_a_correction_is_explained():
    section = reference("content-files.md").split("## `content/corrections/")[1].split("\n## ")[0]
    assert set(first_column(section)) == set(Correction.model_fields)


def commands() -> Mapping[str, Any]:
    group = get_command(application())
    assert isinstance(group, TyperGroup)
    return group.commands


def test_every_command_is_documented_and_no_other():
    documented = set(re.findall(r"^## `([a-z-]+)", reference("commands.md"), re.M))
    assert documented == set(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_has_help_and_stands_in_its_section(name):
    command = commands()[name]
    section = reference("commands.md").split(f"## `{name}")[1].split("\n## ")[0]
    names = [
        option
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    ]
    assert command.help
    assert [parameter.name for parameter in command.params if not getattr(parameter, "help", None)] == []
    assert [option for option in names if f"`{option}" not in section] == []


def test_the_readme_names_every_folder_and_no_other():
    page = (ROOT / "README.md").read_text("utf-8").split("## Where things are")[1].split("\n## ")[0]
    named = {name.rstrip("/") for name in first_column(page)}
    folders = {path.split("/")[0] for path in tracked_files() if "/" in path and not path.startswith(".")}
    below = {"/".join(path.split("/")[:2]) for path in tracked_files() if path.startswith("data/")}
    assert named == (folders - {"data"}) | below


def test_every_decision_has_its_number_and_stands_in_the_index():
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. "), path.name
        assert [
            f"\n## {part}" for part in ("Context", "Decision", "Consequences") if f"\n## {part}" not in text
        ] == []
        assert f"decisions/{path.name}" in index, path.name
