"""``diff``: what changed between two versions of a package."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.table import Table

from generator.cli.console import console
from generator.packaging.changes import Change, changes_csv, count_changes, package_changes
from generator.packaging.package_source import open_package
from generator.paths import ProjectPaths

_SHOWN = 200
_PLACE = "A report_id (its published package), REPORT_ID@VERSION (a release), or a package's folder or ZIP."


def diff(
    old: Annotated[str, typer.Argument(help=_PLACE)],
    new: Annotated[str, typer.Argument(help=_PLACE)],
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print every change as CSV, the form of CHANGES.csv.")
    ] = False,
) -> None:
    """Show rows added, removed and changed between two versions of a package, by key."""
    paths = ProjectPaths.of_checkout()
    changes = package_changes(*(open_package(name, paths.packages, paths.releases) for name in (old, new)))
    if as_csv:
        sys.stdout.write(changes_csv(changes).decode("utf-8"))
    else:
        print_changes(changes)


def print_changes(changes: list[Change]) -> None:
    """Counts a table, then the changes themselves as far as a person reads them."""
    out = console()
    if not changes:
        out.print("No differences.")
        return
    table = Table("table")
    for kind in ("added", "removed", "changed"):
        table.add_column(kind, justify="right")
    for name, counts in count_changes(changes).items():
        table.add_row(name, *(str(counts[kind]) for kind in ("added", "removed", "changed")))
    out.print(table)
    for change in changes[:_SHOWN]:
        out.print(str(change), markup=False)
    if len(changes) > _SHOWN:
        out.print(f"… {len(changes) - _SHOWN} more; --csv prints all.")
