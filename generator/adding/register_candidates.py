"""What the register of programmes already knows of a new report, and what waits for a person's decision."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.packaging.reader import Package
from generator.records.schema import load_schemas
from generator.register.build import match_reports
from generator.register.content import load_register
from generator.register.questions import Asked, asked_about
from generator.register.roles import roles_of


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A report seen by the register.

    Attributes:
        known: number of programmes that the report mentions.
        asked: what a person is asked about it.
    """

    known: int
    asked: Asked


def seen_by_register(package: Package, register: Path, schemas: Path) -> RegisterView | None:
    """How the register sees the report; None where the folder ``register`` of its decisions isn't there.

    Raises:
        ProblemError: what `load_register` raises.
    """
    if not register.is_dir():
        return None
    roles = {package.family: roles_of(load_schemas(schemas, package.family))}
    matched = match_reports(load_register(register), {package.name: package}, roles)
    known = {mention.programme_id for mention in matched.mentions}
    return RegisterView(len(known), asked_about(matched, package.name))
