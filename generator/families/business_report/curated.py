"""What people decided about a business report: names of programmes and figures that belong together.

content/curated/<report_id>/named_programmes.yml is a list; an entry takes a name out that the rules found,
or adds
one that they missed (its words must stand in the item):

    - action: exclude                # or add
      item_path: 10.5.1
      name: 綠色技術一日計畫
      kind: 計畫                      # for add only
      evidence: …

content/curated/<report_id>/relations.yml is a list; see `check_relations` for what each relation computes:

    - relation: sum
      item_path: 3.6.5
      result: 489 件                  # amounts as printed
      operands: [102 件, 387 件]      # of another item: {item_path: …, printed: …}
      evidence: …                    # why these figures must agree; published beside the relation
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.errors import Problem
from generator.yaml_entries import read_entries

NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Kind = Literal["計畫", "方案", "行動方案", "專案", "規劃", "貸款"]
RelationKind = Literal[
    "sum", "difference", "ratio", "pass_rate", "share", "share_sum", "equal", "growth", "common_base"
]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    item_path: NonEmpty
    evidence: NonEmpty


class CuratedName(_Entry):
    """A name of a programme to leave out or to add."""

    action: Literal["exclude", "add"]
    name: NonEmpty
    kind: Kind = "計畫"


class ElsewhereFigure(BaseModel):
    """An amount of another item, as printed."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    item_path: NonEmpty
    printed: NonEmpty


class CuratedRelation(_Entry):
    """Figures that must agree."""

    relation: RelationKind
    result: NonEmpty
    operands: Annotated[list[NonEmpty | ElsewhereFigure], Field(min_length=1)]


_Model = TypeVar("_Model", bound=_Entry)


def parse_entries(raw: Any, model: type[_Model], file: str) -> tuple[list[_Model], list[Problem]]:
    """Entries of loaded YAML (None: there are none), and CURATED-INVALID for every faulty key."""
    return read_entries(raw, model, lambda seen, line: _invalid(file, seen, line))


def unmatched(file: str, seen: str) -> Problem:
    """A warning: the entry fits nothing in the report."""
    remedy = "Correct item and printed words, or remove the entry: the source or the rules changed."
    expected = "words and amounts that the item holds"
    return Problem("CURATED-UNMATCHED", file, None, seen, expected, remedy, "warning")


def _invalid(file: str, seen: str, line: int | None) -> Problem:
    remedy = "Give the keys that generator/families/business_report/curated.py describes."
    return Problem("CURATED-INVALID", file, line, seen, "a complete entry", remedy)
