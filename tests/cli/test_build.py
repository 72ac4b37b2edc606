"""Builds: incremental, the same from nothing, one at a time, and safe to interrupt."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from generator.pages.making.compose import Composed
from generator.search.words import SearchWords
from tests.cli.project import SMALL, Project
from tests.patience import WAIT_SECONDS

# A build is killed so many times, spread over the time that it takes; `make fuzz` does it fifty times.
KILL_POINTS = int(os.environ.get("KILL_POINTS", "12"))


def test_a_build_that_changed_nothing_touches_nothing_and_says_where_to_look(project):
    stamp = {path: path.stat().st_mtime_ns for path in (project.root / "site").rglob("*")}
    inode = (project.root / "data" / "packages").stat().st_ino
    text = project.must_here("build")
    assert {path: path.stat().st_mtime_ns for path in (project.root / "site").rglob("*")} == stamp
    assert (project.root / "data" / "packages").stat().st_ino == inode
    assert "2 packages: " in text
    assert "nothing, all was up to date" in text
    assert str(project.root / "site" / "index.html") in text


def test_a_build_publishes_packages_pages_and_downloads(built):
    published = set(built.published())
    assert f"data/packages/{SMALL}/datapackage.json" in published
    assert {f"site/data/{SMALL}/{SMALL}.zip", f"site/data/{SMALL}/{SMALL}.xlsx"} <= published
    assert {
        "site/index.html",
        "site/catalog.jsonld",
        "site/data/taiwan-government-reports/taiwan-government-reports.sqlite",
    } <= published


@pytest.fixture(scope="session")
def changed(built, tmp_path_factory) -> tuple[Project, float]:
    """The built project once more, built again with another keyword, and the seconds that this took."""
    other = built.copied(tmp_path_factory.mktemp("changed") / "project")
    other.edit_manifest(keywords=["甲"])
    started = time.monotonic()
    other.must("build")
    return other, time.monotonic() - started


def changed_back(changed: tuple[Project, float], built: Project, root: Path) -> Project:
    """A copy of the changed project in which the keywords are the first ones again; it is not built yet."""
    project = changed[0].copied(root)
    shutil.copyfile(built.manifest(), project.manifest())
    return project


@pytest.mark.long
def test_an_incremental_build_equals_one_from_nothing(changed, built, tmp_path):
    project = changed_back(changed, built, tmp_path / "project")
    assert project.published() != built.published()
    project.must("build")
    assert project.published() == built.published()


@pytest.mark.long
def test_what_somebody_removed_or_changed_is_put_right(project):
    before = project.published()
    front = project.root / "site" / "index.html"
    front.unlink()
    front.write_text("changed", "utf-8")
    packages = project.root / "data" / "packages"
    (packages / SMALL / "projects.csv").unlink()
    shutil.copytree(packages / SMALL, packages / "report-without-manifest")
    project.must_here("build")
    assert project.published() == before


@pytest.mark.long
def test_a_report_that_is_gone_leaves_the_packages(project):
    second = project.manifest("second-report")
    second.write_text(project.manifest().read_text("utf-8").replace(SMALL, "second-report"), "utf-8")
    shutil.copyfile(project.source(), project.source("second-report"))
    project.must("check", "--accept-counts")
    project.must("build")
    assert (project.root / "data" / "packages" / "second-report").is_dir()
    second.unlink()
    project.must("check", "--accept-counts")
    project.must("build")
    # The register is about all reports and stays with them.
    assert sorted(p.name for p in (project.root / "data" / "packages").iterdir()) == [SMALL, "register"]
    assert not (project.root / "site" / "data" / "second-report").exists()


def start_build(project, **streams) -> subprocess.Popen:
    """A build that has begun: it holds the lock."""
    process = subprocess.Popen(project.command("build"), cwd=project.root, **streams)
    while f'"pid": {process.pid},' not in (project.root / ".cache" / "build.lock").read_text("utf-8"):
        assert process.poll() is None
        time.sleep(0.01)
    return process


def test_two_builds_at_once_the_second_says_who_holds_the_lock(project):
    project.edit_manifest(keywords=["甲"])
    first = start_build(project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first.send_signal(signal.SIGSTOP)
    second = project.run_here("build")
    assert second.returncode == 1
    assert f"LOCK-HELD: process {first.pid} on {os.uname().nodename}" in second.stderr
    first.send_signal(signal.SIGCONT)
    first.send_signal(signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL


def test_ctrl_c_leaves_what_is_published_and_says_so(project, listening):
    before = project.stamps()
    project.edit_manifest(keywords=["甲"])
    process = start_build(project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "Interrupted. What is published stays as it was." in errors
    assert project.stamps() == before
    assert not list(project.root.glob(".*.new"))


def test_a_full_disk_leaves_what_is_published(project, monkeypatch):
    before = project.stamps()
    (project.root / "site_templates" / "front" / "glossary.md.j2").write_text("甲\n", "utf-8")

    def full(folder: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(folder))

    # The pages that are to be written take seconds to make, and none is.
    none = Composed(0, {}, [], {}, {}, SearchWords())
    monkeypatch.setattr("generator.pages.making.compose.compose_pages", lambda *_: none)
    monkeypatch.setattr("generator.pipeline.site_stage.put_files", full)
    done = project.run_here("build")
    assert done.returncode == 1
    assert "WRITE-SPACE: No space left on device" in done.stderr
    assert project.stamps() == before
    assert not list(project.root.glob(".*.new"))


@pytest.mark.slow
@pytest.mark.long
def test_a_build_killed_at_any_moment_leaves_whole_folders_and_the_next_recovers(changed, built, tmp_path):
    """Site and packages are the old or the new ones, file by file; the next build equals one from nothing."""
    project, seconds = changed_back(changed, built, tmp_path / "project"), changed[1]
    old, goal = project.published(), built.published()
    assert old != goal
    for moment in range(KILL_POINTS):
        process = subprocess.Popen(
            project.command("build"), cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(1.1 * seconds * (moment + 1) / (KILL_POINTS + 1))
        process.kill()
        process.wait()
        found = project.published()
        for folder in ("data/packages/", "site/"):
            part = {name: digest for name, digest in found.items() if name.startswith(folder)}
            assert part in (
                {name: digest for name, digest in old.items() if name.startswith(folder)},
                {name: digest for name, digest in goal.items() if name.startswith(folder)},
            ), moment
    project.must("build")
    assert project.published() == goal
    assert sorted(p.name for p in project.root.glob(".*")) == [".cache"]
