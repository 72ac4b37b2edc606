"""Open candidates as warnings: a build goes on without them, and nobody overlooks them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import Problem
from generator.register.candidates import Candidate
from generator.register.content import FOLDER


def candidate_problems(candidates: Iterable[Candidate]) -> list[Problem]:
    """REGISTER-OPEN for every candidate."""
    return [_problem(candidate) for candidate in candidates]


def _problem(candidate: Candidate) -> Problem:
    record = candidate.record
    if candidate.kind == "unregistered" and record is not None:
        seen = f"{record.report_id} {record.record_id} names {candidate.words}, which no programme is called"
        file = f"{FOLDER}/programmes.yml"
    elif record is not None and candidate.programme is not None:
        seen = (
            f"{record.report_id} {record.record_id} says {candidate.words}, as {candidate.programme.id} "
            f"({candidate.programme.name}) is called"
        )
        file = f"{FOLDER}/links.yml"
    else:
        left = candidate.programme.id if candidate.programme else ""
        right = candidate.other.id if candidate.other else ""
        seen = f"{left} and {right} ({candidate.words}) have similar names ({candidate.score:g} %)"
        file = f"{FOLDER}/relations.yml"
    remedy = "Run `link` to see both passages and to decide."
    return Problem("REGISTER-OPEN", file, None, seen, "a reviewed decision", remedy, "warning")
