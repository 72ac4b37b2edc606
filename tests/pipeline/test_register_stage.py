"""Packages are published with the identifiers of the register, or not at all."""

from pathlib import Path

import pytest

from generator.errors import ProblemError
from generator.paths import ProjectPaths
from generator.pipeline import register_stage
from generator.pipeline.package_stage import Outcome
from tests.pipeline.listener import Listener


def test_a_package_that_the_cache_lost_is_not_published_without_its_identifiers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ProjectPaths(tmp_path)
    paths.register.mkdir(parents=True)
    made = Outcome("register", "key", tmp_path / "kept" / "package", {}, {}, [])
    report = Outcome("a-report", "key", tmp_path, {}, {}, [])
    monkeypatch.setattr(register_stage, "register_key", lambda *_: "key")
    monkeypatch.setattr(register_stage, "_make", lambda *_: made)
    monkeypatch.setattr(register_stage, "_identified", lambda *_: None)
    with pytest.raises(ProblemError) as lost:
        register_stage.register_stage([report], paths, Listener())
    (problem,) = lost.value.problems
    assert (problem.code, problem.severity, problem.file) == ("BUILD-CACHE", "error", f"{tmp_path.name}/kept")
