"""``deploy``: copy the finished site to a folder that a web server serves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import console
from generator.paths import ProjectPaths
from generator.pipeline.build import built_site_digest, lock_file, restore
from generator.publishing.deploy import deploy as deploy_site
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock

_WAIT_SECONDS = 60.0


def deploy(
    to: Annotated[Path, typer.Option("--to", help="Folder that the web server serves; its parent exists.")],
) -> None:
    """Copy the finished site to a local or mounted folder, all at once.

    Refuses a site that is not as the last build left it. Every file is read back and compared; then the new
    folder takes the place of the old one. Released versions that stand there are kept and never rewritten.
    """
    paths = ProjectPaths.of_checkout()
    with disk_problems(paths.root), build_lock(lock_file(paths), "deploy", _WAIT_SECONDS):
        restore(paths)
        done = deploy_site(paths.site, to.absolute(), built_site_digest(paths))
    out = console()
    out.print(
        f"{done.files:,} files stand in {to}: {done.new:,} new or changed, {done.removed:,} removed, "
        f"{done.kept:,} of earlier releases kept.",
        markup=False,
    )
