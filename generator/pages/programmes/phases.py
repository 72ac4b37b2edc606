"""Other programmes that one has to do with: earlier and later phases, its parts, what it is a part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.pages.programmes.dossier import Dossier
from generator.pages.wording.phrase import says

# What the other is to this one, where this one is named first and where it is named second.
_LABELS = {
    "successor": (says("前期計畫"), says("後續計畫")),
    "part_of": (says("上位計畫"), says("其中一部分")),
    "topic": (says("相關計畫"), says("相關計畫")),
}


@dataclass(frozen=True, slots=True)
class LinkedProgramme:
    """Another programme that this one has to do with.

    Attributes:
        label: what the other is to this one.
        other: the other programme.
        note: the reviewer's reason.
        evidence: (report_id, line of its source text) that the reason rests on.
    """

    label: str
    other: Dossier
    note: str
    evidence: Sequence[tuple[str, int]]


def linked(package: Package, dossier: Dossier, known: Mapping[str, Dossier]) -> list[LinkedProgramme]:
    """The programmes that a person related to this one, of those that this site shows."""
    found = []
    for row in package.tables["programme_relations"]:
        forward, backward = _LABELS[str(row["relation"])]
        if row["programme_id"] == dossier.identifier:
            other, label = str(row["other_id"]), forward
        elif row["other_id"] == dossier.identifier:
            other, label = str(row["programme_id"]), backward
        else:
            continue
        places = [place.rpartition(":") for place in str(row["evidence"]).split()]
        evidence = [(report, int(line)) for report, _, line in places]
        if other in known:
            found.append(LinkedProgramme(label, known[other], str(row["note"]), evidence))
    return found
