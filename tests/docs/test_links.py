"""Links between pages of the documentation lead somewhere, and commands in how-tos exist."""

import re

import yaml
from typer.main import get_command

from generator.cli import app
from tests.tooling.tracked import ROOT

PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"-m generator ([a-z-]+)")


def test_every_relative_link_leads_to_a_file():
    dead = [
        (page.relative_to(ROOT).as_posix(), link)
        for page in PAGES
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert dead == []


def test_every_command_that_a_page_names_exists():
    known = set(get_command(app).commands)
    named = {name for page in PAGES for name in COMMAND.findall(page.read_text("utf-8"))}
    assert named - known == set()
    assert {"add", "build", "check", "deploy", "diff", "doctor", "new-family"} <= named


def test_the_workflow_builds_checks_and_then_publishes():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    runs = "\n".join(step.get("run", "") for step in build["steps"])
    assert runs.index("make site") < runs.index("check --committed")
    assert publish["needs"] == "build"
    assert workflow["permissions"] == {"contents": "read"}
    assert set(publish["permissions"]) == {"pages", "id-token"}
