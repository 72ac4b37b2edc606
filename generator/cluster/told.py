"""What goes wrong between machines, as every other problem is told."""

from __future__ import annotations

from generator.errors import Problem, ProblemError


def told(code: str, where: str, seen: str, expected: str, remedy: str) -> ProblemError:
    """The error of one problem; ``where`` is the address of a machine or a storage."""
    return ProblemError([Problem(code, where, None, seen, expected, remedy)])
