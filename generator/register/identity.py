"""A programme_id means one programme for ever: what was published is held against what would be published."""

from __future__ import annotations

from generator.errors import Problem
from generator.packaging.reader import Package
from generator.records.values import Row
from generator.register.content import FOLDER
from generator.register.model import Register
from generator.register.names import name_key

_FILE = f"{FOLDER}/programmes.yml"


def identity_problems(register: Register, published: Package) -> list[Problem]:
    """What would break links to the published register.

    REGISTER-LOST for an identifier that is gone without being retired; REGISTER-REUSED for one whose
    programme is called neither as it was published nor has that name as an alias.
    """
    problems = []
    retired = {entry.id for entry in register.retired}
    for row in published.tables.get("programmes", []):
        identifier = str(row["programme_id"])
        programme = register.by_id.get(identifier)
        if programme is None:
            problems += [_lost(row)] if identifier not in retired else []
        elif name_key(str(row["name"])) not in {name_key(n) for n in (programme.name, *programme.aliases)}:
            problems.append(_reused(row, programme.name))
    return problems


def _lost(row: Row) -> Problem:
    return Problem(
        "REGISTER-LOST",
        _FILE,
        None,
        f"{row['programme_id']} ({row['name']}) is published and has no entry any more",
        "every published identifier, as a programme or as a retired one",
        f"Bring the entry back, or name it in {FOLDER}/retired.yml with the programme that it is `now`.",
    )


def _reused(row: Row, name: str) -> Problem:
    return Problem(
        "REGISTER-REUSED",
        _FILE,
        None,
        f"{row['programme_id']} is published as {row['name']} and now called {name}",
        "the same programme under an identifier for ever",
        "Where only the name changed, add the published one to `aliases`; give another programme its own id.",
    )
