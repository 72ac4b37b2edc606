"""Labels of the division table: goals, subgoals and strategies beside whose measures the agencies stand.

They are printed again on every page and damaged in many ways (vertical text, cells that a page break cut), so
each is published as it is printed, with the code of what it names where number and words tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.families.st_plan.division.grid import Label
from generator.families.st_plan.plan.tree import Branch, Plan, Role
from generator.language.widths import compact
from generator.reading.markers import ARABIC, CJK, match_marker
from generator.records.collector import Collector
from generator.records.record import Certainty
from generator.records.values import Value

_LEVELS: tuple[Role, ...] = ("goal", "subgoal", "strategy")
# Labels that stand in one cell follow each other behind a blank.
_NEXT = re.compile(r"\s(?=\d{1,2}[.、]\s*\D)")
_LEAST_LIKE = 60.0
# A stretch of a title that a page break cut off tells its title from this length on.
_SHORTEST_PART = 6

_EXACT = "依印出的編號與名稱，對應至策略章的同一項。"
_LIKE = "印出的名稱與策略章略有出入，依編號與相近的名稱對應。"
_NUMBER = "直排文字擷取後次序混亂，只依編號對應至策略章。"
_PART = "跨頁的儲存格只餘名稱的一部分，依文字對應至策略章。"
_UNKNOWN = "擷取後的文字殘缺或次序混亂，無法對應至策略章的任何一項。"


@dataclass(frozen=True, slots=True)
class _Named:
    """What a label names: a branch of the plan or nothing, and how surely."""

    branch: Branch | None
    certainty: Certainty
    note: str


def add_labels(labels: Sequence[Label], plan: Plan, collector: Collector) -> None:
    """Add a row for every label, in the order of the table."""
    branches = [(branch, _bare(branch.title)) for role in _LEVELS for branch in plan.of(role)]
    pieces = [(text, label) for label in labels for text in _pieces(label.text)]
    for number, (text, label) in enumerate(pieces, start=1):
        named = _name(text, branches)
        values: dict[str, Value] = {
            "label_no": number,
            "plan_level": named.branch.role if named.branch else "",
            "plan_code": named.branch.code if named.branch else "",
            "text": text,
        }
        collector.add("division_labels", values, label.lines, certainty=named.certainty, note=named.note)


def _pieces(text: str) -> Iterator[str]:
    """The labels of a cell; only behind a label with a number of its own another one begins."""
    if match_marker(text, (ARABIC,)) is None:
        yield text
        return
    yield from (piece for part in _NEXT.split(text) if (piece := part.strip()))


def _name(text: str, branches: Sequence[tuple[Branch, str]]) -> _Named:
    marker = match_marker(text, (CJK, ARABIC))
    if marker is None:
        return _part(_bare(text), branches)
    bare = _bare(text[marker.end :])
    scored = [
        (fuzz.ratio(bare, title), branch)
        for branch, title in branches
        if _carries(branch, marker.style is CJK, marker.number)
    ]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or (score < _LEAST_LIKE and best.role != "goal"):
        return _Named(None, "uncertain", _UNKNOWN)
    if bare == _bare(best.title):
        return _Named(best, "derived", _EXACT)
    return _Named(best, "inferred", _LIKE if score >= _LEAST_LIKE else _NUMBER)


def _carries(branch: Branch, chinese: bool, number: int) -> bool:
    """Whether a label with this number can name the branch: only goals have Chinese numerals."""
    return branch.node.number == number and (branch.role == "goal") == chinese


def _part(bare: str, branches: Sequence[tuple[Branch, str]]) -> _Named:
    """What a label without number names: the only one of whose titles it is a part."""
    fitting = {title: branch for branch, title in branches if bare in title}
    if len(fitting) == 1 and len(bare) >= _SHORTEST_PART:
        return _Named(next(iter(fitting.values())), "inferred", _PART)
    return _Named(None, "uncertain", _UNKNOWN)


def _bare(text: str) -> str:
    return "".join(c for c in compact(text).text if c.isalnum())
