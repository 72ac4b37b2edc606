"""A mistake of a parser is told with its place in the code, and the report's source."""

from pathlib import Path

from generator.pipeline import package_stage
from generator.pipeline.package_stage import make_package
from tests.tooling.tracked import ROOT

REPORT = "moea-annual-plan-115"


def test_a_crash_names_the_line_that_failed(monkeypatch):
    def fails(_loaded: object) -> None:
        raise ZeroDivisionError("by zero")

    line = fails.__code__.co_firstlineno + 1
    monkeypatch.setattr(package_stage, "parse_report", fails)
    outcome = make_package(ROOT, REPORT, "key")
    (problem,) = outcome.problems
    assert (outcome.files, problem.code, problem.severity) == (None, "PARSE-CRASH", "error")
    assert problem.file == f"data/sources/{REPORT}.txt"
    assert f"stopped in {Path(__file__).name}:{line} with ZeroDivisionError: by zero" in problem.seen


def test_a_report_that_can_not_be_read_has_its_problem_and_no_files(tmp_path):
    outcome = make_package(tmp_path, REPORT, "key")
    assert outcome.files is None
    assert [problem.code for problem in outcome.problems] == ["YAML-MISSING"]
