"""``build``: packages and site from the sources, published together or not at all."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import typer
from rich.console import Console
from rich.table import Table

from generator.cli.console import Bars, console, printable
from generator.cluster.connect import engine_at
from generator.errors import Problem
from generator.packaging.reader import ABOUT_ROWS
from generator.paths import ProjectPaths
from generator.pipeline.build import BuildSummary, run_build
from generator.pipeline.package_stage import Outcome
from generator.publishing.sizes import in_words, sizes

# Of what is new, and of kinds of warnings, so many are named.
_SHOWN = 3


def build(
    accept_urls: Annotated[
        bool,
        typer.Option("--accept-urls", help="Add new addresses of the site to content/urls.txt; review it."),
    ] = False,
    scheduler: Annotated[
        str, typer.Option(help="Address of a Dask scheduler whose workers do what is done for each report.")
    ] = "",
    store: Annotated[
        str, typer.Option(help="With --scheduler: object storage that all machines reach, such as s3://…")
    ] = "",
) -> None:
    """Build data packages and site from data/sources, and publish them together.

    Reads the reports that have a manifest in content/reports, checks them, and writes data/packages, build
    and site. Only what changed is made again. Where one check fails, nothing is published.
    """
    paths = ProjectPaths.of_checkout()
    started = time.monotonic()
    with Bars() as bars, engine_at(scheduler, store) as engine:
        summary = run_build(paths, bars, accept_urls=accept_urls, engine=engine)
    out = console()
    print_summary(summary, time.monotonic() - started, out)
    if summary.changed:
        out.print(f"Size: {in_words(sizes(paths.site))}.", markup=False)
    out.print(f"Open {paths.site / 'index.html'}, or run `make serve`.", markup=False)


def print_summary(summary: BuildSummary, seconds: float, out: Console) -> None:
    """What is new, how much there is, what to look at: a dozen lines, however many reports there are."""
    renewed = [outcome for outcome in summary.outcomes if outcome.report_id in summary.renewed]
    for outcome in renewed[:_SHOWN]:
        out.print(f"{outcome.report_id}: {_counts([outcome])}", markup=False)
    if len(renewed) > _SHOWN:
        out.print(f"… {len(renewed) - _SHOWN} more packages are new or changed.")
    out.print(f"{len(summary.outcomes)} packages: {_counts(summary.outcomes)}")
    _print_warnings(summary.warnings, out)
    if summary.recovered:
        out.print(f"Completed a build that had been interrupted: {', '.join(summary.recovered)}.")
    if summary.accepted:
        out.print(f"{len(summary.accepted)} warnings are acknowledged in the manifests.")
    changed = ", ".join(summary.changed) or "nothing, all was up to date"
    out.print(f"{summary.pages} pages. Replaced: {changed}. {seconds:.1f} seconds.")


def _counts(outcomes: Sequence[Outcome]) -> str:
    """``1,234 records in 9 tables, 98 checks held, 2 findings``."""
    counted = [_Counts.of(outcome) for outcome in outcomes]
    tables, records, held, findings = (sum(column) for column in zip(*counted, strict=True))
    return f"{records:,} records in {tables} tables, {held:,} checks held, {findings} findings."


def _print_warnings(warnings: Sequence[Problem], out: Console) -> None:
    """Counts by code with the first of each; `check` lists them all."""
    by_code: dict[str, list[Problem]] = {}
    for problem in warnings:
        by_code.setdefault(problem.code, []).append(problem)
    for code, found in list(by_code.items())[:_SHOWN]:
        times = f" ({len(found)} times)" if len(found) > 1 else ""
        out.print(printable(f"warning {code}{times}: {found[0].seen}"), markup=False)
    if len(by_code) > _SHOWN:
        out.print(f"… {len(by_code) - _SHOWN} more kinds of warnings; `check` lists all.")


class _Counts(NamedTuple):
    """Of one package: tables, records, checks that hold, and findings."""

    tables: int
    records: int
    held: int
    findings: int

    @classmethod
    def of(cls, outcome: Outcome) -> _Counts:
        own = {name: rows for name, rows in outcome.rows.items() if name not in ABOUT_ROWS}
        held = outcome.verdicts.get("holds", 0) + outcome.verdicts.get("rounding", 0)
        computed = sum(count for name, count in outcome.verdicts.items() if name != "not_computed")
        return cls(len(own), sum(own.values()), held, computed - held)


def reports_table(outcomes: Sequence[Outcome]) -> Table:
    """One line a report: records, ledger lines, checks that hold, findings."""
    table = Table(title="Reports")
    for heading in ("report", "tables", "records", "source lines", "checks held", "findings"):
        table.add_column(heading, justify="left" if heading == "report" else "right", no_wrap=True)
    for outcome in outcomes:
        found = _Counts.of(outcome)
        counts = [found.tables, found.records, outcome.rows.get("lines", 0), found.held, found.findings]
        table.add_row(outcome.report_id, *(f"{count:,}" for count in counts))
    return table
