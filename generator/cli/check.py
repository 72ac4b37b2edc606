"""``check``: everything that must hold before publishing, without publishing."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from generator.checking.row_counts import load_row_counts, row_counts_text
from generator.cli.build import reports_table
from generator.cli.console import Bars, console, print_problems
from generator.paths import ProjectPaths
from generator.pipeline.build import lock_file, restore
from generator.pipeline.check import CheckResult, run_check
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock

_WAIT_SECONDS = 60.0


def check(
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    committed: Annotated[
        bool, typer.Option("--committed", help="Also demand that data/packages is what the sources produce.")
    ] = False,
    accept_counts: Annotated[
        bool,
        typer.Option(
            "--accept-counts", help="Write content/row_counts.yml from the present counts; review it."
        ),
    ] = False,
) -> None:
    """Check sources, packages and content without publishing anything.

    Every problem is listed with its code; docs/reference/problems.md says what each means and what to do.
    Exit status 1 where there is an error, 0 where there are none or only warnings.
    """
    paths = ProjectPaths.of_checkout()
    with disk_problems(paths.root), build_lock(lock_file(paths), "check", _WAIT_SECONDS):
        restore(paths)
        with Bars() as bars:
            result = run_check(paths, bars, committed=committed)
        if accept_counts:
            accept(result, paths)
            result = run_check(paths, Bars(), committed=committed)
    if as_json:
        console().print(json.dumps(as_data(result), ensure_ascii=False, indent=2), markup=False)
    else:
        print_result(result)
    if result.errors:
        raise typer.Exit(1)


def accept(result: CheckResult, paths: ProjectPaths) -> None:
    """Write the reviewed counts anew; a report that could not be parsed keeps those it has."""
    counts = dict(load_row_counts(paths.content / "row_counts.yml"))
    known = {path.stem for path in paths.manifests.glob("*.yml")}
    counts = {report_id: tables for report_id, tables in counts.items() if report_id in known}
    counts.update({o.report_id: o.rows for o in result.outcomes if o.files is not None})
    (paths.content / "row_counts.yml").write_text(row_counts_text(counts), "utf-8", newline="\n")


def print_result(result: CheckResult) -> None:
    """Counts on standard output, problems on standard error, one closing sentence."""
    out = console()
    out.print(reports_table(result.packages))
    print_problems(result.problems, console(to_stderr=True))
    errors = len(result.errors)
    warnings = len(result.problems) - errors
    accepted = f", {len(result.accepted)} acknowledged" if result.accepted else ""
    verdict = "Nothing can be published" if errors else "All may be published"
    out.print(f"{verdict}: {errors} errors, {warnings} warnings{accepted}.")


def as_data(result: CheckResult) -> dict[str, Any]:
    """The result for programs; the shape is described in docs/reference/commands.md."""
    return {
        "publishable": not result.errors,
        "problems": [asdict(problem) for problem in result.problems],
        "acknowledged": [{**asdict(problem), "reason": reason} for problem, reason in result.accepted],
        "reports": {
            outcome.report_id: {"rows": dict(outcome.rows), "checks": dict(outcome.verdicts)}
            for outcome in result.outcomes
        },
    }
