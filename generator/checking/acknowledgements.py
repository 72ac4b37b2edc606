"""Warnings that a person has accepted in the manifest; errors can't be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Problem
from generator.reading.manifest import Acknowledgement, Manifest


@dataclass(frozen=True, slots=True)
class Judged:
    """Problems that are open, and warnings that a person accepted together with the reason."""

    open: list[Problem]
    accepted: list[tuple[Problem, str]]


def judge(problems: Sequence[Problem], manifest: Manifest, *, read: bool) -> Judged:
    """Sort problems by whether the manifest acknowledges them.

    An entry that meets no warning becomes a problem itself: MANIFEST-STALE-ACKNOWLEDGEMENT (a warning), or
    MANIFEST-ACKNOWLEDGED-ERROR where it tries to accept an error. Of a report that could not be ``read``
    nothing is known that has gone stale.
    """
    accepted: list[tuple[Problem, str]] = []
    remaining: list[Problem] = []
    used: set[Acknowledgement] = set()
    for problem in problems:
        entry = next((a for a in manifest.acknowledged if _meets(a, problem)), None)
        if entry is None or problem.severity == "error":
            remaining.append(problem)
        else:
            accepted.append((problem, entry.reason))
            used.add(entry)
    for entry in manifest.acknowledged:
        if entry not in used:
            is_error = any(_meets(entry, problem) for problem in problems)
            if not read and not is_error:
                continue
            remaining.append(_unused(entry, manifest, is_error))
    return Judged(remaining, accepted)


def _meets(entry: Acknowledgement, problem: Problem) -> bool:
    return entry.code == problem.code and entry.line in (None, problem.line)


def _unused(entry: Acknowledgement, manifest: Manifest, is_error: bool) -> Problem:
    file = f"content/reports/{manifest.report_id}.yml"
    where = "" if entry.line is None else f" on line {entry.line}"
    if is_error:
        seen, remedy = (
            f"{entry.code}{where} is acknowledged",
            "Mend the error; only warnings can be accepted.",
        )
        return Problem("MANIFEST-ACKNOWLEDGED-ERROR", file, None, seen, "a warning", remedy)
    return Problem(
        "MANIFEST-STALE-ACKNOWLEDGEMENT",
        file,
        None,
        f"{entry.code}{where} is acknowledged, but does not occur",
        "only warnings that occur",
        "Remove the entry from the key acknowledged.",
        "warning",
    )
