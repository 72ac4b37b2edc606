"""What the stages tell while they run, what they keep, and what they forget."""

from contextlib import contextmanager

import pytest

from generator.checking.row_counts import row_counts_text
from generator.errors import ProblemError
from generator.packaging.addresses import Addresses
from generator.paths import ProjectPaths
from generator.pipeline import build
from generator.pipeline.check import run_check
from generator.pipeline.download_stage import Downloads
from generator.pipeline.jobs import Done
from generator.pipeline.package_stage import STAGE
from generator.pipeline.site_stage import SiteInputs, SiteResult
from generator.publishing.cache import Cache
from generator.publishing.swap import retired_of, staging_of
from tests.cli.project import SMALL, Project
from tests.pipeline.listener import Listener

READING = ("reading, checking and packaging", 1)


@pytest.mark.slow
def test_stages_tell_what_they_do_and_keep_what_did_not_change(tmp_path, monkeypatch):
    paths = ProjectPaths(Project(tmp_path / "project").root)
    first = Listener()
    result = run_check(paths, first)
    assert first.told == [READING, (SMALL, None), ("register", 1), ("register", None)]
    assert [outcome.report_id for outcome in result.packages] == [SMALL, "register"]
    assert [problem.code for problem in result.errors] == ["COUNT-MISSING"]
    with pytest.raises(ProblemError, match="COUNT-MISSING"):
        build.run_build(paths, Listener())
    assert not paths.packages.exists()

    counts = {outcome.report_id: outcome.rows for outcome in result.outcomes}
    (paths.content / "row_counts.yml").write_text(row_counts_text(counts), "utf-8")
    cache = Cache(paths.cache)
    cache.put(STAGE, "of-other-inputs", {"a": b"a"})
    seen: list[SiteInputs] = []

    def site_stage(_paths: object, inputs: SiteInputs, *_: object) -> SiteResult:
        seen.append(inputs)
        return SiteResult(7, (), {"site": "digest"})

    monkeypatch.setattr(build, "site_stage", site_stage)
    second = Listener()
    summary = build.run_build(paths, second)
    kept = [READING, (f"{SMALL}: unchanged", None), ("register", 1), ("unchanged", None)]
    published = [("packages", 1), ("data/packages", None), ("publishing", 1)]
    assert second.told == [*kept, *published, ("data/packages", None)]
    assert (summary.pages, summary.changed, summary.renewed) == (7, ["data/packages"], [SMALL, "register"])
    assert {path.name for path in paths.packages.iterdir()} == {SMALL, "register"}
    assert seen[0].packages != paths.packages
    assert build.built_site_digest(paths) == "digest"
    assert cache.get(STAGE, "of-other-inputs") is None
    assert cache.get(STAGE, result.outcomes[0].key) is not None

    third = Listener()
    summary = build.run_build(paths, third)
    assert third.told == [*kept, *published, ("nothing changed", None)]
    assert (summary.changed, summary.renewed) == ([], [])
    assert seen[1].packages == paths.packages


class AtOnce:
    """Makes nothing, and says that all was made."""

    @contextmanager
    def started(self, _root, jobs, _processes):
        yield iter([Done(job.name) for job in jobs])


def test_downloads_are_told_one_by_one(tmp_path):
    paths = ProjectPaths(tmp_path)
    Cache(paths.cache).put("downloads", "kept", {"a.csv": b""})
    downloads = Downloads({"old": "kept", "new": "made"}, {"new": tmp_path}, paths, Addresses())

    listener = Listener()
    with downloads.being_made(listener, AtOnce()) as wait:
        wait()
    assert listener.told == [("downloads", 2), ("unchanged", None), ("new", None)]


def test_what_a_killed_build_left_is_put_back_or_cleared_away(tmp_path):
    paths = ProjectPaths(tmp_path)
    for folder in (staging_of(paths.packages), staging_of(paths.site), retired_of(paths.site)):
        folder.mkdir(parents=True)
    (retired_of(paths.site) / "index.html").write_text("published", "utf-8")
    assert build.restore(paths) == []
    assert (paths.site / "index.html").read_text("utf-8") == "published"
    left = [staging_of(paths.packages), staging_of(paths.site), retired_of(paths.site)]
    assert [folder for folder in left if folder.exists()] == []
