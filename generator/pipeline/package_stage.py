"""Stage 1: read, parse, check and package each report, each only when its inputs changed."""

from __future__ import annotations

import json
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.checking.gate import gate_problems
from generator.errors import Problem, ProblemError
from generator.loading import load_report
from generator.packaging.published_shape import published
from generator.packaging.report_package import package_files
from generator.paths import ProjectPaths
from generator.pipeline.inputs import package_inputs, package_key
from generator.pipeline.jobs import HERE, Done, Engine, Job, places, run_all, run_job
from generator.pipeline.progress import Progress
from generator.publishing.cache import Cache
from generator.reading.manifest import Manifest, load_manifest
from generator.records.values import to_text
from generator.report import parse_report

STAGE = "packages"
RESULT = "result.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report.

    Attributes:
        report_id: which report.
        key: digest of everything that its package depends on.
        files: folder with the files of its package; None where it could not be parsed.
        rows: number of rows by table.
        verdicts: number of checks by verdict.
        problems: everything that was found, acknowledged or not.
        identified: digest of the package with the identifiers of the register; empty without them.
    """

    report_id: str
    key: str
    files: Path | None
    rows: Mapping[str, int]
    verdicts: Mapping[str, int]
    problems: Sequence[Problem]
    identified: str = ""


def package_stage(
    manifests: Sequence[Manifest], paths: ProjectPaths, progress: Progress, engine: Engine = HERE
) -> list[Outcome]:
    """Outcomes of all reports in the order of their manifests."""
    cache = Cache(paths.cache)
    progress.stage("reading, checking and packaging", len(manifests))
    keys = {m.report_id: package_key(m, paths) for m in manifests}
    found: dict[str, Outcome] = {}
    for report_id, key in keys.items():
        kept = cache.get(STAGE, key)
        if kept is not None:
            found[report_id] = load_outcome(report_id, key, kept)
            progress.step(f"{report_id}: unchanged")
    missing = [m for m in manifests if m.report_id not in found]
    # The longest text first, so that all processes end at about the same time.
    missing.sort(key=lambda m: -_size(paths.source(m.report_id)))
    jobs = [
        _job(m.report_id, keys[m.report_id], places(package_inputs(m, paths), paths.root)) for m in missing
    ]
    for done in run_all(engine, paths.root, jobs):
        found[done.name] = _outcome(done, keys[done.name], paths)
        progress.step(done.name)
    return [found[report_id] for report_id in keys]


def forget_old_packages(outcomes: Sequence[Outcome], cache: Path) -> None:
    """Remove what the cache keeps for inputs that are no longer current."""
    Cache(cache).keep_only(STAGE, (outcome.key for outcome in outcomes))


def make_package(root: Path, report_id: str, key: str) -> Outcome:
    """Parse, check and package one report here and now; whatever goes wrong is in the problems."""
    return _outcome(run_job(root, _job(report_id, key)), key, ProjectPaths(root))


def _job(report_id: str, key: str, inputs: tuple[str, ...] = ()) -> Job:
    return Job(report_id, package_with_result, (report_id,), inputs, (STAGE, key))


def _outcome(done: Done, key: str, paths: ProjectPaths) -> Outcome:
    if done.problems:
        return Outcome(done.name, key, None, {}, {}, done.problems)
    return load_outcome(done.name, key, Cache(paths.cache).place(STAGE, key))


def package_with_result(root: Path, report_id: str) -> dict[str, bytes]:
    """Files of one report's package, and what was found when it was parsed and checked.

    Raises:
        ProblemError: where it can't be parsed, PARSE-CRASH for a mistake of the generator too.
    """
    paths = ProjectPaths(root)
    try:
        manifest = load_manifest(paths.manifests / f"{report_id}.yml")
        report = parse_report(load_report(manifest, paths.source(report_id), paths.schemas, paths.content))
        problems = report.problems + gate_problems(report_id, report.document, report.schemas, report.rows)
        report = published(report)
        files = package_files(report)
    except ProblemError:
        raise
    except Exception as error:  # a parser's mistake must not become a traceback for the reader
        raise ProblemError([_crash(report_id, error)]) from error
    result: dict[str, Any] = {
        "rows": {name: len(report.rows[name]) for name in report.schemas},
        "verdicts": dict(sorted(Counter(to_text(row["verdict"]) for row in report.rows["checks"]).items())),
        "problems": [asdict(problem) for problem in problems],
    }
    kept = {f"package/{name}": data for name, data in files.items()}
    return kept | {RESULT: json.dumps(result, ensure_ascii=False, indent=1).encode()}


def load_outcome(report_id: str, key: str, folder: Path) -> Outcome:
    """The outcome that the cache keeps in ``folder``."""
    result = json.loads((folder / RESULT).read_text("utf-8"))
    problems = [Problem(**item) for item in result["problems"]]
    return Outcome(report_id, key, folder / "package", result["rows"], result["verdicts"], problems)


def _crash(report_id: str, error: Exception) -> Problem:
    """A mistake in the generator itself, told so that a maintainer finds the place."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return Problem(
        "PARSE-CRASH",
        f"data/sources/{report_id}.txt",
        None,
        f"the generator stopped in {place} with {type(error).__name__}: {error}",
        "a parser that reads or lists every line",
        "Report it with the source text; it is a mistake in the generator, not in the report.",
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
