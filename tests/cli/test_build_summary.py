"""What ``build`` says at the end fits a dozen lines, however many reports and warnings there are."""

import io
from pathlib import Path

from rich.console import Console

from generator.cli.build import print_summary
from generator.errors import Problem
from generator.pipeline.build import BuildSummary
from generator.pipeline.package_stage import Outcome


def outcome(name: str) -> Outcome:
    rows = {"projects": 83, "goals": 9, "lines": 833, "checks": 5}
    return Outcome(name, "key", Path(name), rows, {"holds": 3, "unresolved": 1, "not_computed": 1}, [])


def printed(summary: BuildSummary) -> list[str]:
    text = io.StringIO()
    print_summary(summary, 1.23, Console(file=text, width=200))
    return text.getvalue().splitlines()


def test_a_new_report_and_the_whole_are_told():
    one, other = outcome("moea-annual-plan-115"), outcome("moea-annual-plan-116")
    summary = BuildSummary([one, other], [], [], 99, ["site"], [], ["moea-annual-plan-116"])
    assert printed(summary) == [
        "moea-annual-plan-116: 92 records in 2 tables, 3 checks held, 1 findings.",
        "2 packages: 184 records in 4 tables, 6 checks held, 2 findings.",
        "99 pages. Replaced: site. 1.2 seconds.",
    ]


def test_fifty_reports_and_five_hundred_warnings_fit_a_dozen_lines():
    outcomes = [outcome(f"moea-annual-plan-{n}") for n in range(50)]
    warnings = [Problem(f"CODE-{n % 9}", "a.yml", n, "甲", "乙", "丙", "warning") for n in range(500)]
    names = [o.report_id for o in outcomes]
    accepted = [(warnings[0], "why")]
    lines = printed(BuildSummary(outcomes, warnings, accepted, 99, ["site"], ["site"], names))
    assert len(lines) == 12
    assert "warning CODE-0 (56 times): 甲" in lines
    assert "… 6 more kinds of warnings; `check` lists all." in lines
    assert "… 47 more packages are new or changed." in lines
