"""The notebooks of content/notebooks/, run as a reader would run them beside the unpacked ZIP.

`python -m tests.notebooks.run` writes what their cells print below the cells; the diff is read like code.
"""

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.packaging.collection import COLLECTION
from generator.paths import ProjectPaths

PATHS = ProjectPaths.of_checkout()
NOTEBOOKS = sorted((PATHS.content / "notebooks").glob("*.md"))
_CELL = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n.*?^```\n)?", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## .*\{#([a-z0-9-]+)\}$", re.MULTILINE)


def run(text: str, seen: Callable[[str, dict[str, Any]], None] = lambda section, names: None) -> str:
    """The notebook with what its cells print; ``seen`` is told the section and all names after each cell."""
    names: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path(COLLECTION).symlink_to(PATHS.packages)

        def ran(cell: re.Match[str]) -> str:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(cell["code"], names)  # noqa: S102 - our own notebooks
            sections = _SECTION.findall(text[: cell.start()])
            seen(sections[-1] if sections else "", names)
            output = printed.getvalue().rstrip("\n")
            return f"```python\n{cell['code']}```\n" + (f"\n```text\n{output}\n```\n" if output else "")

        return _CELL.sub(ran, text)


def main() -> None:
    """Write every notebook's output."""
    os.environ.pop("PYTHONWARNINGS", None)
    for path in NOTEBOOKS:
        path.write_text(run(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
