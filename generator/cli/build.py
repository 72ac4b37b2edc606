"""``build``: packages and site from the sources, published together or not at all."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from generator.cli.console import Bars, console, print_problems
from generator.packaging.reader import ABOUT_ROWS
from generator.paths import ProjectPaths
from generator.pipeline.build import BuildSummary, run_build
from generator.pipeline.package_stage import Outcome


def build(
    accept_urls: Annotated[
        bool,
        typer.Option("--accept-urls", help="Add new addresses of the site to content/urls.txt; review it."),
    ] = False,
) -> None:
    """Build data packages and site from data/sources, and publish them together.

    Reads the reports that have a manifest in content/reports, checks them, and writes data/packages, build
    and site. Only what changed is made again. Where one check fails, nothing is published.
    """
    paths = ProjectPaths.of_checkout()
    started = time.monotonic()
    with Bars() as bars:
        summary = run_build(paths, bars, accept_urls=accept_urls)
    out = console()
    print_problems(summary.warnings, console(to_stderr=True))
    print_summary(summary, time.monotonic() - started, out)
    out.print(f"Open {paths.site / 'index.html'}, or run `make serve`.", markup=False)


def print_summary(summary: BuildSummary, seconds: float, out: Console) -> None:
    """Records per report, checks, pages, time, and what was replaced."""
    out.print(reports_table(summary.outcomes))
    for outcome in summary.outcomes:
        tables = ", ".join(f"{name} {rows:,}" for name, rows in outcome.rows.items())
        out.print(f"{outcome.report_id}: {tables}", markup=False)
    if summary.recovered:
        out.print(f"Completed a build that had been interrupted: {', '.join(summary.recovered)}.")
    if summary.accepted:
        out.print(f"{len(summary.accepted)} warnings are acknowledged in the manifests.")
    changed = ", ".join(summary.changed) or "nothing, all was up to date"
    out.print(f"{summary.pages} pages. Replaced: {changed}. {seconds:.1f} seconds.")


def reports_table(outcomes: Sequence[Outcome]) -> Table:
    """One line a report: records, ledger lines, checks that hold, findings."""
    table = Table(title="Reports")
    for heading in ("report", "tables", "records", "source lines", "checks held", "findings"):
        table.add_column(heading, justify="left" if heading == "report" else "right", no_wrap=True)
    for outcome in outcomes:
        own = {name: rows for name, rows in outcome.rows.items() if name not in ABOUT_ROWS}
        computed = {name: count for name, count in outcome.verdicts.items() if name != "not_computed"}
        held = outcome.verdicts.get("holds", 0) + outcome.verdicts.get("rounding", 0)
        total = sum(computed.values())
        counts = [len(own), sum(own.values()), outcome.rows.get("lines", 0), held, total - held]
        table.add_row(outcome.report_id, *(f"{count:,}" for count in counts))
    return table
