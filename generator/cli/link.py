"""``link``: what the register may be missing of a report, and the decisions on it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from generator.cli.console import Bars, console
from generator.cli.link_answers import read_answer
from generator.cli.link_questions import Questions
from generator.paths import ProjectPaths
from generator.pipeline.build import lock_file
from generator.pipeline.present import present_packages
from generator.publishing.lock import build_lock
from generator.register.build import match_reports
from generator.register.content import load_register
from generator.register.questions import COSTS, Asked, Question, asked_about
from generator.register.roles import load_roles

_WAIT_SECONDS = 60.0
_SHOWN_RECORDS = 5


def link(
    report_id: Annotated[str, typer.Argument(help="Only questions about this report; all without it.")] = "",
    decide: Annotated[
        bool, typer.Option("--decide", help="Ask each question and write the answers; `quit` leaves.")
    ] = False,
    answers: Annotated[
        list[str] | None,
        typer.Option("--answer", help="Answer without being asked: '1-5,8 different: why'. May be repeated."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also show names that wait: nobody is asked about them.")
    ] = False,
) -> None:
    """Show what the register may be missing, both passages side by side, what matters most first.

    It reads the reports as `check` does, published or not. With --decide each question is asked: what the
    record is to the programme, and why. An answer may be for several questions (1-5,8 different). Each is
    written to content/register/ at once, so that one can leave and go on another day; what was answered is
    not asked again, for other reports neither.
    """
    paths = ProjectPaths.of_checkout()
    with build_lock(lock_file(paths), "link", _WAIT_SECONDS):
        with Bars() as bars:
            packages = present_packages(paths, bars)
        matched = match_reports(load_register(paths.register), packages, load_roles(paths.schemas))
        asked = asked_about(matched, report_id)
        out = console()
        shown = asked.all if everything else list(asked.questions)
        questions = Questions(paths, matched, packages, out, shown)
        if answers:
            for text in answers:
                questions.take(read_answer(text, len(shown)))
        elif decide:
            _print_index(shown, out)
            questions.ask_all()
        else:
            for number in range(1, len(shown) + 1):
                questions.show(number)
        _print_state(asked, len(questions.settled), report_id, out)


def _print_index(questions: list[Question], out: Console) -> None:
    """One line a question, so that several can be answered at once."""
    if not questions:
        return
    table = Table("no.", "words", "records", "proposal", "a wrong answer", title="Questions")
    for number, question in enumerate(questions, start=1):
        words, records = question.first.words, str(question.records)
        table.add_row(str(number), words, records, question.proposal, COSTS[question.cost])
    out.print(table, markup=False)


def _print_state(asked: Asked, settled: int, report_id: str, out: Console) -> None:
    left = len(asked.questions) + len(asked.later) - settled
    out.print(f"{left} open questions." if left > 0 else "Nothing is open.")
    if asked.waiting:
        command = " ".join(filter(None, ["link", report_id, "--all"]))
        out.print(f"{len(asked.waiting)} names wait, which nobody is asked about; `{command}` shows them.")
