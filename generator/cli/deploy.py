"""``deploy``: copy the finished site to a folder that a web server serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer
from rich.console import Console

from generator.cli.console import console
from generator.paths import ProjectPaths
from generator.pipeline.build import built_site_digest, lock_file, restore
from generator.publishing.deploy import deploy as deploy_site
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock

_WAIT_SECONDS = 60.0
# More than these are told by their folders: another index of the search replaces thousands.
_EACH = 100


def deploy(
    to: Annotated[Path, typer.Option("--to", help="Folder that the web server serves; its parent exists.")],
    compressed: Annotated[
        bool, typer.Option("--compressed", help="Texts as .gz alone, for a server that is set up for them.")
    ] = False,
) -> None:
    """Copy the finished site to a local or mounted folder, all at once.

    Refuses a site that is not as the last build left it. Every file is read back and compared; then the new
    folder takes the place of the old one. Only what the last run wrote is removed; what others put there
    stays, and released versions are never rewritten.
    """
    paths = ProjectPaths.of_checkout()
    with disk_problems(paths.root), build_lock(lock_file(paths), "deploy", _WAIT_SECONDS):
        restore(paths)
        done = deploy_site(paths.site, to.absolute(), built_site_digest(paths), compressed=compressed)
    out = console()
    out.print(
        f"{done.files:,} files stand in {to}: {done.new:,} new or changed, {len(done.removed):,} removed, "
        f"{done.kept:,} of earlier releases kept.",
        markup=False,
    )
    _print_names(out, "removed", done.removed)
    _print_names(out, "kept, not ours", done.foreign)


def _print_names(out: Console, what: str, names: Sequence[str]) -> None:
    """Each by its name; of very many the folders with their numbers, so that none is passed over."""
    if len(names) > _EACH:
        counted = Counter(f"{PurePosixPath(name).parent}/" for name in names)
        names = [f"{folder} ({count:,})" for folder, count in sorted(counted.items())]
    for name in names:
        out.print(f"{what}: {name}", markup=False)
