"""What was looked at and found without fault is not looked at again while it stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.errors import Problem
from generator.paths import ProjectPaths
from generator.pipeline.inputs import code_digest, combined
from generator.publishing.cache import Cache
from generator.publishing.tree import digest_inputs

# What is kept says only that there was no problem.
_NOTHING = {"problems": b""}


def problems_unless_clean(
    name: str, looked_at: Sequence[Path], paths: ProjectPaths, look: Callable[[], Sequence[Problem]]
) -> Sequence[Problem]:
    """The problems that ``look`` finds; none at once where it found none in the same files before.

    Args:
        name: of the check, by which it is kept.
        looked_at: all files and folders that it reads.
        paths: the project.
        look: the check itself.
    """
    key, cache = combined([digest_inputs(looked_at, paths.root), code_digest((".",))]), Cache(paths.cache)
    if cache.get(name, key) is not None:
        return []
    problems = look()
    if not problems:
        cache.put(name, key, _NOTHING)
        cache.keep_only(name, [key])
    return problems
