"""``doctor``: is everything there that the project needs?"""

from __future__ import annotations

import typer

from generator.cli.console import console
from generator.doctor.libraries import library_findings
from generator.doctor.machine import machine_findings
from generator.doctor.project import project_findings
from generator.paths import ProjectPaths

_SIGNS = {"ok": "[green]ok[/]    ", "advice": "[yellow]advice[/]", "wrong": "[bold red]wrong[/] "}


def doctor() -> None:
    """Look at interpreter, libraries, browser, fonts, disk and the project's folders, with remedies.

    Exit status 1 where something is wrong that builds need; advice concerns single commands and tests.
    """
    paths = ProjectPaths.of_checkout()
    findings = [*machine_findings(paths), *library_findings(paths.root), *project_findings(paths)]
    out = console()
    for finding in findings:
        out.print(_SIGNS[finding.state], end=" ")
        remedy = f" -> {finding.remedy}" if finding.remedy else ""
        out.print(f"{finding.what}: {finding.seen}{remedy}", markup=False)
    wrong = sum(finding.state == "wrong" for finding in findings)
    out.print(f"{wrong} wrong." if wrong else "Nothing is wrong.")
    if wrong:
        raise typer.Exit(1)
