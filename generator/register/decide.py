"""What an answer to a question comes to: one decision for each record and programme that it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.packaging.reader import Package
from generator.register.build import Matched
from generator.register.candidates import Candidate
from generator.register.model import NoProgramme, Programme
from generator.register.proposals import PAIR_ANSWERS, RECORD_ANSWERS, decision, sides
from generator.register.questions import Question
from generator.register.writing import Decision

# The name is no programme of the register, or none of those that are proposed.
NONE = "none"
_NOT_MEANT = "different"


def answers_to(question: Question, programme: Programme | None = None) -> tuple[str, ...]:
    """What may be answered, an identifier aside; about ``programme`` where that was named first.

    A record that may be one of several phases is none of them, or one that has to be named.
    """
    if question.first.record is None:
        return PAIR_ANSWERS
    proposed = len(question.programmes)
    if programme is None and proposed == 0:
        return (NONE,)
    if programme is None and proposed > 1:
        return (NONE, _NOT_MEANT, "topic")
    return (*RECORD_ANSWERS, NONE)


def decisions(
    question: Question,
    answer: str,
    note: str,
    context: tuple[Matched, Mapping[str, Package]],
    programme: Programme | None = None,
) -> Sequence[Decision]:
    """The decisions that an answer means.

    Args:
        question: what was asked.
        answer: one of `answers_to`.
        note: why, in a sentence.
        context: the register seen with the reports, and the reports.
        programme: the programme that is meant; without it, all that were proposed.

    Raises:
        ValueError: for a passage that has no lines.
    """
    if answer == NONE and not question.programmes:
        name = " ".join(question.first.words.split())
        return [NoProgramme(name=name, report=question.report_id, note=note)]
    answer = _NOT_MEANT if answer == NONE else answer
    found = [(c, answer) for c in question.candidates]
    if programme is not None:
        found = [
            (candidate, answer if candidate.programme == programme else _NOT_MEANT)
            for candidate in _about(question, programme)
        ]
    matched, packages = context
    return [decision(c, own, note, sides(c, matched, packages)) for c, own in found]


def _about(question: Question, programme: Programme) -> list[Candidate]:
    """The candidates with ``programme`` put in where none, or only another, was proposed."""
    own = list(question.candidates)
    if any(candidate.programme == programme for candidate in own):
        return own
    first_of = {candidate.record: candidate for candidate in own}
    named = [replace(candidate, programme=programme) for candidate in first_of.values()]
    return [*named, *(candidate for candidate in own if candidate.programme is not None)]
