"""Answers to several questions at once: ``1-5,8 different: another river``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.errors import Problem, ProblemError

_NUMBERS = r"\d+(?:\s*-\s*\d+)?(?:\s*,\s*\d+(?:\s*-\s*\d+)?)*"
_FORM = re.compile(rf"\s*(?P<numbers>{_NUMBERS})\s+(?P<answer>[^\s:：]+)(?:\s*[:：]\s*(?P<note>.*\S))?\s*")


@dataclass(frozen=True, slots=True)
class Answer:
    """``numbers`` of questions from 1 on, in order and once each; ``note`` is empty where none was given."""

    numbers: tuple[int, ...]
    answer: str
    note: str


def is_for_several(text: str) -> bool:
    """Whether an answer begins with the numbers of questions."""
    return _FORM.fullmatch(text) is not None


def read_answer(text: str, last: int) -> Answer:
    """An answer with numbers; ``last`` is the number of the last question.

    Raises:
        ProblemError: LINK-ANSWER for one of another form, or with numbers of no question.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise _refused(text, "as in `1-5,8 different: why`")
    numbers: set[int] = set()
    for part in match["numbers"].split(","):
        first, _, end = (piece.strip() for piece in part.partition("-"))
        if int(first) < 1 or int(end or first) > last or int(end or first) < int(first):
            raise _refused(text, f"numbers from 1 to {last}, the lower one first" if last else "no answer")
        numbers.update(range(int(first), int(end or first) + 1))
    return Answer(tuple(sorted(numbers)), match["answer"], match["note"] or "")


def _refused(text: str, expected: str) -> ProblemError:
    remedy = "Correct the answer; `link` shows the questions with their numbers."
    return ProblemError([Problem("LINK-ANSWER", "link", None, f"the answer {text!r}", expected, remedy)])
