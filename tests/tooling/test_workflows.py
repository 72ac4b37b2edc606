"""The workflows on the host do what the Makefile does, in order, with no more rights than they need."""

import re
import tomllib

import pytest
import yaml

from tests.tooling.tracked import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
MAKE = re.compile(r"\bmake ([a-z-]+)")
# `actions/checkout@v4`, or the commit that the tag named when `scripts/pin_actions.py` asked
PINNED = re.compile(r"[\w.-]+/[\w.-]+@(?:v\d+[\w.]*|[0-9a-f]{40})")


def read(name: str) -> dict:
    return yaml.safe_load((GITHUB / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def jobs() -> dict:
    return read("workflows/publish.yml")["jobs"]


def runs(job: dict) -> str:
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_every_change_is_linted_and_tested_on_the_oldest_and_the_newest_python(jobs):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    assert "make lint" in runs(jobs["lint"])
    assert "make test-all" in runs(jobs["test"])
    assert jobs["test"]["strategy"]["matrix"]["python"] == [oldest, "3.x"]
    setups = [
        step["with"]["python-version"]
        for job in jobs.values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/setup-python@")
    ]
    assert set(setups) == {oldest, "${{ matrix.python }}"}


def test_long_tests_run_on_every_merge_and_nothing_is_left_out_of_both(jobs):
    """YAML 1.1 reads the key `on` as true."""
    occasions = read("workflows/publish.yml")[True]
    assert occasions["push"]["branches"] == ["main"]
    assert "pull_request" in occasions
    assert "if" not in jobs["test"]
    assert "make test-all" in runs(jobs["test"])
    rules = (ROOT / "Makefile").read_text("utf-8")
    # The one expression that chooses: what is not long with every change, all tests before a merge.
    assert re.search(r"^chosen \?= not long$", rules, re.M)
    assert re.search(r"^test-all: .*\n\t@.* suite chosen=$", rules, re.M)
    assert rules.count("$(chosen)") == 1


def test_nothing_is_published_before_everything_has_passed(jobs):
    assert set(jobs["build"]["needs"]) == {"lint", "test", "other-systems"}
    assert jobs["publish"]["needs"] == jobs["release"]["needs"] == "build"
    done = runs(jobs["build"])
    assert done.index("make site") < done.index("same_packages.py") < done.index("check --committed")
    conditional = {name for name, job in jobs.items() if "if" in job}
    assert conditional == {"publish", "release"}


def test_other_systems_build_without_make_or_a_shell_of_unix_and_compare_bytes(jobs):
    job = jobs["other-systems"]
    systems = {system.split("-")[0] for system in job["strategy"]["matrix"]["system"]}
    assert systems == {"windows", "macos"}
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert all(command.startswith("python ") for command in commands)
    assert commands[-2:] == ["python -m generator build", "python scripts/same_packages.py"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_calls_what_exists(path):
    text = path.read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.M))
    called = {name for job in yaml.safe_load(text)["jobs"].values() for name in MAKE.findall(runs(job))}
    assert called <= targets
    assert [script for script in re.findall(r"scripts/\w+\.py", text) if not (ROOT / script).is_file()] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_and_its_actions_are_pinned(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert more == (
        {"publish": {"pages": "write", "id-token": "write"}, "release": {"contents": "write"}}
        if path.stem == "publish"
        else {}
    )
    actions = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert actions
    assert [action for action in actions if not PINNED.fullmatch(action)] == []
    assert all(
        0 < job["timeout-minutes"] <= 40 for job in workflow["jobs"].values() if "timeout-minutes" in job
    )


def test_dependencies_are_audited_and_actions_pinned_every_week():
    workflow = read("workflows/dependencies.yml")
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True]["schedule"] == [{"cron": "17 3 * * 1"}]
    assert "make audit" in runs(workflow["jobs"]["audit"])
    assert "scripts/pin_actions.py" in runs(workflow["jobs"]["pin-actions"])
    (updates,) = read("dependabot.yml")["updates"]
    assert (updates["package-ecosystem"], updates["directory"]) == ("github-actions", "/")


FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")


def test_the_three_occasions_have_a_form():
    names = [yaml.safe_load(path.read_text("utf-8"))["name"].split(" · ")[1] for path in FORMS]
    assert names == ["A figure looks wrong", "A new report", "A new family"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_the_host_requires(path):
    form = yaml.safe_load(path.read_text("utf-8"))
    assert all(isinstance(form[key], str) for key in ("name", "description"))
    assert {field["type"] for field in form["body"]} <= {"input", "textarea"}
    identifiers = [field["id"] for field in form["body"]]
    assert len(set(identifiers)) == len(identifiers)
    assert all(field["attributes"]["label"] for field in form["body"])
    assert any(field.get("validations", {}).get("required") for field in form["body"])
