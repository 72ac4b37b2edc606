"""What the register of programmes already knows of a new report, and what waits for a person's decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.paths import ProjectPaths
from generator.register.build import match_reports
from generator.register.candidates import Candidate, open_candidates
from generator.register.content import load_register
from generator.register.roles import load_roles


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A report seen by the register.

    Attributes:
        known: number of programmes that the report mentions.
        candidates: its records that may be programmes of the register, or new ones.
    """

    known: int
    candidates: Sequence[Candidate]


def seen_by_register(package: Package, paths: ProjectPaths) -> RegisterView | None:
    """How the register sees the report; None in a project without one.

    Raises:
        ProblemError: what `load_register` raises.
    """
    if not paths.register.is_dir():
        return None
    roles = load_roles(paths.schemas)
    matched = match_reports(load_register(paths.register), {package.name: package}, roles)
    known = {mention.programme_id for mention in matched.mentions}
    found = [candidate for candidate in open_candidates(matched) if candidate.record is not None]
    return RegisterView(len(known), found)
