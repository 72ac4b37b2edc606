"""What to know of each table before using it: what a row is, where to be careful, questions that it answers.

They stand in content/questions/<family>.yml, by table; content/questions/common.yml holds those of the tables
that every package has. A query names tables as the files of a package are called.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Problem, ProblemError
from generator.packaging.reader import COMMON_TABLES, Package
from generator.yaml_entries import InBoth, NonEmpty, Strict, faults
from generator.yaml_files import line_of, load_yaml

_FOLDER, _COMMON = "questions", "common.yml"


class Question(Strict):
    """What somebody asks, and the query that answers it."""

    ask: InBoth
    sql: NonEmpty


class TableGuide(Strict):
    """What a reader must know of a table before using it."""

    row: InBoth
    careful: InBoth
    questions: list[Question]


_FILE: TypeAdapter[dict[str, TableGuide]] = TypeAdapter(dict[str, TableGuide])


def guides_of(content: Path, package: Package) -> dict[str, TableGuide]:
    """The guides of a package's tables, by table; one that has none is left out.

    Raises:
        ProblemError: YAML-… or QUESTIONS-INVALID where a file says something else.
    """
    common = _read(content / _FOLDER / _COMMON)
    guides = _read(content / _FOLDER / _own_file(package)) | {
        name: guide for name, guide in common.items() if name in COMMON_TABLES
    }
    return {name: guides[name] for name in package.schemas if name in guides}


def guide_problems(content: Path) -> list[Problem]:
    """What is wrong with any of these files but for their queries, which need the data; nothing is raised."""
    problems: list[Problem] = []
    for path in sorted((content / _FOLDER).glob("*.yml")):
        try:
            _read(path)
        except ProblemError as error:
            problems += error.problems
    return problems


def guides_file(package: Package, table: str) -> str:
    """Where the guide of a table stands."""
    return f"content/{_FOLDER}/{_COMMON if table in COMMON_TABLES else _own_file(package)}"


def _own_file(package: Package) -> str:
    return f"{package.family or package.name}.yml"


def _read(path: Path) -> dict[str, TableGuide]:
    if not path.exists():
        return {}
    return dict(_checked(path, path.read_bytes()))


# A file for each family; the pages of all its tables ask for it.
@lru_cache(maxsize=16)
def _checked(path: Path, _content: bytes) -> Mapping[str, TableGuide]:
    """The guides in a file whose content is this."""
    name = f"content/{_FOLDER}/{path.name}"
    raw: Any = load_yaml(path, name)
    try:
        return _FILE.validate_python(raw or {})
    except ValidationError as error:
        expected = "for each table row, careful and questions, as docs/reference/content-files.md describes"
        raise ProblemError(
            Problem("QUESTIONS-INVALID", name, line_of(raw, keys), seen, expected, "Correct the key.")
            for keys, seen in faults(error)
        ) from error
