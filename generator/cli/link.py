"""``link``: candidates of the register side by side, and the decisions on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from generator.cli.console import console
from generator.cli.link_questions import Questions
from generator.errors import Problem, ProblemError
from generator.packaging.reader import Package, load_package
from generator.paths import ProjectPaths
from generator.pipeline.build import lock_file
from generator.publishing.lock import build_lock
from generator.register.build import Matched, match_reports
from generator.register.candidates import Candidate, nearest_programmes, open_candidates
from generator.register.content import load_register
from generator.register.package import NAME
from generator.register.proposals import Side, sides
from generator.register.roles import load_roles

_WAIT_SECONDS = 60.0


def link(
    report_id: Annotated[str, typer.Argument(help="Only candidates of this report; all without it.")] = "",
    decide: Annotated[
        bool, typer.Option("--decide", help="Ask about each candidate and write the answers.")
    ] = False,
) -> None:
    """Show what the register may be missing, both passages side by side.

    With --decide each candidate is asked about: what the record is to the programme, and why. Answers are
    added to content/register/; a rejection (different) is remembered and not proposed again.
    """
    paths = ProjectPaths.of_checkout()
    packages = published_packages(paths)
    with build_lock(lock_file(paths), "link", _WAIT_SECONDS):
        matched = match_reports(load_register(paths.register), packages, load_roles(paths.schemas))
        candidates = [c for c in open_candidates(matched) if _concerns(c, report_id, matched)]
        out = console()
        questions = Questions(paths, matched, packages, out, set())
        for position, candidate in enumerate(candidates, start=1):
            both = sides(candidate, matched, packages)
            show(candidate, both, f"{position} of {len(candidates)}", out)
            if candidate.programme is None:
                show_nearest(candidate, matched, out)
            if decide and not questions.ask(candidate, both):
                break
        out.print(f"{len(candidates)} open candidates." if candidates else "Nothing is open.")


def published_packages(paths: ProjectPaths) -> Mapping[str, Package]:
    """The packages of all reports.

    Raises:
        ProblemError: PACKAGE-MISSING where there is none.
    """
    folders = sorted(path.parent for path in paths.packages.glob("*/datapackage.json"))
    packages = {folder.name: load_package(folder) for folder in folders if folder.name != NAME}
    if not packages:
        remedy = "Run `build`, or `package` for one report."
        where = paths.relative(paths.packages)
        raise ProblemError([Problem("PACKAGE-MISSING", where, None, "no package", "data packages", remedy)])
    return packages


def show(candidate: Candidate, both: tuple[Side, Side], label: str, out: Console) -> None:
    """Both passages as a table of two columns."""
    table = Table(title=f"{label}: {candidate.kind}, {candidate.words}", show_lines=True, expand=True)
    for side in both:
        table.add_column(side.title, ratio=1, overflow="fold")
    texts = ["\n".join(f"{number}: {text}" for number, text in side.lines) for side in both]
    table.add_row(*texts)
    # The console keeps long lines whole elsewhere; a table of two columns has to fold them.
    out.print(table, soft_wrap=False)


def show_nearest(candidate: Candidate, matched: Matched, out: Console) -> None:
    """Programmes whose names are most like that of a record without one: it may be one of them."""
    for programme in nearest_programmes(candidate.words, matched.register):
        out.print(f"  similar: {programme.id} ({programme.name})", markup=False)


def _concerns(candidate: Candidate, report_id: str, matched: Matched) -> bool:
    if not report_id:
        return True
    if candidate.record is not None:
        return candidate.record.report_id == report_id
    pair = {p.id for p in (candidate.programme, candidate.other) if p}
    return any(m.programme_id in pair and m.record.report_id == report_id for m in matched.mentions)
