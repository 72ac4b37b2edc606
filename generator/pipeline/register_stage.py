"""Stage 1b: the register of programmes and agencies, made again when a package or a decision changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.packaging.reader import load_package
from generator.paths import ProjectPaths
from generator.pipeline.inputs import register_key
from generator.pipeline.package_stage import RESULT, STAGE, Outcome, load_outcome
from generator.pipeline.progress import Progress
from generator.publishing.cache import Cache
from generator.records.schema import load_schemas
from generator.register.build import match_reports
from generator.register.content import load_register
from generator.register.editions import edition_rows
from generator.register.identity import identity_problems
from generator.register.package import NAME, register_files
from generator.register.problems import question_problems
from generator.register.questions import asked_about
from generator.register.roles import load_roles
from generator.register.tables import register_rows
from generator.registry import FAMILIES


def register_stage(outcomes: Sequence[Outcome], paths: ProjectPaths, progress: Progress) -> Outcome | None:
    """The register's package; None in a project without content/register/.

    Reports that could not be parsed are left out: what is decided about them is kept for when they can.
    """
    if not paths.register.is_dir():
        return None
    progress.stage("register", 1)
    folders = {o.report_id: o.files for o in outcomes if o.files is not None}
    key = register_key({o.report_id: o.key for o in outcomes if o.files is not None}, paths)
    kept = Cache(paths.cache).get(STAGE, key)
    outcome = load_outcome(NAME, key, kept) if kept is not None else _make(paths, folders, key)
    progress.step(NAME if kept is None else "unchanged")
    if outcome.files is None:
        return outcome
    return replace(
        outcome, problems=[*outcome.problems, *_identity_problems(paths.packages / NAME, paths.register)]
    )


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
    rows = register_rows(register, matched.mentions, packages, roles)
    schemas = {family: load_schemas(paths.schemas, family) for family in FAMILIES}
    rows |= edition_rows(packages, schemas, matched.mentions)
    files = register_files(register, rows, packages, paths.schemas, paths.releases)
    problems: list[Problem] = [*matched.problems, *question_problems(asked_about(matched).all)]
    result = {
        "rows": {name: len(found) for name, found in rows.items()},
        "verdicts": {},
        "problems": [asdict(problem) for problem in problems],
    }
    made = {f"package/{name}": data for name, data in files.items()}
    made[RESULT] = json.dumps(result, ensure_ascii=False, indent=1).encode()
    return load_outcome(NAME, key, Cache(paths.cache).put(STAGE, key, made))
