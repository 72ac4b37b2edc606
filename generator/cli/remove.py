"""``remove``: take a report out again."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from generator.adding.removing import plan_removal
from generator.cli.console import console
from generator.paths import ProjectPaths
from generator.pipeline.build import lock_file
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock

_WAIT_SECONDS = 60.0


def remove(
    report_id: Annotated[str, typer.Argument(help="The report, as in content/reports/.")],
    reason: Annotated[
        str, typer.Option("--reason", help="Why a published report goes, in Chinese: its pages say so.")
    ] = "",
    unpublished: Annotated[
        bool, typer.Option("--unpublished", help="Nobody has ever seen it, its releases neither.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go, change nothing.")] = False,
) -> None:
    """Undo the addition of a report that was never released, or withdraw a published one.

    Takes out manifest, source, package and everything in content/ that is about the report alone, and its row
    counts. Without --reason its addresses are forgotten too; with it they stay, and each says that the report
    is gone and why. Released versions stay then. The site changes with the next `build`.
    """
    paths = ProjectPaths.of_checkout()
    today = datetime.now().astimezone().date()
    out = console()
    with disk_problems(paths.root), build_lock(lock_file(paths), f"remove {report_id}", _WAIT_SECONDS):
        removal = plan_removal(report_id, paths, today, reason=reason, unpublished=unpublished)
        if not dry_run:
            removal.carry_out()
    for path in removal.deleted:
        out.print(f"{'would remove' if dry_run else 'removed'} {paths.relative(path)}", markup=False)
    for path in removal.written:
        out.print(f"{'would change' if dry_run else 'changed'} {paths.relative(path)}", markup=False)
    for path in removal.mentions:
        out.print(f"{paths.relative(path)} still names {report_id}: look at it.", markup=False)
    if not dry_run:
        out.print("Now run `build`.", markup=False)
