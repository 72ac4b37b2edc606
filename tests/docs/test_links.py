"""Links between pages of the documentation lead somewhere, and commands in how-tos exist."""

import re

from typer.core import TyperGroup
from typer.main import get_command

from generator.cli import application
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
    group = get_command(application())
    assert isinstance(group, TyperGroup)
    known = set(group.commands)
    named = {name for page in PAGES for name in COMMAND.findall(page.read_text("utf-8"))}
    assert named - known == set()
    assert {"add", "build", "check", "deploy", "diff", "doctor", "new-family"} <= named
