"""What the commands print: problems, progress, and where things are."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

from generator.errors import Problem

_WIDTH = 110
# So many problems of one kind in one file show what is wrong; more would hide the others.
_SHOWN_OF_A_KIND = 20
_COLOURS = {"error": "bold red", "warning": "yellow"}


def console(*, to_stderr: bool = False) -> Console:
    """A console that never cuts or folds lines: they are meant to be searched and copied."""
    found = Console(stderr=to_stderr, soft_wrap=True, highlight=False)
    found.width = max(found.width, _WIDTH)
    return found


def print_problems(problems: Iterable[Problem], to: Console) -> None:
    """One line a problem, its severity first; text from files is never read as markup.

    Of many problems with the same code in the same file the first are printed, and how many more there are.
    """
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.file, problem.code), []).append(problem)
    for (file, code), found in kinds.items():
        _print_kind(found[:_SHOWN_OF_A_KIND], to)
        if len(found) > _SHOWN_OF_A_KIND:
            more = len(found) - _SHOWN_OF_A_KIND
            to.print(f"… {file}: {code}: {more} more; `check --json` lists all.", markup=False)


def _print_kind(problems: Iterable[Problem], to: Console) -> None:
    for problem in problems:
        to.print(f"[{_COLOURS[problem.severity]}]{problem.severity}[/] ", end="")
        to.print(printable(str(problem)), markup=False)


def printable(text: str) -> str:
    """Control characters shown as escapes: a report must not steer the reader's terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


class Bars:
    """A progress bar a stage, on standard error so that output can be piped; silent without a terminal."""

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description:<34}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[what]}", style="dim"),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Bars:
        self._progress.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.__exit__(kind, error, trace)

    def stage(self, title: str, steps: int) -> None:
        """Begin a bar."""
        self._task = self._progress.add_task(title, total=steps, what="")

    def step(self, what: str) -> None:
        """Move the current bar on."""
        if self._task is not None:
            self._progress.update(self._task, advance=1, what=what)
