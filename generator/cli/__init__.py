"""The command line: one thin command a file, all built on the stages."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import typer

from generator.cli.add import add
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.console import console, print_problems
from generator.cli.deploy import deploy
from generator.cli.diff import diff
from generator.cli.doctor import doctor
from generator.cli.link import link
from generator.cli.new_family import new_family
from generator.cli.package import package
from generator.cli.release import release
from generator.cli.remove import remove
from generator.cli.serve import serve
from generator.errors import ProblemError

app = typer.Typer(
    help="Turn printed government reports into data packages and a site.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(add)
app.command()(build)
app.command()(check)
app.command()(package)
app.command()(diff)
app.command()(link)
app.command()(release)
app.command()(remove)
app.command()(serve)
app.command()(deploy)
app.command()(doctor)
app.command("new-family")(new_family)

_INTERRUPTED = 130


@app.callback()
def _root() -> None:
    """Turn printed government reports into data packages and a site."""


def _speak_utf8() -> None:
    """Windows gives a pipe the code page of the country, which lacks most of what reports print."""
    for stream in (sys.stdout, sys.stderr):
        if sys.platform == "win32" and isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def main() -> None:
    """Run the command line; problems are printed, never a traceback."""
    _speak_utf8()
    err = console(to_stderr=True)
    try:
        app()
    except ProblemError as error:
        print_problems(error.problems, err)
        sys.exit(1)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            err.print("Interrupted. What is published stays as it was.")
        raise
