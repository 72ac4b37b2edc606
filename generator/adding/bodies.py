"""Bodies that may have issued a report: agencies of the register under the names they bear and bore."""

from __future__ import annotations

from generator.paths import ProjectPaths
from generator.reading.opening import Body
from generator.register.content import load_register


def known_bodies(paths: ProjectPaths) -> list[Body]:
    """All of them; none in a project without a register.

    Raises:
        ProblemError: what `load_register` raises.
    """
    if not paths.register.is_dir():
        return []
    agencies = load_register(paths.register).agencies
    present = [Body(agency.name, agency.id, agency.name_en) for agency in agencies]
    return present + [Body(former.name, agency.id) for agency in agencies for former in agency.former]
