"""What `link --decide` asks about a candidate, until the answer can be written down or is skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

import typer
from rich.console import Console

from generator.packaging.reader import Package
from generator.paths import ProjectPaths
from generator.register.build import Matched
from generator.register.candidates import Candidate
from generator.register.model import SLUG, Kind, Link, Programme, Relation
from generator.register.proposals import (
    PAIR_ANSWERS,
    RECORD_ANSWERS,
    Side,
    decision,
    registration,
    sides,
)
from generator.register.writing import append

_SKIP, _QUIT = "skip", "quit"
_LEAVE = (_SKIP, _QUIT)


@dataclass(slots=True)
class Questions:
    """Asks a person about candidates.

    Attributes:
        paths: the project whose content/register/ takes the answers.
        matched: what is known of records and programmes.
        packages: the reports, for the lines of the evidence.
        out: where the outcome is told.
        given: identifiers that this run gave, which are taken like those of the register.
    """

    paths: ProjectPaths
    matched: Matched
    packages: Mapping[str, Package]
    out: Console
    given: set[str]

    def ask(self, candidate: Candidate, both: tuple[Side, Side]) -> bool:
        """Ask and write the answer; False where the person wants to stop."""
        if candidate.programme is None:
            return self._ask_which(candidate)
        return self._ask_relation(candidate, both)

    def _ask_which(self, candidate: Candidate) -> bool:
        """A record without programme: a new one, or one of the register under another name."""
        question = f"New programme_id in ASCII, one of the register, {_SKIP} or {_QUIT}?"
        answer = typer.prompt(question, default=_SKIP, value_proc=self._identifier)
        if answer in _LEAVE:
            return bool(answer == _SKIP)
        known = self.matched.register.by_id.get(answer)
        if known is not None:
            found = replace(candidate, programme=known)
            return self._ask_relation(found, sides(found, self.matched, self.packages))
        kind = typer.prompt(
            f"Kind ({', '.join(get_args(Kind))})?", default="programme", value_proc=_one_of(get_args(Kind))
        )
        agencies = [agency.id for agency in self.matched.register.agencies]
        agency = typer.prompt(
            "agency_id, empty where no report says?",
            default="",
            show_default=False,
            value_proc=_one_of(["", *agencies]),
        )
        self.given.add(answer)
        self._write(registration(candidate, answer, kind, agency))
        return True

    def _ask_relation(self, candidate: Candidate, both: tuple[Side, Side]) -> bool:
        answers = RECORD_ANSWERS if candidate.record is not None else PAIR_ANSWERS
        question = f"{', '.join(answers)}, {_SKIP} or {_QUIT}?"
        answer = typer.prompt(question, default=_SKIP, value_proc=_one_of([*answers, *_LEAVE]))
        if answer in _LEAVE:
            return bool(answer == _SKIP)
        self._write(decision(candidate, answer, typer.prompt("Why?"), both))
        return True

    def _write(self, decided: Link | Relation | Programme) -> None:
        written = append(self.paths.register, decided)
        self.out.print(f"Written to {self.paths.relative(written)}.", markup=False)

    def _identifier(self, answer: str) -> str:
        """An identifier that can be used: readable, and neither retired nor given a moment ago."""
        taken = self.given | {entry.id for entry in self.matched.register.retired}
        if answer in taken:
            raise typer.BadParameter(f"{answer} is taken; an identifier is never given twice")
        if answer not in _LEAVE and not SLUG.fullmatch(answer):
            raise typer.BadParameter(f"{answer} is no words of a-z and 0-9 joined by hyphens")
        return answer


def _one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    """A check of an answer: anything else is asked again at once."""
    known = list(allowed)

    def checked(answer: str) -> str:
        if answer not in known:
            raise typer.BadParameter(f"{answer} is none of {', '.join(filter(None, known))}")
        return answer

    return checked
