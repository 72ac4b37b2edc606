"""Jobs on two workers: the same bytes as here, whatever becomes of a worker."""

import json
import signal
from contextlib import contextmanager

import pytest

from generator.charts.render import draw_batch
from generator.cluster import engine as engine_module
from generator.cluster import versions
from generator.cluster.connect import engine_at
from generator.cluster.store import Store
from generator.errors import ProblemError
from generator.paths import ProjectPaths
from generator.pipeline.jobs import HERE, Done, Job
from generator.publishing.cache import Cache
from generator.publishing.tree import files_below
from generator.yaml_files import load_yaml
from tests.cluster.machines import running
from tests.tooling.tracked import ROOT

CHART = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}, "config": {}}
NOT_THERE = Job("none", load_yaml, ("none.yml",))


def drawn(number: int) -> Job:
    return Job(f"chart {number}", draw_batch, (str(number), json.dumps([json.dumps(CHART)]).encode()))


DRAWN = drawn(7)


@contextmanager
def started(machines, jobs, store="", root=ROOT):
    with engine_at(machines.address, store) as engine, engine.started(root, jobs, 1) as results:
        yield results


def test_a_worker_makes_the_same_bytes_and_tells_the_same_problems(machines):
    with started(machines, [DRAWN, NOT_THERE]) as results:
        found = {done.name: done for done in results}
    with HERE.started(ROOT, [DRAWN, NOT_THERE], 1) as results:
        assert found == {done.name: done for done in results}
    assert found["chart 7"].files["7"].startswith(b"<svg")
    assert [problem.code for problem in found["none"].problems] == ["YAML-MISSING"]


@pytest.mark.long
def test_what_a_dying_worker_has_not_done_another_does(tmp_path):
    with running(tmp_path, 2) as machines, engine_at(machines.address) as engine:
        assert isinstance(engine, engine_module.Cluster)
        engine._client.wait_for_workers(2)
        name, doomed = sorted(machines.workers.items())[0]
        # It is given jobs, and does nothing with them.
        doomed.send_signal(signal.SIGSTOP)
        with engine.started(ROOT, list(map(drawn, range(6))), 1) as results:
            first = next(results)
            known = engine._client.scheduler_info(n_workers=-1)["workers"]
            busy = {known[address]["name"] for address, keys in engine._client.processing().items() if keys}
            assert name in busy
            doomed.send_signal(signal.SIGKILL)
            found = [first, *results]
    assert doomed.wait() == -signal.SIGKILL
    assert {name for done in found for name in done.files} == {str(number) for number in range(6)}
    assert len({data for done in found for data in done.files.values()}) == 1


def test_bytes_may_travel_through_a_storage_and_what_is_made_is_kept(machines, tmp_path):
    project, storage = tmp_path / "project", tmp_path / "storage"
    job = Job("chart", draw_batch, DRAWN.values, kept=("charts", "key"))
    with started(machines, [job], storage.as_uri(), project) as results:
        assert list(results) == [Done("chart")]
    kept = Cache(ProjectPaths(project).cache).get("charts", "key")
    assert kept is not None
    (drawn,) = files_below(kept)
    stored = {path.read_bytes() for path in files_below(storage)}
    assert stored == {DRAWN.values[1], drawn.read_bytes()}


def test_a_storage_that_lost_what_was_made_is_told(machines, tmp_path, monkeypatch):
    monkeypatch.setattr(Store, "get", lambda *_: None)
    with pytest.raises(ProblemError, match=r"CLUSTER-BYTES: no 7 ") as error:  # noqa: SIM117
        with started(machines, [DRAWN], tmp_path.as_uri()) as results:
            list(results)
    assert error.value.problems[0].file == tmp_path.as_uri()


def test_workers_of_other_versions_are_refused_by_name(machines, monkeypatch):
    monkeypatch.setattr(versions, "installed_libraries", lambda: ("numpy-0.0.1",))
    versions.versions.cache_clear()
    with pytest.raises(ProblemError) as error, engine_at(machines.address):
        pass
    versions.versions.cache_clear()
    assert {problem.code for problem in error.value.problems} == {"CLUSTER-VERSION"}
    assert len(error.value.problems) == sum(p.poll() is None for p in machines.workers.values())


def test_a_worker_that_comes_later_is_refused_too(machines, monkeypatch):
    monkeypatch.setattr(engine_module, "versions", lambda: {**versions.versions(), "numpy": "0.0.1"})
    with pytest.raises(ProblemError) as error, started(machines, [DRAWN]) as results:
        list(results)
    (problem,) = error.value.problems
    assert (problem.code, problem.expected) == ("CLUSTER-VERSION", "numpy 0.0.1, as in this build")
    assert problem.file.startswith("tcp://127.0.0.1:")
