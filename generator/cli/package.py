"""``package``: parse one report and write its data package."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from generator.checking.gate import gate_problems
from generator.cli.console import console, print_problems
from generator.loading import load_report
from generator.packaging.migration import model_1_files
from generator.packaging.published_shape import published
from generator.packaging.reader import load_package
from generator.packaging.releases import kept_packages, releases_of
from generator.packaging.report_package import package_files
from generator.packaging.retired_ids import old_ids
from generator.paths import ProjectPaths
from generator.pipeline.build import lock_file
from generator.pipeline.identify_stage import identified_package
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock
from generator.publishing.swap import write_folder
from generator.reading.manifest import load_manifest
from generator.report import ParsedReport, parse_report

_WAIT_SECONDS = 60.0


def package(
    report_id: Annotated[str, typer.Argument(help="The report, as in content/reports/.")] = "",
    model: Annotated[
        int, typer.Option("--model", min=1, max=2, help="1: write published packages as model 1 had them.")
    ] = 2,
    to: Annotated[Path | None, typer.Option("--to", help="Folder for packages of model 1.")] = None,
) -> None:
    """Parse one report and write its data package, also where checks fail: for work on a parser.

    Prints the rows of each table, the verdicts of its checks and everything that forbids publication.
    The site is not touched; `build` publishes.

    With --model 1 --to DIR nothing is parsed: the published packages, or the one that is named, are written
    there with the tables and columns of version 1, for programs that were made for them.
    """
    paths = ProjectPaths.of_checkout()
    if model == 1 and to is not None:
        _write_model_1(report_id, paths, to)
        return
    if model == 1 or to is not None or not report_id:
        raise typer.BadParameter("a report alone, or --model 1 with --to")
    manifest = load_manifest(paths.manifests / f"{report_id}.yml")
    report = parse_report(load_report(manifest, paths.source(report_id), paths.schemas, paths.content))
    files = identified_package(package_files(report), paths)
    with disk_problems(paths.root), build_lock(lock_file(paths), f"package {report_id}", _WAIT_SECONDS):
        write_folder(paths.packages / report_id, files)
    _print_summary(report, console())


def _write_model_1(report_id: str, paths: ProjectPaths, to: Path) -> None:
    published = sorted(path.parent for path in paths.packages.glob("*/datapackage.json"))
    chosen = [folder for folder in published if report_id in {"", folder.name}]
    if not chosen:
        raise typer.BadParameter(f"no published package is called {report_id}")
    ids: dict[tuple[str, str, str], str] = {}
    # Of all packages: the register names records of the others.
    for folder in published:
        ids |= old_ids(load_package(folder), kept_packages(releases_of(folder.name, paths.releases)))
    for folder in chosen:
        files = model_1_files(load_package(folder), ids)
        target = to / folder.name
        with disk_problems(to):
            write_folder(target, files)
        console().print(f"{folder.name}: {len(files) - 2} tables of model 1 in {target}", markup=False)


def _print_summary(report: ParsedReport, out: Console) -> None:
    table = Table("table", "rows", title=report.manifest.report_id)
    for name, rows in published(report).rows.items():
        table.add_row(name, str(len(rows)))
    out.print(table)
    verdicts = Counter(str(row["verdict"]) for row in report.rows["checks"])
    out.print("checks:", ", ".join(f"{name} {count}" for name, count in sorted(verdicts.items())) or "none")
    out.print(f"unread lines: {len(report.unread())}")
    gate = gate_problems(report.manifest.report_id, report.document, report.schemas, report.rows)
    print_problems([*report.problems, *gate], console(to_stderr=True))
