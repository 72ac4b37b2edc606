"""The way of a new report into the project; everything is tried out before the first file is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import date
from pathlib import Path

import yaml

from generator.adding.about_source import files_about
from generator.adding.case import Ask, Case, drafted, open_case
from generator.adding.comparison import Comparison, compare
from generator.adding.contradictions import contradictions
from generator.adding.draft import Draft, Options, manifest_data
from generator.adding.edition import kept_edition, replacing_manifest
from generator.adding.free_name import require_free_name
from generator.adding.missing import filled_for_trial, missing_problem
from generator.adding.original import Original, digest
from generator.adding.placing import place
from generator.adding.register_candidates import RegisterView, seen_by_register
from generator.adding.skeletons import skeletons
from generator.adding.trial import tried_out
from generator.checking.acknowledgements import judge
from generator.checking.row_counts import count_problems, load_row_counts, row_counts_text
from generator.errors import Problem, ProblemError
from generator.packaging.reader import Package, load_package
from generator.paths import ProjectPaths
from generator.reading.dialect import Trait, dialect_of
from generator.reading.manifest import Manifest, parse_manifest


@dataclass(frozen=True, slots=True)
class Wish:
    """What the maintainer wants done.

    Attributes:
        options: facts that the text can't tell.
        replace: whether the report is a corrected edition of one that is there.
        accept_counts: whether the row counts are taken as reviewed.
        dry_run: whether everything is shown and nothing written.
        pictures: numbers of pages of a PDF that hold pictures only.
        today: day that is written into the manifest where no other is given.
    """

    options: Options
    replace: bool
    accept_counts: bool
    dry_run: bool
    today: date
    pictures: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What was found, and which files were written; ``missing`` names the facts that are still wanted."""

    manifest: Manifest
    original: Original
    dialect: Sequence[Trait]
    draft: Draft
    comparison: Comparison
    register: RegisterView | None
    problems: Sequence[Problem]
    written: Sequence[str]
    missing: Problem | None = None


def add_report(path: Path, wish: Wish, paths: ProjectPaths, ask: Ask) -> Added:
    """Add the report in ``path``, or replace one by it.

    Args:
        path: the file.
        wish: what the maintainer wants.
        paths: the project.
        ask: called while facts are missing; where it answers nothing, the report is tried out as far as
            it is known, and nothing is written.

    Raises:
        ProblemError: ADD-… , READ-…, PARSE-… with everything that is in the way; then nothing was written.
    """
    case = open_case(path, wish.pictures, paths)
    draft, options = drafted(case, wish.options, ask, is_edition=wish.replace)
    missing = missing_problem(draft, case.original.name) if draft.missing else None
    try:
        return _tried(case, filled_for_trial(draft), changed(wish, options=options), paths, missing)
    except ProblemError as error:
        raise ProblemError([*error.problems, *([missing] if missing else [])]) from error


def _tried(case: Case, draft: Draft, wish: Wish, paths: ProjectPaths, missing: Problem | None) -> Added:
    """Try the report out, compare it, and write it where nothing is missing."""
    original, old = case.original, case.of_name(draft.value("report_id"))
    manifest = _manifest(case, draft, wish)
    report_id = manifest.report_id
    files = {
        paths.sources / f"{report_id}.txt": original.stored,
        **files_about(paths.sources, report_id, original),
        paths.manifests / f"{report_id}.yml": manifest_text(manifest).encode("utf-8"),
    }
    with tried_out(paths, report_id, files) as trial:
        replaced = _published(paths.packages / report_id) if old is not None else None
        comparison = compare(trial.package, _relatives(case, manifest, paths), replaced)
        register = seen_by_register(trial.package, paths.register, paths.schemas)
        problems = list(trial.outcome.problems)
        files |= skeletons(report_id, original.document, trial.package.tables["checks"], paths)
    counts_file = paths.content / "row_counts.yml"
    counts = dict(load_row_counts(counts_file))
    if wish.accept_counts:
        counts[report_id] = trial.outcome.rows
        files[counts_file] = row_counts_text(counts).encode("utf-8")
    problems += count_problems(report_id, trial.outcome.rows, counts)
    if old is not None:
        files = {**kept_edition(old, paths), **files}
    is_written = missing is None and not wish.dry_run
    if is_written:
        place(files)
    written = [paths.relative(file) for file in files] if is_written else []
    dialect, open_problems = dialect_of(original.document), judge(problems, manifest, read=True).open
    return Added(manifest, original, dialect, draft, comparison, register, open_problems, written, missing)


def _manifest(case: Case, draft: Draft, wish: Wish) -> Manifest:
    """The manifest as it would be written, held against the text and against all others."""
    report_id = draft.value("report_id")
    old = case.of_name(report_id)
    if "report_id" not in draft.missing:
        require_free_name(report_id, old, case.original, draft, replace=wish.replace)
    created = wish.options.created or wish.today.isoformat()
    data = manifest_data(draft, _source(case.original, draft), _version(old), created)
    manifest = parse_manifest(data, f"content/reports/{report_id}.yml")
    if old is not None:
        manifest = replacing_manifest(old, manifest, wish.options)
    others = [m for m in case.manifests if m.report_id != report_id]
    if wrong := contradictions(manifest, case.opening, others, case.bodies):
        raise ProblemError(wrong)
    return manifest


def _relatives(case: Case, manifest: Manifest, paths: ProjectPaths) -> list[Package]:
    """The published packages of the family's other reports."""
    family = [m for m in case.manifests if m.family == manifest.family and m.report_id != manifest.report_id]
    return [package for m in family if (package := _published(paths.packages / m.report_id)) is not None]


def manifest_text(manifest: Manifest) -> str:
    """A manifest as YAML: keys in the order of the model, what is empty left out."""
    data = manifest.model_dump(exclude_defaults=True)
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000))


def _source(original: Original, draft: Draft) -> dict[str, str]:
    stored = digest(original.stored)
    source = {"sha256": stored, "original": original.name}
    if original.sha256 != stored:
        source["original_sha256"] = original.sha256
    given = {name: draft.value(name) for name in ("origin", "retrieved") if draft.value(name)}
    return source | given


def _version(old: Manifest | None) -> str:
    """A corrected edition changes rows: the second number rises."""
    if old is None:
        return "1.0.0"
    major, minor, _ = old.version.split(".")
    return f"{major}.{int(minor) + 1}.0"


def _published(folder: Path) -> Package | None:
    return load_package(folder) if (folder / "datapackage.json").is_file() else None
