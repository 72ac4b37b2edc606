"""The command line loads what the command needs that runs."""

import subprocess
import sys

import pytest

LOADED = """
import sys
from generator.cli import application
application({arguments})
print(*sorted(name.removeprefix("generator.") for name in sys.modules if name.startswith("generator.")))
"""


def loaded(*arguments: str) -> set[str]:
    """Modules of the generator that a command loads before it runs."""
    run = [sys.executable, "-c", LOADED.format(arguments=arguments)]
    return set(subprocess.run(run, check=True, capture_output=True, text=True).stdout.split())


def test_a_build_loads_no_other_command_and_no_page_before_it_knows_that_something_changed():
    found = loaded("build")
    assert {name for name in found if name.startswith("cli.")} == {"cli.build", "cli.console"}
    assert not found & {"adding", "charts", "pages.data", "pages.frame.site", "publishing.finish", "search"}


@pytest.mark.parametrize("arguments", [(), ("--help",), ("biuld",)])
def test_without_a_command_all_are_named(arguments):
    commands = {"add", "build", "check", "deploy", "diff", "doctor", "link", "new_family", "package"}
    assert {f"cli.{name}" for name in commands | {"release", "remove", "serve"}} <= loaded(*arguments)
