"""``add``: take a new report into the project, tried out and compared, without publishing anything."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.adding.add import Wish, add_report
from generator.adding.draft import Draft, Options
from generator.adding.missing import missing_problem, next_missing, offered
from generator.cli.add_details import print_details
from generator.cli.add_page import print_page
from generator.cli.console import console, print_problems
from generator.paths import ProjectPaths
from generator.pipeline.build import lock_file
from generator.publishing.disk import disk_problems
from generator.publishing.lock import build_lock

_WAIT_SECONDS = 60.0


def _option(flag: str, text: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(flag, help=text)
    return found


def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: Annotated[Path, typer.Argument(help="The report: a text, a PDF that holds text, or a workbook.")],
    report_id: Annotated[
        str, _option("--report-id", "Name of the report: <issuer>-<family>-<ROC year>.")
    ] = "",
    family: Annotated[str, _option("--family", "Kind of report, where its structure doesn't tell.")] = "",
    year: Annotated[str, _option("--year", "ROC year that the report is about: 115, or 114-117.")] = "",
    title_zh: Annotated[str, _option("--title-zh", "Title as on the cover, with the year.")] = "",
    title_en: Annotated[str, _option("--title-en", "Title in English.")] = "",
    description_zh: Annotated[str, _option("--description-zh", "What the tables hold, in Chinese.")] = "",
    description_en: Annotated[str, _option("--description-en", "What the tables hold, in English.")] = "",
    issuer_zh: Annotated[str, _option("--issuer-zh", "Body that printed the report.")] = "",
    issuer_en: Annotated[str, _option("--issuer-en", "Its official English name.")] = "",
    issuer_url: Annotated[str, _option("--issuer-url", "Its address.")] = "",
    period_start: Annotated[str, _option("--period-start", "First day that the report is about, ISO.")] = "",
    period_end: Annotated[str, _option("--period-end", "Last day that the report is about, ISO.")] = "",
    published: Annotated[str, _option("--published", "When it was published: 2025, 2025-08 or a day.")] = "",
    phase: Annotated[str, _option("--phase", "plan, proposal, enacted, execution, review or report.")] = "",
    origin: Annotated[str, _option("--origin", "Address at which the issuer publishes it.")] = "",
    retrieved: Annotated[str, _option("--retrieved", "Day on which it was fetched, ISO.")] = "",
    created: Annotated[str, _option("--created", "Day of the package, ISO; today where not given.")] = "",
    pictures: Annotated[str, _option("--pictures", "Pages of a PDF that are pictures only: 1,30.")] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="It is a corrected edition of a report.")
    ] = False,
    accept_counts: Annotated[
        bool, typer.Option("--accept-counts", help="Write its row counts into content/row_counts.yml.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the page, write nothing.")] = False,
    details: Annotated[
        bool, typer.Option("--details", help="Show everything that was found, not one page.")
    ] = False,
) -> None:
    """Take a new report into the project: recognise, describe, try out, compare; nothing is published.

    Writes content/reports/<report_id>.yml and data/sources/<report_id>.txt, and begins the files in content/
    that you have to fill in. What neither the text nor the family's earlier reports tell is taken from the
    options; in a terminal it is asked for, else named at once below the page. Where the file can't be taken
    in, nothing is written; what its checks find is shown, and left to you.
    """
    options = Options(
        report_id=report_id,
        family=family,
        year=year,
        title_zh=title_zh,
        title_en=title_en,
        description_zh=description_zh,
        description_en=description_en,
        issuer_zh=issuer_zh,
        issuer_en=issuer_en,
        issuer_url=issuer_url,
        period_start=period_start,
        period_end=period_end,
        published=published,
        phase=phase,
        origin=origin,
        retrieved=retrieved,
        created=created,
    )
    paths = ProjectPaths.of_checkout()
    today = datetime.now().astimezone().date()
    wish = Wish(options, replace, accept_counts, dry_run, today, _page_numbers(pictures))
    with disk_problems(paths.root), build_lock(lock_file(paths), f"add {file.name}", _WAIT_SECONDS):
        added = add_report(file, wish, paths, _Asker())
    if details:
        print_details(added, console())
    else:
        print_page(added, console())
    if added.missing is not None:
        print_problems([added.missing], console(to_stderr=True))
        raise typer.Exit(1)


class _Asker:
    """In a terminal, asks for one missing fact after the other; anywhere else nobody can be asked."""

    def __init__(self) -> None:
        self._told = False

    def __call__(self, draft: Draft, file: str) -> Mapping[str, str]:
        """The answer by the name of its fact; what is known is told once, before the first question."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return {}
        if not self._told:
            print_problems([missing_problem(draft, file)], console(to_stderr=True))
            self._told = True
        name = next_missing(draft)
        answer = typer.prompt(f"--{name.replace('_', '-')}", default=offered(draft, name) or None, err=True)
        return {name: str(answer)}


def _page_numbers(text: str) -> list[int]:
    numbers = [part.strip() for part in text.split(",") if part.strip()]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise typer.BadParameter(f"{text!r} is no list of pages such as 1,30", param_hint="--pictures")
    return [int(number) for number in numbers]
