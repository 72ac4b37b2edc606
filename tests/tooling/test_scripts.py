"""What the workflows call: comparing packages byte by byte, pinning actions, notes of a release."""

import re
import subprocess

import pytest

from scripts.pin_actions import commit_of, pinned
from scripts.release_notes import notes_of
from scripts.same_packages import blob_name, differences
from tests.tooling.tracked import ROOT

GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=true"]


def git(folder, *arguments: str) -> str:
    done = subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path):
    packages = tmp_path / "data" / "packages" / "one"
    packages.mkdir(parents=True)
    for name in ("a.csv", "b.csv", "c.csv"):
        (packages / name).write_bytes(b"x,y\n1,2\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    return tmp_path


def test_packages_as_committed_have_no_difference(repository):
    assert differences(repository) == []


def test_a_changed_a_new_and_a_missing_file_are_named(repository):
    folder = repository / "data" / "packages" / "one"
    (folder / "a.csv").write_bytes(b"x,y\r\n1,2\r\n")
    (folder / "b.csv").unlink()
    (folder / "d.csv").write_bytes(b"")
    assert git(repository, "diff", "--name-only") == "data/packages/one/b.csv"
    assert differences(repository) == [
        "other bytes: data/packages/one/a.csv",
        "missing: data/packages/one/b.csv",
        "new: data/packages/one/d.csv",
    ]


def test_bytes_are_named_as_git_names_them(repository):
    name = git(repository, "hash-object", "--no-filters", "data/packages/one/a.csv")
    assert blob_name(b"x,y\n1,2\n") == name


@pytest.fixture
def host(tmp_path):
    """A host with one action: tag v1 is a commit, tag v2 an object that names one."""
    action = tmp_path / "host" / "actions" / "checkout"
    action.mkdir(parents=True)
    git(action, "init", "-q")
    git(action, "commit", "-q", "--allow-empty", "-m", "one")
    git(action, "tag", "v1")
    git(action, "commit", "-q", "--allow-empty", "-m", "two")
    git(action, "tag", "-a", "v2", "-m", "two")
    return action.parents[1]


@pytest.mark.parametrize("tag", ["v1", "v2"])
def test_a_tag_becomes_the_commit_that_it_names(host, tag):
    commit = git(host / "actions" / "checkout", "rev-list", "-n", "1", tag)
    line = f"      - uses: actions/checkout@{tag}\n        with:\n"
    after = pinned(line, str(host))
    assert after == f"      - uses: actions/checkout@{commit}  # {tag}\n        with:\n"
    assert pinned(after, str(host)) == after


def test_no_commit_is_made_up(host):
    with pytest.raises(LookupError, match=r"actions/checkout: no commit for the tag v3"):
        commit_of("actions/checkout", "v3", str(host))
    with pytest.raises(LookupError, match="actions/cache"):
        commit_of("actions/cache", "v1", str(host))


CHANGELOG = """# Changelog

## [Unreleased]

- new

## [0.2.0] - 2027-01-15

- two

## [0.1.0] - 2026-12-01

- one
"""


def test_the_notes_of_a_release_are_its_section():
    assert notes_of("v0.2.0", "0.2.0", CHANGELOG) == "- two\n"
    assert notes_of("v0.1.0", "0.1.0", CHANGELOG) == "- one\n"


@pytest.mark.parametrize(("tag", "version"), [("v0.2.0", "0.1.0"), ("0.2.0", "0.2.0"), ("v0.3.0", "0.3.0")])
def test_a_tag_without_version_or_section_is_refused(tag, version):
    with pytest.raises(LookupError):
        notes_of(tag, version, CHANGELOG)


def test_released_versions_of_the_changelog_have_days_and_fall():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[0] == "[Unreleased]"
    dated = [
        re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:]
    ]
    assert all(dated)
    versions = [tuple(map(int, found.groups())) for found in dated if found]
    assert versions == sorted(set(versions), reverse=True)
