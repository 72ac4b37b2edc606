"""Everything that must hold before publication, for all reports at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking.acknowledgements import judge
from generator.checking.row_counts import Counts, count_problems, load_row_counts, unknown_reports
from generator.errors import Problem, ProblemError
from generator.packaging.ready_questions import ready_problems
from generator.packaging.releases import released_problems
from generator.pages.frame.reviewed import content_problems
from generator.pages.frame.table_guides import guide_problems
from generator.paths import ProjectPaths
from generator.pipeline.clean import problems_unless_clean
from generator.pipeline.jobs import HERE, Engine
from generator.pipeline.package_stage import Outcome, package_stage
from generator.pipeline.progress import Progress
from generator.pipeline.register_stage import register_stage
from generator.publishing.tree import files_below
from generator.reading.manifest import Manifest, load_manifest


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found.

    Attributes:
        manifests: the reports whose manifest could be read.
        outcomes: what became of them, in the same order.
        problems: open ones of all reports, sorted by file and line.
        accepted: acknowledged warnings with the reason that the manifest gives.
        register: what became of the register; None in a project without one.
    """

    manifests: Sequence[Manifest]
    outcomes: Sequence[Outcome]
    problems: Sequence[Problem]
    accepted: Sequence[tuple[Problem, str]]
    register: Outcome | None = None

    @property
    def packages(self) -> list[Outcome]:
        """The outcomes of all packages: those of the reports, then the register."""
        return [*self.outcomes, *([self.register] if self.register else [])]

    @property
    def errors(self) -> list[Problem]:
        """The problems that forbid publication."""
        return [problem for problem in self.problems if problem.severity == "error"]


def run_check(
    paths: ProjectPaths, progress: Progress, *, committed: bool = False, engine: Engine = HERE
) -> CheckResult:
    """Parse and check every report that has a manifest; publishes nothing.

    Args:
        paths: the project.
        progress: told about every report.
        committed: also demand that data/packages holds what the sources produce.
        engine: parses and packages the reports.
    """
    manifests, problems = read_manifests(paths.manifests)
    expected: Counts = {}
    try:
        expected = load_row_counts(paths.content / "row_counts.yml")
    except ProblemError as error:
        problems += error.problems
    parsed = package_stage(manifests, paths, progress, engine)
    outcomes, register = register_stage(parsed, paths, progress)
    accepted: list[tuple[Problem, str]] = []
    for manifest, outcome in zip(manifests, outcomes, strict=True):
        found = list(outcome.problems)
        # What a broken text lacks are consequences, whose remedies would mislead.
        sound = outcome.files is not None and all(p.severity == "warning" for p in outcome.problems)
        if sound:
            found += count_problems(outcome.report_id, outcome.rows, expected)
        if outcome.files is not None:
            found += released_problems(
                outcome.report_id, manifest.version, _contents(outcome.files), paths.releases
            )
            found += stale_package_problems(outcome, paths.packages) if committed else []
        judged = judge(found, manifest, read=sound)
        problems += judged.open
        accepted += judged.accepted
    if register is not None:
        problems += register.problems
        problems += stale_package_problems(register, paths.packages) if committed and register.files else []
    problems += problems_unless_clean("content", [paths.content], paths, lambda: _content(paths.content))
    known = [path.stem for path in paths.manifests.glob("*.yml")]
    problems += unknown_reports(known, expected)
    problems.sort(key=lambda p: (p.file, p.line or 0, p.code, p.seen))
    return CheckResult(manifests, outcomes, problems, accepted, register)


def _content(content: Path) -> list[Problem]:
    return content_problems(content) + guide_problems(content) + ready_problems(content)


def read_manifests(folder: Path) -> tuple[list[Manifest], list[Problem]]:
    """All manifests that can be read, by report_id, and what is wrong with the others."""
    manifests, problems = [], []
    files = sorted(folder.glob("*.yml"))
    if not files:
        seen, remedy = "no manifest", "Add a report first: see docs/reference/manifest.md."
        problems.append(Problem("MANIFEST-NONE", "content/reports", None, seen, "one a report", remedy))
    for path in files:
        try:
            manifests.append(load_manifest(path))
        except ProblemError as error:
            problems += error.problems
    return manifests, problems


def stale_package_problems(outcome: Outcome, packages: Path) -> list[Problem]:
    """PACKAGE-STALE for every file of a published package that is not what the source produces."""
    published = packages / outcome.report_id
    wanted = _contents(outcome.files) if outcome.files is not None else {}
    present = _contents(published)
    return [
        Problem(
            "PACKAGE-STALE",
            f"data/packages/{outcome.report_id}/{name}",
            None,
            "a missing file" if name not in present else "other content",
            "what the source, its YAML and the code produce" if name in wanted else "no such file",
            "Run `build` and commit data/packages.",
        )
        for name in sorted(wanted.keys() | present.keys())
        if wanted.get(name) != present.get(name)
    ]


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_below(folder)}
