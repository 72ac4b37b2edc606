"""A whole build on two workers, one of which is killed in the middle, publishes the bytes of one here."""

import signal
import threading
import time
from pathlib import Path

import pytest

from generator.cli.build import build
from generator.cluster.connect import engine_at
from generator.cluster.engine import Cluster
from generator.paths import ProjectPaths
from generator.pipeline.jobs import HERE
from generator.pipeline.package_stage import STAGE, package_stage
from generator.publishing.tree import digest_tree
from generator.reading.manifest import load_manifest
from tests.cli.project import SMALL, Project, build_once
from tests.cluster.machines import running
from tests.made_once import made_once
from tests.patience import WAIT_SECONDS
from tests.pipeline.listener import Listener

pytestmark = pytest.mark.long


def kill_in_the_middle(machines, begun: threading.Event, killed: list) -> None:
    """Once jobs have begun and a worker has its share, it is killed."""
    assert begun.wait(WAIT_SECONDS)
    time.sleep(1)
    name, process = sorted(machines.workers.items())[0]
    process.send_signal(signal.SIGKILL)
    killed.append((name, process.wait()))


def test_a_build_on_two_workers_publishes_the_same_bytes(tmp_path_factory, tmp_path, monkeypatch):
    # The project that tests of commands build, too.
    here = made_once(tmp_path_factory, "built-project", lambda folder: build_once(folder / "project"))
    project = Project(tmp_path / "project")
    counts = Path("content", "row_counts.yml")
    (project.root / counts).write_bytes((here / "project" / counts).read_bytes())
    (tmp_path / "machines").mkdir()
    killed: list[tuple[str, int]] = []
    begun, started = threading.Event(), Cluster.started
    monkeypatch.setattr(ProjectPaths, "of_checkout", classmethod(lambda _: ProjectPaths(project.root)))

    def told(self, root, jobs, processes):
        begun.set()
        return started(self, root, jobs, processes)

    monkeypatch.setattr(Cluster, "started", told)
    with running(tmp_path / "machines", 2) as machines:
        thread = threading.Thread(target=kill_in_the_middle, args=(machines, begun, killed))
        thread.start()
        build(scheduler=machines.address)
        thread.join()
    assert killed == [("worker-0", -signal.SIGKILL)]
    assert project.published() == Project.at(here / "project").published()


def test_packages_that_workers_make_are_those_that_are_made_here(tmp_path):
    root = Project(tmp_path / "project", (SMALL, "moea-business-report-113")).root
    paths, found = ProjectPaths(root), []
    manifests = [load_manifest(path) for path in sorted(paths.manifests.glob("*.yml"))]
    (tmp_path / "machines").mkdir()
    with running(tmp_path / "machines", 2) as machines, engine_at(machines.address) as workers:
        for engine in (HERE, workers):
            outcomes = package_stage(manifests, paths, Listener(), engine)
            assert [outcome.files is not None for outcome in outcomes] == [True, True]
            found.append(digest_tree(paths.cache / STAGE))
            (paths.cache / STAGE).rename(tmp_path / f"made-{len(found)}")
    assert found[0] == found[1]
