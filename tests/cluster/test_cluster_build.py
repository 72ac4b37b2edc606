"""A whole build on two workers, one of which is killed in the middle, publishes the bytes of one here."""

import signal
import threading
import time
from pathlib import Path

import pytest

from generator.cli.build import build
from generator.cluster.engine import Cluster
from generator.paths import ProjectPaths
from tests.cli.project import Project
from tests.cluster.machines import running
from tests.patience import WAIT_SECONDS

REPORTS = ("moea-annual-plan-115", "moea-business-report-113")
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Project:
    project = Project(tmp_path_factory.mktemp("here") / "project", REPORTS)
    project.must_here("check", "--accept-counts")
    project.must_here("build")
    return project


def kill_in_the_middle(machines, begun: threading.Event, killed: list) -> None:
    """Once jobs have begun and a worker has its share, it is killed."""
    assert begun.wait(WAIT_SECONDS)
    time.sleep(1)
    name, process = sorted(machines.workers.items())[0]
    process.send_signal(signal.SIGKILL)
    killed.append((name, process.wait()))


def test_a_build_on_two_workers_publishes_the_same_bytes(here, tmp_path, monkeypatch):
    project = Project(tmp_path / "project", REPORTS)
    counts = Path("content", "row_counts.yml")
    (project.root / counts).write_bytes((here.root / counts).read_bytes())
    killed: list[tuple[str, int]] = []
    begun, started = threading.Event(), Cluster.started
    monkeypatch.setattr(ProjectPaths, "of_checkout", classmethod(lambda _: ProjectPaths(project.root)))
    (tmp_path / "machines").mkdir()

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
    assert project.published() == here.published()
