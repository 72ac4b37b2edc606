"""Which tests stand nearest to a file of the generator: the folder of the same part, and those named here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

# Parts whose tests stand elsewhere, or elsewhere too.
ALSO = {
    "__main__": ("cli",),
    "adding": ("cli/test_add.py",),
    "charts": ("pages",),
    "families": ("tooling/test_registry.py",),
    "errors": ("checking",),
    "forms": ("families/unit_budget",),
    "loading": ("checking",),
    "paths": ("checking",),
    "pipeline": ("cli/test_build.py", "cli/test_check.py", "cli/test_bad_input.py"),
    "registry": ("tooling/test_registry.py",),
    "report": ("checking", "cli/test_check.py"),
    "yaml_entries": ("checking", "register"),
    "yaml_files": ("reading",),
    "yaml_values": ("reading",),
}


def nearest_tests(file: str, root: Path) -> tuple[str, ...]:
    """Folders or files of tests for a file below the root, such as ``tests/families/st_plan``.

    Raises:
        LookupError: where no tests are near.
    """
    parts = Path(file).with_suffix("").parts[1:]
    folders = ("/".join(parts[:2]), parts[0])
    own = [name for name in folders if any((root / "tests" / name).glob("test_*.py"))]
    found = tuple(f"tests/{name}" for name in (*own[:1], *ALSO.get(parts[0], ())))
    if not found:
        raise LookupError(f"{file}: no tests are near; name them in tests/mutate/nearest.py")
    return found


def nearest_first(file: str, tests: Sequence[str], root: Path) -> tuple[str, ...]:
    """The same tests, before them the files among them that import the module: they fail soonest."""
    module = ".".join(Path(file).with_suffix("").parts).removesuffix(".__init__")
    package, _, name = module.rpartition(".")
    imports = re.compile(
        rf"^from {re.escape(module)} import|^from {re.escape(package)} import .*\b{name}\b", re.MULTILINE
    )
    files = [path for test in tests for path in sorted((root / test).rglob("test_*.py"))]
    own = [path for path in files if imports.search(path.read_text("utf-8"))]
    return (*(path.relative_to(root).as_posix() for path in own), *tests)
