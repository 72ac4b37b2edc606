"""The whole path: check every report, build packages and site aside, publish all of it together."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.paths import ProjectPaths
from generator.pipeline.check import CheckResult, run_check
from generator.pipeline.identify_stage import STAGE as IDENTIFIED
from generator.pipeline.jobs import HERE, Engine
from generator.pipeline.package_stage import Outcome, forget_old_packages
from generator.pipeline.progress import Progress
from generator.pipeline.site_stage import SiteInputs, site_stage, stamps
from generator.publishing.addresses import NAME as ADDRESSES
from generator.publishing.addresses import accept_addresses
from generator.publishing.cache import Cache
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock
from generator.publishing.transaction import Transaction, clear_leftovers, recover
from generator.publishing.tree import digest_tree


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did.

    Attributes:
        outcomes: every package with its counts, the register last.
        warnings: open warnings; accepted ones are in ``accepted``.
        accepted: acknowledged warnings with their reasons.
        pages: number of pages of the site.
        changed: names of the folders that were replaced; none where nothing had changed.
        recovered: folders that a killed build had left to be swapped in.
        renewed: packages that are new or other than they were published.
    """

    outcomes: Sequence[Outcome]
    warnings: Sequence[Problem]
    accepted: Sequence[tuple[Problem, str]]
    pages: int
    changed: Sequence[str]
    recovered: Sequence[str]
    renewed: Sequence[str] = ()


def lock_file(paths: ProjectPaths) -> Path:
    """The lock of everything that writes packages or site."""
    return paths.cache / "build.lock"


def run_build(
    paths: ProjectPaths, progress: Progress, *, accept_urls: bool = False, engine: Engine = HERE
) -> BuildSummary:
    """Build and publish packages and site; ``accept_urls`` adds their new addresses to content/urls.txt.

    ``engine`` does what is done for each report: parsing, packaging, charts, downloads.

    Raises:
        ProblemError: with every error of every report, LOCK-HELD, WRITE-…; what is published stays as it was.
    """
    with disk_problems(paths.root), build_lock(lock_file(paths), "build"):
        recovered = restore(paths)
        result = run_check(paths, progress, engine=engine)
        if result.errors:
            raise ProblemError(result.problems)
        transaction = Transaction(paths.root, _journal(paths.cache))
        try:
            summary = _publish(paths, result, transaction, progress, recovered, engine)
        except BaseException:
            transaction.abort()
            raise
        forget_old_packages(result.packages, paths.cache)
        Cache(paths.cache).keep_only(IDENTIFIED, (o.identified for o in result.packages))
        if accept_urls:
            accept_addresses(paths.site, paths.content)
            summary = replace(summary, warnings=[p for p in summary.warnings if p.file != ADDRESSES])
        return summary


def built_site_digest(paths: ProjectPaths) -> str:
    """Digest of the site as the last build left it; empty where no build is known."""
    return _read_state(paths.cache).get("site", "")


def restore(paths: ProjectPaths) -> list[str]:
    """Complete or clear away what a killed build left; the lock must be held."""
    recovered = recover(paths.root, _journal(paths.cache))
    clear_leftovers([paths.packages, paths.build, paths.site])
    return recovered


def _publish(
    paths: ProjectPaths,
    result: CheckResult,
    transaction: Transaction,
    progress: Progress,
    recovered: Sequence[str],
    engine: Engine,
) -> BuildSummary:
    progress.stage("packages", 1)
    renewed = _renewed(paths.packages, result.packages)
    packages = _stage_packages(paths.packages, result.packages, transaction, renewed)
    progress.step("data/packages")
    state = _read_state(paths.cache)
    inputs = SiteInputs(packages or paths.packages, result)
    site = site_stage(paths, inputs, transaction, progress, state, engine)
    changed = [name for name, path in (("data/packages", packages), *site.staged) if path is not None]
    progress.stage("publishing", 1)
    transaction.commit()
    # Only now: what is swapped in and what is removed beside it changes the files' times.
    _write_state(paths.cache, site.state if not site.staged else {**site.state, "stamps": stamps(paths)})
    progress.step(", ".join(changed) or "nothing changed")
    warnings = [*(p for p in result.problems if p.severity == "warning"), *site.warnings]
    return BuildSummary(result.packages, warnings, result.accepted, site.pages, changed, recovered, renewed)


def _renewed(published: Path, outcomes: Sequence[Outcome]) -> list[str]:
    """Names of the packages that data/packages does not hold as they are now."""
    return [
        o.report_id
        for o in outcomes
        if o.files is not None and digest_tree(published / o.report_id) != digest_tree(o.files)
    ]


def _stage_packages(
    published: Path, outcomes: Sequence[Outcome], transaction: Transaction, renewed: Sequence[str]
) -> Path | None:
    """data/packages aside, or None where it already holds just these packages."""
    folders = {o.report_id: o.files for o in outcomes if o.files is not None}
    present = {path.name for path in published.glob("*")} if published.is_dir() else set()
    if present == set(folders) and not renewed:
        return None
    staging = transaction.stage(published)
    for name, folder in folders.items():
        shutil.copytree(folder, staging / name)
    return staging


def _journal(cache: Path) -> Path:
    return cache / "publishing.json"


def _read_state(cache: Path) -> Mapping[str, str]:
    """Digests of what the last build read and wrote; empty where they are not known."""
    try:
        state = json.loads((cache / "state.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _write_state(cache: Path, state: Mapping[str, str]) -> None:
    aside = cache / "state.json.tmp"
    aside.write_text(json.dumps(state, indent=1), "utf-8", newline="\n")
    aside.replace(cache / "state.json")
