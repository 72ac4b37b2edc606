"""The command line: one thin command a file, all built on the stages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

import typer

from generator.cli.console import console, print_problems
from generator.errors import ProblemError

# Each is a function in a file of its name. Only that of the command that runs is loaded, for what the others
# need takes longer to import than a build that changed nothing takes to see so.
_COMMANDS = (
    "add",
    "build",
    "check",
    "package",
    "diff",
    "link",
    "release",
    "remove",
    "serve",
    "deploy",
    "doctor",
    "new-family",
)
_INTERRUPTED = 130


def application(arguments: Sequence[str] = ()) -> typer.Typer:
    """The command line for ``arguments``: the command that they begin with, else all of them."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.callback()(_root)
    for name in arguments[:1] if arguments and arguments[0] in _COMMANDS else _COMMANDS:
        function = name.replace("-", "_")
        app.command(name)(getattr(import_module(f"generator.cli.{function}"), function))
    return app


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
        application(sys.argv[1:])()
    except ProblemError as error:
        print_problems(error.problems, err)
        sys.exit(1)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            err.print("Interrupted. What is published stays as it was.")
        raise
