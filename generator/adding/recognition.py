"""Which family a text is of: every family is asked."""

from __future__ import annotations

from generator.errors import Problem, ProblemError
from generator.families import family_names, load_family
from generator.reading.document import Document
from generator.reading.opening.finding import Finding
from generator.report import RECOGNISED


def recognise_family(document: Document) -> Finding:
    """The family that is surest of the text, with the next one as a measure of doubt.

    Raises:
        ProblemError: ADD-FAMILY where no family knows the text.
    """
    scores = sorted(((load_family(name).recognise(document), name) for name in family_names()), reverse=True)
    (best, name), (next_best, next_name) = scores[0], scores[1]
    if best < RECOGNISED:
        seen = ", ".join(f"{name} {score:.2f}" for score, name in scores)
        remedy = "Check that the text is complete; a new kind of report needs `new-family`."
        raise ProblemError(
            [
                Problem(
                    "ADD-FAMILY",
                    document.name,
                    1,
                    f"no family knows the text ({seen})",
                    "a known kind",
                    remedy,
                )
            ]
        )
    why = f"its structure scores {best:.2f} of 1; next is {next_name} with {next_best:.2f}"
    return Finding(name, "sure" if next_best < RECOGNISED else "likely", why)
