"""A file that is to become a report: what it says about itself, beside what the project knows already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.adding.bodies import known_bodies
from generator.adding.draft import Draft, Options, draft_manifest
from generator.adding.original import Original, read_original
from generator.adding.recognition import recognise_family
from generator.errors import Problem, ProblemError
from generator.families import family_names
from generator.paths import ProjectPaths
from generator.reading.manifest import Manifest, load_manifest
from generator.reading.opening import Body, Opening, read_opening
from generator.reading.opening.finding import Finding

# Asks a person about what the draft of a file lacks: facts by name, or nothing where nobody can be asked.
Ask = Callable[[Draft, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """What a draft is made from.

    Attributes:
        original: the file.
        opening: what its first and last lines say.
        manifests: those of all reports.
        bodies: those that the register knows.
    """

    original: Original
    opening: Opening
    manifests: Sequence[Manifest]
    bodies: Sequence[Body]

    def of_name(self, report_id: str) -> Manifest | None:
        """The report that bears a name already."""
        return next((m for m in self.manifests if m.report_id == report_id), None)


def open_case(path: Path, pictures: Collection[int], paths: ProjectPaths) -> Case:
    """Read the file in ``path``; ``pictures`` are pages of a PDF that hold no text.

    Raises:
        ProblemError: what `read_original`, manifests and register raise.
    """
    original = read_original(path, pictures)
    manifests = [load_manifest(file) for file in sorted(paths.manifests.glob("*.yml"))]
    bodies = known_bodies(paths)
    return Case(original, read_opening(original.document, bodies), manifests, bodies)


def drafted(case: Case, options: Options, ask: Ask, *, is_edition: bool) -> tuple[Draft, Options]:
    """The draft of the manifest with what a person answered; an answer often tells more than one fact.

    Args:
        case: the file.
        options: what the maintainer said.
        ask: called while facts are missing, until it answers nothing.
        is_edition: whether it is a corrected edition of a report that is there.

    Raises:
        ProblemError: ADD-FAMILY.
    """
    family = _family(case.original, options.family)

    def draft_with(given: Options) -> Draft:
        known = case.manifests, case.bodies
        return draft_manifest(family, case.opening, given, *known, replace=is_edition)

    draft = draft_with(options)
    while draft.missing and (answers := ask(draft, case.original.name)):
        options = replace(options, **answers)
        draft = draft_with(options)
    return draft, options


def _family(original: Original, given: str) -> Finding:
    if not given:
        return recognise_family(original.document, original.doubts)
    if given not in family_names():
        seen, expected = f"family {given!r}", f"one of {', '.join(family_names())}"
        problem = Problem("ADD-FAMILY", original.name, None, seen, expected, "Correct --family.")
        raise ProblemError([problem])
    return Finding(given, "given", "option --family")
