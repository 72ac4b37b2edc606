"""A command in a fork of the tests' own process, which has loaded all libraries: a tenth of the time.

The code is that of the checkout, and only the folder is another. What changes code, starts processes or is
interrupted needs a process of its own.
"""

import os
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path
from typing import IO, NoReturn

import pytest

from generator.cli import application, main
from generator.families import family_names, load_family
from generator.paths import ProjectPaths
from generator.register.roles import load_roles
from generator.yaml_files import load_yaml


def run_forked(root: Path, arguments: tuple[str, ...], answers: str = "") -> subprocess.CompletedProcess:
    """What ``python -m generator`` with these arguments says in ``root``, and its status.

    ``answers`` is what a person would type.
    """
    _made_ready()
    with tempfile.TemporaryFile() as typed, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        typed.write(answers.encode())
        typed.seek(0)
        child = os.fork()
        if child == 0:
            _command(root, arguments, (typed, out, err))
        _, status = os.waitpid(child, 0)
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read().decode())
    return subprocess.CompletedProcess(arguments, os.waitstatus_to_exitcode(status), *said)


@cache
def _made_ready() -> None:
    """Load what every fork would load again: commands, families with their patterns, what people wrote."""
    application()
    for family in family_names():
        load_family(family)
    paths = ProjectPaths.of_checkout()
    load_roles(paths.schemas)
    for path in paths.content.rglob("*.yml"):
        load_yaml(path)


def _command(root: Path, arguments: tuple[str, ...], streams: tuple[IO[bytes], ...]) -> NoReturn:
    status = 1
    try:
        os.chdir(root)
        for number, stream in enumerate(streams):
            os.dup2(stream.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in enumerate("rww")
        )
        sys.argv = ["generator", *arguments]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ProjectPaths, "of_checkout", lambda: ProjectPaths(root))
            main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
