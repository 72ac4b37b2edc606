"""All code that makes a package is part of its key: code that changed never hands on what it made before."""

from pathlib import Path

import pytest

from generator.paths import ProjectPaths
from generator.pipeline.inputs import PACKAGE_CODE, code_digest, installed_libraries, package_key
from generator.reading.manifest import load_manifest
from tests.tooling.test_stage_order import import_graph
from tests.tooling.tracked import ROOT

# What keeps and tells results changes no byte of them.
KEEPING = ("publishing", "pipeline/inputs", "pipeline/jobs", "pipeline/progress", "pipeline/workers")


def test_the_key_of_a_package_holds_all_code_that_makes_it() -> None:
    graph = import_graph()
    # Families are found by their names: no import leads to them.
    left = ["pipeline.package_stage", *(name for name in graph if name.startswith("families."))]
    found = set(left)
    while left:
        new = graph[left.pop()] - found
        found |= new
        left += new
    known = [part.removesuffix(".py") for part in (*PACKAGE_CODE, *KEEPING)]
    places = {name.replace(".", "/") for name in found}
    missing = {place for place in places if not any(f"{place}/".startswith(f"{part}/") for part in known)}
    assert missing == set()


@pytest.mark.parametrize(
    "file",
    [
        "data/schemas/shared.yml",
        "data/schemas/codes.yml",
        "data/schemas/common/lines.yml",
        "content/withheld.yml",
        "content/curated/one-report-115/characters.yml",
        "content/corrections/one-report-115.yml",
        "data/sources/one-report-115.pages.yml",
    ],
)
def test_what_people_wrote_is_part_of_it_too(tmp_path: Path, file: str) -> None:
    manifest = load_manifest(ROOT / "content" / "reports" / "moea-annual-plan-115.yml")
    manifest = manifest.model_copy(update={"report_id": "one-report-115"})
    paths = ProjectPaths(tmp_path)
    before = package_key(manifest, paths)
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text("- {}\n", "utf-8")
    assert package_key(manifest, paths) != before


@pytest.mark.parametrize(
    "changed",
    [
        "sys.version",
        "sqlite3.sqlite_version",
        "zlib.ZLIB_RUNTIME_VERSION",
        "generator.pipeline.inputs.installed_libraries",
    ],
)
def test_another_interpreter_or_library_makes_everything_anew(
    changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ("errors.py",)
    before = code_digest(parts)
    other = (lambda: ("jinja2-99",)) if changed.endswith("libraries") else "another"
    monkeypatch.setattr(changed, other)
    assert code_digest.__wrapped__(parts) != before


def test_libraries_that_write_pages_are_named_with_their_versions() -> None:
    names = {name.rpartition("-")[0].lower().replace("_", "-") for name in installed_libraries()}
    assert {"jinja2", "markdown", "pyyaml", "mkdocs-material", "vl-convert-python", "pyarrow"} <= names
