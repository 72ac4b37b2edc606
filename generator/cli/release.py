"""``release``: keep the published package of a report for ever under its version."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from generator.cli.console import console
from generator.errors import Problem, ProblemError
from generator.packaging.addresses import known_addresses
from generator.packaging.archive import published_archive
from generator.packaging.releases import release_files, released_problems, releases_of
from generator.paths import ProjectPaths
from generator.pipeline.build import lock_file
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock
from generator.publishing.site_settings import load_settings
from generator.publishing.swap import write_folder

_WAIT_SECONDS = 60.0
_WHICH = "The report, as in data/packages/; `register`, or `taiwan-government-reports` for all together."


def release(report_id: Annotated[str, typer.Argument(help=_WHICH)]) -> None:
    """Keep the published package of a report as a release: its ZIP, and the changes since the release before.

    The version is that of the manifest. A released version is never rewritten: when data change later,
    `check` asks for a new version. The register and the package of all reports get theirs by what changed.
    """
    paths = ProjectPaths.of_checkout()
    site = load_settings(paths.content, os.environ).url
    addresses = known_addresses(site, paths.content, paths.releases, releasing=report_id)
    archive = published_archive(report_id, paths.packages, paths.templates, paths.releases, addresses)
    version = str(archive.package.descriptor["version"])
    problems = released_problems(report_id, version, archive.canonical, paths.releases)
    earlier = releases_of(report_id, paths.releases)
    if not problems and any(kept.version == version for kept in earlier):
        remedy = "Nothing to do; raise the version when data change."
        seen = f"version {version} is released already"
        problems = [
            Problem("RELEASE-EXISTS", f"data/releases/{report_id}", None, seen, "a new version", remedy)
        ]
    if problems:
        raise ProblemError(problems)
    files = release_files(archive.package, archive.files, earlier)
    target = paths.releases / report_id / version
    with disk_problems(paths.root), build_lock(lock_file(paths), f"release {report_id}", _WAIT_SECONDS):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_folder(target, files)
    console().print(f"Released {paths.relative(target)}. Commit it, then run `build`.", markup=False)
