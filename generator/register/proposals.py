"""A candidate as a person sees it, and the decision that becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.register.build import Matched
from generator.register.candidates import Candidate
from generator.register.entries import Entry, Passage
from generator.register.evidence import best_mention, evidence_of, printed
from generator.register.mention import Mention
from generator.register.model import Evidence, Link, MentionRelation, Programme, Relation

# What a person may answer about a record, and about two programmes.
RECORD_ANSWERS: tuple[MentionRelation, ...] = (
    "same",
    "predecessor",
    "successor",
    "part_of",
    "topic",
    "different",
)
PAIR_ANSWERS = ("predecessor", "successor", "part_of", "topic", "different")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages: whose it is, and its lines with their numbers."""

    title: str
    lines: Sequence[tuple[int, str]]
    evidence: Evidence | None


def sides(candidate: Candidate, matched: Matched, packages: Mapping[str, Package]) -> tuple[Side, Side]:
    """The two passages of a candidate; the second is empty for a record without programme."""
    if candidate.record is not None:
        left = _record_side(candidate.record, candidate.words, packages)
        if candidate.programme is None:
            return left, Side("no programme", (), None)
        elsewhere = candidate.record.report_id
        return left, _programme_side(candidate.programme, matched.mentions, elsewhere, packages)
    first, second = candidate.programme, candidate.other
    if first is None or second is None:
        raise ValueError("a pair has two programmes")
    left = _programme_side(first, matched.mentions, "", packages)
    seen = left.evidence.report if left.evidence else ""
    return left, _programme_side(second, matched.mentions, seen, packages)


def decision(candidate: Candidate, answer: str, note: str, both: tuple[Side, Side]) -> Link | Relation:
    """The decision that an answer means.

    Raises:
        ValueError: for an answer that the candidate doesn't allow, an empty note, or a passage without lines.
    """
    evidence = tuple(side.evidence for side in both if side.evidence)
    if candidate.record is not None and candidate.programme is not None:
        return Link(
            programme=candidate.programme.id,
            report=candidate.record.report_id,
            record=candidate.record.record_id,
            words=candidate.words,
            relation=answer,  # type: ignore[arg-type]  # pydantic refuses other answers
            evidence=evidence,
            note=note,
        )
    if candidate.programme is None or candidate.other is None:
        raise ValueError("a record without programme is registered, not linked")
    first, second = candidate.programme.id, candidate.other.id
    if answer == "predecessor":
        first, second, answer = second, first, "successor"
    return Relation(programme=first, relation=answer, of=second, evidence=evidence, note=note)  # type: ignore[arg-type]


def registration(candidate: Candidate, programme_id: str, kind: str, agency: str) -> Programme:
    """The programme that a record names, under the identifier that a person chose.

    Raises:
        ValueError: for an identifier that is no slug, or a kind that there is not.
    """
    if candidate.record is None:
        raise ValueError("only a record is registered")
    return Programme(
        id=programme_id,
        name=" ".join(candidate.words.split()),
        agency=agency,
        kind=kind,  # type: ignore[arg-type]  # pydantic refuses other kinds
        seen=(candidate.record.report_id,),
    )


def _record_side(record: Entry | Passage, words: str, packages: Mapping[str, Package]) -> Side:
    evidence = evidence_of(record, words, packages)
    lines = printed(evidence, packages) if evidence else []
    return Side(f"{record.report_id} {record.record_id}", lines, evidence)


def _programme_side(
    programme: Programme, mentions: Sequence[Mention], elsewhere: str, packages: Mapping[str, Package]
) -> Side:
    title = f"{programme.id}: {programme.name}"
    mention = best_mention(mentions, programme.id, elsewhere)
    if mention is None:
        return Side(title, (), None)
    side = _record_side(mention.record, mention.words, packages)
    return Side(f"{title} ({mention.record.report_id})", side.lines, side.evidence)
