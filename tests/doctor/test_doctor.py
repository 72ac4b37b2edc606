"""The doctor names what is missing and what to do; it is content with the environment that tests run in."""

import json

import pytest

from generator.doctor.libraries import library_findings
from generator.doctor.machine import machine_findings
from generator.doctor.project import project_findings
from generator.paths import ProjectPaths
from tests.tooling.tracked import ROOT


def states(findings) -> dict[str, str]:
    return {finding.what: finding.state for finding in findings}


def write(root, pins: str, dependencies: list[str]) -> None:
    (root / "requirements.lock").write_text(pins, "utf-8")
    (root / "pyproject.toml").write_text(f"[project]\ndependencies = {json.dumps(dependencies)}\n", "utf-8")


def test_nothing_that_builds_need_is_wrong_here():
    found = [*machine_findings(ProjectPaths(ROOT)), *library_findings(ROOT)]
    assert [finding for finding in found if finding.state == "wrong"] == []
    assert {"Python", "disk", "rights", "libraries"} <= set(states(found))


def test_a_library_of_another_version_than_pinned(tmp_path):
    write(tmp_path, "typer==0.0.1 \\\npytest==0.0.2 \\\n", ["typer"])
    found = {finding.what: finding for finding in library_findings(tmp_path)}
    assert (found["typer"].state, found["pytest"].state) == ("wrong", "advice")
    assert found["typer"].seen.endswith("the lock pins 0.0.1")
    assert "make site" in found["typer"].remedy
    assert "libraries" not in found


def test_a_library_that_is_missing_or_not_pinned(tmp_path):
    write(tmp_path, "no-such-library==1.0 \\\n", ["no_such.library>=1", "other"])
    assert {f.what: f.seen for f in library_findings(tmp_path)} == {
        "other": "not in requirements.lock",
        "no-such-library": "not installed",
    }


def test_no_lock(tmp_path):
    assert states(library_findings(tmp_path)) == {"libraries": "wrong"}


def test_an_empty_project_is_told_how_to_begin(tmp_path):
    found = {finding.what: finding for finding in project_findings(ProjectPaths(tmp_path))}
    assert found["reports"].state == "wrong"
    assert "add FILE" in found["reports"].remedy


def test_a_build_that_ended_in_the_middle(tmp_path):
    paths = ProjectPaths(tmp_path)
    paths.cache.mkdir()
    (paths.cache / "publishing.json").write_text("{}", "utf-8")
    assert states(project_findings(paths))["last build"] == "advice"


@pytest.mark.parametrize("named", ["/nowhere/chromium", "no-such-browser"])
def test_a_browser_that_is_not_there(monkeypatch, named):
    monkeypatch.setenv("CHROMIUM", named)
    found = {finding.what: finding for finding in machine_findings(ProjectPaths(ROOT))}
    assert found["Chromium"].state == "advice"
    assert "CHROMIUM" in found["Chromium"].remedy
