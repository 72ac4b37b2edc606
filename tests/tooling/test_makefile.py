"""Every task has one command, every command says what it does, and help shows what the Makefile can."""

import os
import re
import subprocess

import pytest

from tests.tooling.tracked import ROOT

TARGET = re.compile(r"^([a-z-]+):(?!=)", re.M)
WANTED = {"help", "site", "serve", "check", "test", "test-all", "lint", "format"} | {
    *("suite", "bench", "fuzz", "edits", "mutate", "audit", "lock", "clean"),
}


def make(*arguments: str) -> str:
    """What make prints. Settings of a make that runs these tests are not handed on to it."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["make", *arguments], cwd=ROOT, env=inherited, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def makefile() -> str:
    return (ROOT / "Makefile").read_text("utf-8")


@pytest.fixture(scope="module")
def targets(makefile) -> set[str]:
    return set(TARGET.findall(makefile))


def test_the_expected_commands_exist(targets):
    assert targets >= WANTED


def test_help_lists_every_target_with_a_sentence(targets):
    listed = dict(re.findall(r"^  make (\S+) +(\S.{10,})$", make("help"), re.M))
    assert set(listed) == targets


def test_help_is_what_make_alone_shows():
    assert make() == make("help")


def test_no_target_is_mistaken_for_a_file(makefile, targets):
    declared = set(re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split())
    assert declared == targets


def test_readme_and_contributing_name_only_commands_that_exist(targets):
    for page in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"(?:`|^)make ([a-z-]+)", (ROOT / page).read_text("utf-8"), re.M))
        assert named, page
        assert named <= targets, page


def test_ci_runs_the_tests():
    run = ROOT / ".ci" / "run"
    lines = run.read_text("utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert lines[-1] == "make test"
    assert os.access(run, os.X_OK)
