"""New addresses of the site are warned of until they are accepted; other warnings stay."""

from types import SimpleNamespace
from typing import Any

import pytest

from generator.errors import Problem
from generator.paths import ProjectPaths
from generator.pipeline import build
from generator.pipeline.check import CheckResult
from generator.publishing.addresses import NAME


@pytest.mark.parametrize(("accept_urls", "left"), [(False, [NAME, "data/x.txt"]), (True, ["data/x.txt"])])
def test_accepted_addresses_are_warned_of_no_more(monkeypatch, tmp_path, accept_urls, left):
    warnings = [
        Problem("A", file, None, "seen", "expected", "remedy", "warning") for file in (NAME, "data/x.txt")
    ]
    accepted: list[Any] = []
    monkeypatch.setattr(build, "run_check", lambda *_, **_engine: CheckResult([], [], [], []))
    monkeypatch.setattr(build, "_publish", lambda *_: build.BuildSummary([], warnings, [], 0, [], []))
    monkeypatch.setattr(build, "accept_addresses", lambda *folders: accepted.append(folders))
    paths = ProjectPaths(tmp_path)
    summary = build.run_build(paths, SimpleNamespace(), accept_urls=accept_urls)
    assert [problem.file for problem in summary.warnings] == left
    assert accepted == ([(paths.site, paths.content)] if accept_urls else [])
