"""What a person is asked: candidates that say the same words are one question, the costliest first.

A wrong answer costs most where it joins two programmes with all their records, then where it gives a
programme the amounts of a list, then where it only adds a passage to a page. A name that only running text
prints, and that is like no programme's, is no question at all: it waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.register.build import Matched
from generator.register.candidates import Candidate, open_candidates
from generator.register.entries import Entry
from generator.register.likeness import likest_programme
from generator.register.model import Programme
from generator.register.names import name_key

Cost = Literal["programmes", "amounts", "passage", "page", "none"]
# What a wrong answer would cost, the dearest first.
COSTS: dict[Cost, str] = {
    "programmes": "joins two programmes with all their records",
    "amounts": "gives a programme the amounts of a list",
    "passage": "adds a passage to a programme's page",
    "page": "makes a page for a programme that no other report lists",
    "none": "costs nothing: nobody is asked",
}
# Nobody looks at more with care at one sitting.
SCREEN = 15


@dataclass(frozen=True, slots=True)
class Question:
    """Candidates of one report that one answer settles: they say the same words.

    Attributes:
        report_id: the report; empty for two programmes of the register.
        cost: what a wrong answer would do, one of `COSTS`.
        candidates: at least one, all of one kind.
        like: the programme whose name is most like that of a record without one.
    """

    report_id: str
    cost: Cost
    candidates: Sequence[Candidate]
    like: Programme | None = None

    @property
    def first(self) -> Candidate:
        """The candidate whose passages are shown."""
        return self.candidates[0]

    @property
    def programmes(self) -> list[Programme]:
        """The programmes that are proposed, phases of one for instance; none for a new name."""
        found = {c.programme.id: c.programme for c in self.candidates if c.programme}
        return [found[programme_id] for programme_id in sorted(found)]

    @property
    def proposal(self) -> str:
        """``maybe youth-loans``, ``like youth-loans``, or that no programme is called so."""
        if maybe := ", ".join(programme.id for programme in self.programmes):
            return f"maybe {maybe}"
        return f"like {self.like.id}" if self.like else "called like no programme"

    @property
    def records(self) -> int:
        """Number of records that say the words."""
        return len({c.record.record_id for c in self.candidates if c.record})


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions about a report, or about all.

    Attributes:
        questions: those of one screen, the costliest first.
        later: those that come after them.
        waiting: names that nobody is asked about.
    """

    questions: Sequence[Question]
    later: Sequence[Question]
    waiting: Sequence[Question]

    @property
    def all(self) -> list[Question]:
        """Everything, in the order in which it matters."""
        return [*self.questions, *self.later, *self.waiting]


def asked_about(matched: Matched, report_id: str = "") -> Asked:
    """What is open about a report; about every report, and the register itself, where none is named."""
    found = [q for q in _questions(matched) if not report_id or _concerns(q, report_id, matched)]
    ranked = sorted(found, key=_rank)
    open_ones = [question for question in ranked if question.cost != "none"]
    waiting = [question for question in ranked if question.cost == "none"]
    return Asked(open_ones[:SCREEN], open_ones[SCREEN:], waiting)


def _questions(matched: Matched) -> list[Question]:
    groups: dict[tuple[str, ...], list[Candidate]] = {}
    for candidate in open_candidates(matched):
        groups.setdefault(_subject(candidate), []).append(candidate)

    @cache
    def likest(name: str) -> Programme | None:
        return likest_programme(name, matched.register)

    return [_question(key[0], found, likest) for key, found in groups.items()]


def _question(
    report_id: str, found: Sequence[Candidate], likest: Callable[[str], Programme | None]
) -> Question:
    is_new = found[0].kind == "unregistered" and not found[0].answered
    like = likest(found[0].words) if is_new else None
    return Question(report_id, _cost(found[0], is_alike=like is not None), found, like)


def _subject(candidate: Candidate) -> tuple[str, ...]:
    """Candidates with the same subject are one question."""
    if candidate.record is None:
        return "", candidate.kind, candidate.file_part
    key = name_key(candidate.words)
    return candidate.record.report_id, candidate.kind, key.stem, key.phase, candidate.answered


def _cost(candidate: Candidate, *, is_alike: bool) -> Cost:
    if candidate.record is None:
        return "programmes"
    if candidate.answered:
        return "none"
    if not isinstance(candidate.record, Entry):
        return "passage"
    if candidate.record.prose:
        return "passage" if is_alike else "none"
    return "amounts" if is_alike else "page"


def _rank(question: Question) -> tuple[int, int, float, str, str]:
    """Cost, then how many records an answer settles, then likeness; never the order of reading."""
    costs = list(COSTS)
    first = question.first
    return costs.index(question.cost), -question.records, -first.score, question.report_id, first.file_part


def _concerns(question: Question, report_id: str, matched: Matched) -> bool:
    if question.report_id:
        return question.report_id == report_id
    pair = {p.id for c in question.candidates for p in (c.programme, c.other) if p}
    return any(m.programme_id in pair and m.record.report_id == report_id for m in matched.mentions)
