"""Stage 1b: the register of programmes and agencies, made again when a package or a decision changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.packaging.reader import load_package
from generator.paths import ProjectPaths
from generator.pipeline.clean import problems_unless_clean
from generator.pipeline.identify_stage import keep_identified, with_identifiers
from generator.pipeline.inputs import register_key
from generator.pipeline.package_stage import RESULT, STAGE, Outcome, load_outcome
from generator.pipeline.progress import Progress
from generator.publishing.cache import Cache
from generator.records.schema import load_schemas
from generator.register.build import match_reports
from generator.register.code_rows import code_rows
from generator.register.content import load_register
from generator.register.editions import edition_rows
from generator.register.identify import identify_packages, unknown_problems
from generator.register.identity import identity_problems
from generator.register.package import NAME, register_files
from generator.register.problems import data_problems
from generator.register.questions import asked_about
from generator.register.roles import load_roles
from generator.register.tables import register_rows
from generator.registry import FAMILIES

# Of what the stage keeps: digests of the reports' packages with their identifiers.
_IDENTIFIED = "identified"


def register_stage(
    outcomes: Sequence[Outcome], paths: ProjectPaths, progress: Progress
) -> tuple[Sequence[Outcome], Outcome | None]:
    """The reports' packages with their identifiers, and the register's; no register in a project without one.

    Reports that could not be parsed are left out: what is decided about them is kept for when they can.
    """
    if not paths.register.is_dir():
        return outcomes, None
    progress.stage("register", 1)
    folders = {o.report_id: o.files for o in outcomes if o.files is not None}
    key = register_key({o.report_id: o.key for o in outcomes if o.files is not None}, paths)
    kept = Cache(paths.cache).get(STAGE, key)
    found = _identified(outcomes, kept, paths) if kept is not None else None
    if kept is None or found is None:
        outcome = _make(paths, folders, key)
        if outcome.files is None:
            progress.step(NAME)
            return outcomes, outcome
        kept = outcome.files.parent
        found = _identified(outcomes, kept, paths)
        if found is None:
            # Without their identifiers the packages would be published in silence.
            raise ProblemError([_lost(outcome.files.parent)])
        progress.step(NAME)
    else:
        progress.step("unchanged")
    outcome = load_outcome(NAME, key, kept)
    published, decided = paths.packages / NAME, paths.register
    problems = problems_unless_clean(
        "identities", [published, decided], paths, lambda: _identity_problems(published, decided)
    )
    return found, replace(outcome, problems=[*outcome.problems, *problems])


def _lost(folder: Path) -> Problem:
    return Problem(
        "BUILD-CACHE",
        f"{folder.parent.name}/{folder.name}",
        None,
        "a package with its identifiers is gone from the cache just after it was put there",
        "what a stage makes stays until the build ends",
        "See whether the disk is full or another program clears the folder, then build again.",
    )


def _identified(outcomes: Sequence[Outcome], kept: Path, paths: ProjectPaths) -> list[Outcome] | None:
    keys = json.loads((kept / RESULT).read_text("utf-8"))[_IDENTIFIED]
    return with_identifiers(outcomes, keys, Cache(paths.cache))


def _identity_problems(folder: Path, decisions: Path) -> list[Problem]:
    """What the decisions would break of the register that is published now, if any is and can be read."""
    if not (folder / "datapackage.json").is_file():
        return []
    try:
        published = load_package(folder)
    except ProblemError:
        # A broken copy is replaced by this build; nothing can be held against it.
        return []
    return identity_problems(load_register(decisions), published)


def _make(paths: ProjectPaths, folders: Mapping[str, Path], key: str) -> Outcome:
    try:
        register = load_register(paths.register)
    except ProblemError as error:
        return Outcome(NAME, key, None, {}, {}, error.problems)
    packages = {name: load_package(folder) for name, folder in sorted(folders.items())}
    roles = load_roles(paths.schemas)
    matched = match_reports(register, packages, roles)
    identified = identify_packages(register, matched.mentions, packages, paths.schemas)
    rows = register_rows(register, matched.mentions, packages, roles, identified)
    schemas = {family: load_schemas(paths.schemas, family) for family in FAMILIES}
    rows |= code_rows(register, packages, schemas)
    rows |= edition_rows(packages, schemas, matched.mentions)
    files = register_files(register, rows, packages, paths.schemas, paths.releases)
    problems: list[Problem] = [
        *matched.problems,
        *data_problems(asked_about(matched).all),
        *unknown_problems(identified),
    ]
    result = {
        "rows": {name: len(found) for name, found in rows.items()},
        "verdicts": {},
        "problems": [asdict(problem) for problem in problems],
        _IDENTIFIED: keep_identified(identified, packages, folders, Cache(paths.cache)),
    }
    made = {f"package/{name}": data for name, data in files.items()}
    made[RESULT] = json.dumps(result, ensure_ascii=False, indent=1).encode()
    return load_outcome(NAME, key, Cache(paths.cache).put(STAGE, key, made))
