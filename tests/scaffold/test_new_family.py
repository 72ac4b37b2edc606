"""The skeleton of a family passes its own tests and the project's rules from the first minute."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.project import Project
from tests.examples import is_thorough
from tests.patience import WAIT_SECONDS
from tests.tooling.tracked import ROOT

COMMAND = ("new-family", "final-account", "--title-zh", "單位決算", "--title-en", "Final accounts")
# What tests of a family load; the last three are loaded by conftest.py.
TESTS = (
    *("tests/tooling", "tests/chromium.py", "tests/conftest.py"),
    *("tests/effort.py", "tests/examples.py", "tests/scheduling.py"),
)

# Pages, findings and events of a package, as the site asks for them.
TAKES_PART = """
import sys
from pathlib import Path
from generator.pages.frame.site import Folders
from generator.pages.making.compose import load_site
from generator.paths import ProjectPaths
from generator.pages.findings import findings
from generator.pages.programmes.events import events_of
site = load_site(Path("data/packages"), Folders.of(ProjectPaths(Path())))
package = site.packages[sys.argv[1]]
row = package.tables["entries"][0]
print(site.record_url(package.name, row["record_id"]))
for finding in findings(site):
    print(finding.url, finding.answer)
mention = {"report_id": package.name, "record_id": row["record_id"]}
mention |= {"relation": "same", "name_as_printed": "道路"}
for event in events_of(site, mention):
    print(event.year, event.stage, event.words, event.figures)
"""


@pytest.fixture
def project(tmp_path) -> Project:
    own = Project(tmp_path / "project")
    assert own.code.is_dir()
    for name in ("pyproject.toml", "docs"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, own.root / name)
    for name in TESTS:
        source, target = ROOT / name, own.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    return own


def run(project: Project, *command: str) -> subprocess.CompletedProcess:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, *(["-m"] if command[0] != "-c" else []), *command],
        cwd=project.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_SECONDS,
    )


# Families that are made in one project, so that their types are checked at once: that takes longest, and so
# it belongs to the long tests, for all of them.
@pytest.mark.parametrize(
    "names",
    [
        ("final-account", "state-account --tables"),
        pytest.param(("a1", "statement-of-state-enterprises --tables"), marks=pytest.mark.long),
    ],
    ids=" and ".join,
)
def test_new_families_pass_their_tests_and_the_rules(project, names):
    modules = []
    for name, *options in map(str.split, names):
        modules.append(name.replace("-", "_"))
        printed = project.must_here(COMMAND[0], name, *COMMAND[2:], *options)
        assert f"wrote generator/families/{modules[-1]}/parse.py" in printed
    own_tests = [f"tests/families/{module}" for module in modules]
    tests = run(project, "pytest", "-q", *own_tests, "tests/tooling/test_stage_order.py")
    assert tests.returncode == 0, tests.stdout
    code = [f"generator/{part}/{module}" for part in ("families", "pages") for module in modules]
    rules = [
        ("ruff", "check", *code, "generator/registry.py", "tests/families"),
        ("ruff", "format", "--check", *code, "generator/registry.py", "tests/families"),
    ]
    if is_thorough():
        rules.append(("mypy", "--config-file=pyproject.toml", *code))
    for command in rules:
        done = run(project, *command)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.long
def test_a_report_of_the_new_family_can_be_added(project):
    project.must(*COMMAND)
    file = project.root.parent / "accounts.txt"
    file.write_text("一、道路：1,200\n二、橋梁：800\n三、隧道：55\n合計：2,055\n", "utf-8")
    facts = {
        "--report-id": "moea-final-account-113",
        "--title-zh": "經濟部113年度單位決算",
        "--title-en": "Final accounts 2024",
        "--issuer-zh": "經濟部",
        "--published": "2025",
        "--year": "113",
    }
    options = [part for item in facts.items() for part in item]
    page = project.must("add", str(file), *options, "--details")
    assert "Ledger: 100.00 % of 24 characters understood." in page
    assert "Lines: record 4." in page
    assert "Checks that fail: 0." in page
    project.must("package", "moea-final-account-113")
    assert run(project, "-c", TAKES_PART, "moea-final-account-113").stdout.splitlines() == [
        "reports/moea-final-account-113/entries/#entries.1",
        "findings/final-account-largest/moea-final-account-113/ 最大的一項是道路，120 萬元。",
        "113 reported 道路 (('金額', '120 萬元'),)",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("annual-plan", "FAMILY-EXISTS"),
        ("../escape", "FAMILY-NAME"),
        ("Plan", "FAMILY-NAME"),
        ("class", "FAMILY-NAME"),
        ("a--b", "FAMILY-NAME"),
        ("family", "FAMILY-EXISTS"),
    ],
)
def test_names_that_can_not_be(project, name, code):
    before = sorted(path for path in project.root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    done = project.run_here("new-family", name, *COMMAND[2:])
    assert done.returncode == 1
    assert f": {code}: " in done.stderr
    after = sorted(path for path in project.root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    assert [path for path in after if "__pycache__" not in path.parts] == [
        path for path in before if "__pycache__" not in path.parts
    ]
