"""What decides bytes beside the inputs of a job: code, interpreter, libraries, the same on every machine."""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.errors import Problem
from generator.paths import ProjectPaths
from generator.pipeline.inputs import combined, installed_libraries
from generator.publishing.tree import digest_tree

_CODE = Path(__file__).resolve().parents[1]
# So many differences are named; where there are more, all is another.
_SHOWN = 4
_NONE = "none"
_DIGITS = 12


@cache
def versions() -> Mapping[str, str]:
    """Of everything on this machine that may change a byte, by its name."""
    code = combined(map(digest_tree, (_CODE, ProjectPaths.of_checkout().migrations)))
    own = {
        "generator": code[:_DIGITS],
        "Python": sys.version.replace("\n", " "),
        "SQLite": sqlite3.sqlite_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    libraries = (library.rpartition("-") for library in installed_libraries())
    return own | {name: version for name, _, version in libraries}


def version_problems(who: str, there: Mapping[str, str], here: Mapping[str, str]) -> list[Problem]:
    """CLUSTER-VERSION where a machine would make other bytes than this one.

    Args:
        who: the other machine, as Dask knows it.
        there: its `versions`.
        here: those that this build has.
    """
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    if not names:
        return []
    seen, expected = (_named(names, found) for found in (there, here))
    remedy = (
        "Start it anew from a checkout of the same commit, with the same Python and requirements.lock "
        "(docs/how-to/build-on-several-machines.md)."
    )
    return [Problem("CLUSTER-VERSION", who, None, seen, f"{expected}, as in this build", remedy)]


def _named(names: list[str], found: Mapping[str, str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(f"{name} {found.get(name, _NONE)}" for name in names[:_SHOWN]) + more
