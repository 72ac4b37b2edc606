"""Which family a text is of: every family is asked, and says what it found."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import Problem, ProblemError
from generator.families import family_names, load_family
from generator.reading.document import Document
from generator.reading.opening.finding import Finding
from generator.report import RECOGNISED

# A family is sure where it finds most of its structure and no other family comes near.
_FLOOR = 0.75
_MARGIN = 0.4


def recognise_family(document: Document, doubts: Sequence[Problem] = ()) -> Finding:
    """The family that is surest of the text, with the next one as a measure of doubt.

    Args:
        document: the report.
        doubts: what is odd about the file that its text was made from: a hidden column or a page that is a
            picture may be why no family knows it.

    Raises:
        ProblemError: ADD-FAMILY where no family knows the text, with the doubts.
    """
    found = [(load_family(name).recognise(document), name) for name in family_names()]
    scores = sorted(found, key=lambda item: (-item[0], item[1]))
    (best, name), (next_best, next_name) = scores[0], scores[1]
    if best < RECOGNISED:
        seen = "; ".join(f"{name} {score:.2f}: {score.why}" for score, name in scores)
        remedy = (
            "Check that the text is complete, or say with --family what it is; "
            "a new kind of report needs `new-family`."
        )
        raise ProblemError(
            [
                Problem(
                    "ADD-FAMILY",
                    document.name,
                    1,
                    f"no family knows the text ({seen})",
                    "a known kind",
                    remedy,
                ),
                *doubts,
            ]
        )
    why = f"{best:.2f} of 1: {best.why}; next is {next_name} with {next_best:.2f}"
    is_sure = best >= _FLOOR and best - next_best >= _MARGIN
    return Finding(name, "sure" if is_sure else "likely", why)
