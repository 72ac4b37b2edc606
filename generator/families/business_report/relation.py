"""Figures that must agree with each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.families.business_report.curated import RelationKind


@dataclass(frozen=True, slots=True)
class Relation:
    """``result`` must follow from ``operands`` (all are figure numbers) as ``kind`` says.

    ``doubt`` (zh) says which of them a person saw printed otherwise; empty where none.
    """

    kind: RelationKind
    result: int
    operands: tuple[int, ...]
    source: Literal["rule", "curated"]
    evidence: str
    doubt: str = ""
