"""Jobs: where what they make goes, and what becomes of those that fail."""

import os
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.paths import ProjectPaths
from generator.pipeline.jobs import HERE, Done, Job, run_all
from generator.publishing.cache import Cache

PROBLEM = Problem("CODE", "file", 1, "seen", "expected", "remedy")


def doubled(root: Path, place: str) -> dict[str, bytes]:
    return {"twice": (root / place).read_bytes() * 2, "by": str(os.getpid()).encode()}


def fails(_root: Path) -> dict[str, bytes]:
    raise ProblemError([PROBLEM])


def test_what_jobs_make_comes_back_or_is_kept_and_problems_are_told(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"ab")
    kept = Job("kept", doubled, ("a.txt",), kept=("stage", "key"))
    jobs = [Job("given", doubled, ("a.txt",)), kept, Job("failed", fails)]
    found = {done.name: done for done in run_all(HERE, tmp_path, jobs)}
    assert found["given"].files["twice"] == b"abab"
    assert found["given"].files["by"] != str(os.getpid()).encode()
    assert found["kept"] == Done("kept")
    place = Cache(ProjectPaths(tmp_path).cache).get("stage", "key")
    assert place is not None
    assert (place / "twice").read_bytes() == b"abab"
    assert found["failed"] == Done("failed", problems=[PROBLEM])


def test_a_single_job_runs_in_this_process_and_none_is_no_work(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"ab")
    (done,) = run_all(HERE, tmp_path, [Job("given", doubled, ("a.txt",))])
    assert done.files["by"] == str(os.getpid()).encode()
    assert list(run_all(HERE, tmp_path, [])) == []
