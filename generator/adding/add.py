"""The way of a new report into the project; everything is tried out before the first file is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from generator.adding.about_source import files_about
from generator.adding.bodies import known_bodies
from generator.adding.comparison import Comparison, compare
from generator.adding.contradictions import contradictions
from generator.adding.draft import Draft, Options, draft_manifest, manifest_data
from generator.adding.edition import kept_edition, replacing_manifest
from generator.adding.original import Original, digest, read_original
from generator.adding.placing import place
from generator.adding.recognition import recognise_family
from generator.adding.register_candidates import RegisterView, seen_by_register
from generator.adding.trial import tried_out
from generator.checking.acknowledgements import judge
from generator.checking.row_counts import count_problems, load_row_counts, row_counts_text
from generator.errors import Problem, ProblemError
from generator.families import family_names
from generator.packaging.reader import Package, load_package
from generator.paths import ProjectPaths
from generator.reading.dialect import Trait, dialect_of
from generator.reading.manifest import Manifest, load_manifest, parse_manifest
from generator.reading.opening import Body, Opening, read_opening
from generator.reading.opening.finding import Finding


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
    """What was found, and which files were written."""

    manifest: Manifest
    original: Original
    dialect: Sequence[Trait]
    draft: Draft
    comparison: Comparison
    register: RegisterView | None
    problems: Sequence[Problem]
    written: Sequence[str]


def add_report(path: Path, wish: Wish, paths: ProjectPaths) -> Added:
    """Add the report in ``path``, or replace one by it.

    Raises:
        ProblemError: ADD-… , READ-…, PARSE-… with everything that is in the way; then nothing was written.
    """
    original = read_original(path, wish.pictures)
    manifests = [load_manifest(file) for file in sorted(paths.manifests.glob("*.yml"))]
    bodies = known_bodies(paths)
    opening = read_opening(original.document, bodies)
    draft = _draft(original, wish, opening, manifests, bodies)
    report_id = draft.value("report_id")
    old = next((m for m in manifests if m.report_id == report_id), None)
    _require_place(report_id, old, wish, original, draft)
    data = manifest_data(
        draft, _source(original, draft), _version(old), wish.options.created or wish.today.isoformat()
    )
    manifest = parse_manifest(data, f"content/reports/{report_id}.yml")
    if old is not None:
        manifest = replacing_manifest(old, manifest, wish.options)
    others = [m for m in manifests if m.report_id != report_id]
    if wrong := contradictions(manifest, opening, others, bodies):
        raise ProblemError(wrong)
    files = {
        paths.sources / f"{report_id}.txt": original.stored,
        **files_about(paths.sources, report_id, original),
        paths.manifests / f"{report_id}.yml": manifest_text(manifest).encode("utf-8"),
    }
    with ExitStack() as stack:
        trial = stack.enter_context(tried_out(paths, report_id, files))
        replaced = _published(paths.packages / report_id) if old is not None else None
        earlier = [_published(paths.packages / m.report_id) for m in manifests if m.family == manifest.family]
        comparison = compare(trial.package, [p for p in earlier if p is not None], replaced)
        register = seen_by_register(trial.package, paths.register, paths.schemas)
        problems = list(trial.outcome.problems)
    counts_file = paths.content / "row_counts.yml"
    counts = dict(load_row_counts(counts_file))
    if wish.accept_counts:
        counts[report_id] = trial.outcome.rows
        files[counts_file] = row_counts_text(counts).encode("utf-8")
    problems += count_problems(report_id, trial.outcome.rows, counts)
    if old is not None:
        files = {**kept_edition(old, paths), **files}
    if not wish.dry_run:
        place(files)
    written = [] if wish.dry_run else [paths.relative(file) for file in files]
    dialect, open_problems = dialect_of(original.document), judge(problems, manifest).open
    return Added(manifest, original, dialect, draft, comparison, register, open_problems, written)


def manifest_text(manifest: Manifest) -> str:
    """A manifest as YAML: keys in the order of the model, what is empty left out."""
    data = manifest.model_dump(exclude_defaults=True)
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000))


def _draft(
    original: Original,
    wish: Wish,
    opening: Opening,
    manifests: Sequence[Manifest],
    bodies: Sequence[Body],
) -> Draft:
    given = wish.options.family
    if given and given not in family_names():
        expected = f"one of {', '.join(family_names())}"
        problem = Problem(
            "ADD-FAMILY", original.name, None, f"family {given!r}", expected, "Correct --family."
        )
        raise ProblemError([problem])
    family = Finding(given, "given", "option --family") if given else recognise_family(original.document)
    return draft_manifest(
        family, opening, wish.options, manifests, bodies, original.name, replace=wish.replace
    )


def _require_place(
    report_id: str, old: Manifest | None, wish: Wish, original: Original, draft: Draft
) -> None:
    """A new report needs a new name, a corrected edition an old one and another text."""
    file, remedy = f"content/reports/{report_id}.yml", ""
    if old is not None and not wish.replace:
        code, seen, expected = "ADD-EXISTS", "a report of that name", "a new report_id"
        remedy = f"Give --replace for a corrected edition, else another --report-id.{_doubted_year(draft)}"
    elif old is None and wish.replace:
        code, seen, expected = "ADD-NOTHING-REPLACED", "no report of that name", "the report to replace"
        remedy = "Leave --replace out, or give the --report-id that it replaces."
    elif old is not None and old.source.sha256 == digest(original.stored):
        seen, expected = "the very text that is there already", "a corrected edition"
        code, file, remedy = "ADD-SAME", original.name, "Nothing to do."
    if remedy:
        raise ProblemError([Problem(code, file, None, seen, expected, remedy)])


def _doubted_year(draft: Draft) -> str:
    """A year that is only likely may be the reason why the name is taken."""
    year = draft.facts.get("year")
    if year is None or year.sure != "likely" or draft.facts["report_id"].sure == "given":
        return ""
    return f" The year {year.value} is only likely ({year.why}): --year says which it is."


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
