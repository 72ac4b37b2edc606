"""What `link` asks about a question, until the answer can be written down or is skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

import typer
from pydantic import TypeAdapter, ValidationError
from rich.console import Console

from generator.cli.console import print_problems
from generator.cli.link_answers import Answer, is_for_several, read_answer
from generator.cli.link_passages import show_question
from generator.errors import Problem, ProblemError
from generator.packaging.reader import Package
from generator.paths import ProjectPaths
from generator.register.build import Matched
from generator.register.decide import NONE, answers_to, decisions
from generator.register.model import Kind, Programme, ProgrammeId
from generator.register.proposals import registration
from generator.register.questions import Question
from generator.register.writing import Decision, append

_SKIP, _QUIT = "skip", "quit"
_LEAVE = (_SKIP, _QUIT)


@dataclass(slots=True)
class Questions:
    """Asks a person, and writes the answers.

    Attributes:
        paths: the project whose content/register/ takes the answers.
        matched: what is known of records and programmes.
        packages: the reports, for the lines of the evidence.
        out: where the outcome is told.
        questions: what may be answered, numbered from 1.
        given: identifiers that this run gave, which are taken like those of the register.
        settled: numbers of the questions that were answered.
    """

    paths: ProjectPaths
    matched: Matched
    packages: Mapping[str, Package]
    out: Console
    questions: Sequence[Question]
    given: set[str] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)

    def ask_all(self) -> None:
        """Ask one question after the other, until all are answered or the person quits."""
        for number in range(1, len(self.questions) + 1):
            # An answer to several may have settled it; one to others leaves it to be asked again.
            while number not in self.settled:
                self.show(number)
                try:
                    answer = self._asked(number)
                except ProblemError as error:
                    print_problems(error.problems, self.out)
                    continue
                if answer == _QUIT:
                    return
                if answer == _SKIP:
                    break

    def take(self, answer: Answer) -> None:
        """Write one answer to several questions.

        Raises:
            ProblemError: LINK-ANSWER where one of them can't be answered so; then nothing is written.
        """
        open_ones = [number for number in answer.numbers if number not in self.settled]
        wrong = [n for n in open_ones if answer.answer not in answers_to(self._question(n))]
        if wrong:
            raise ProblemError([self._no_answer(number, answer.answer) for number in wrong])
        note = answer.note or typer.prompt("Why?")
        for number in open_ones:
            self._write(number, decisions(self._question(number), answer.answer, note, self._context()))

    def show(self, number: int) -> None:
        """Both passages, and programmes with similar names."""
        label = f"{number} of {len(self.questions)}"
        show_question(self._question(number), label, self._context(), self.out)

    def _asked(self, number: int) -> str:
        """Ask about one question; returns what was answered."""
        question = self._question(number)
        is_new = not question.programmes
        which = "New programme_id in ASCII, one of the register" if is_new else "One programme_id"
        allowed = ", ".join(answers_to(question))
        text = f"{which}, {allowed}, several at once (1-5,8 {NONE}), {_SKIP} or {_QUIT}?"
        answer = str(typer.prompt(text, default=_SKIP, value_proc=self._answer_to(question)))
        if answer in _LEAVE:
            return answer
        if is_for_several(answer):
            self.take(read_answer(answer, len(self.questions)))
        elif answer in answers_to(question):
            self.take(Answer((number,), answer, ""))
        elif (known := self.matched.register.by_id.get(answer)) is not None:
            self._relate(number, known)
        else:
            self._register(number, answer)
        return answer

    def _relate(self, number: int, programme: Programme) -> None:
        """What the records are to one programme; other phases that were proposed are not meant."""
        question = self._question(number)
        answers = [answer for answer in answers_to(question, programme) if answer != NONE]
        relation = typer.prompt(f"{', '.join(answers)}?", default="same", value_proc=_one_of(answers))
        note = typer.prompt("Why?")
        self._write(number, decisions(question, relation, note, self._context(), programme))

    def _register(self, number: int, programme_id: str) -> None:
        """A programme of its own under a new identifier."""
        kinds = get_args(Kind)
        kind = typer.prompt(f"Kind ({', '.join(kinds)})?", default="programme", value_proc=_one_of(kinds))
        agencies = ["", *(agency.id for agency in self.matched.register.agencies)]
        agency = typer.prompt(
            "agency_id, empty where no report says?",
            default="",
            show_default=False,
            value_proc=_one_of(agencies),
        )
        self.given.add(programme_id)
        self._write(number, [registration(self._question(number).first, programme_id, kind, agency)])

    def _write(self, number: int, decided: Iterable[Decision]) -> None:
        written = {append(self.paths.register, decision) for decision in decided}
        self.settled.add(number)
        names = ", ".join(sorted(self.paths.relative(path) for path in written))
        self.out.print(f"{number}: written to {names}.", markup=False)

    def _answer_to(self, question: Question) -> Callable[[str], str]:
        """A check of what was typed: an answer, or an identifier that can be used."""

        def checked(answer: str) -> str:
            if is_for_several(answer):
                _must(lambda: read_answer(answer, len(self.questions)))
                return answer
            if answer in {*_LEAVE, *answers_to(question), *self.matched.register.by_id}:
                return answer
            if question.programmes:
                raise typer.BadParameter(f"{answer} is none of {', '.join(answers_to(question))}")
            return self._new_identifier(answer)

        return checked

    def _new_identifier(self, answer: str) -> str:
        """An identifier that can be used: readable, and neither retired nor given a moment ago."""
        if answer in self.given | {entry.id for entry in self.matched.register.retired}:
            raise typer.BadParameter(f"{answer} is taken; an identifier is never given twice")
        try:
            return TypeAdapter(ProgrammeId).validate_python(answer)
        except ValidationError as error:
            expected = "words of a-z and 0-9 joined by hyphens that an address can be made of"
            raise typer.BadParameter(f"{answer} is no {expected} ({error.errors()[0]['msg']})") from error

    def _question(self, number: int) -> Question:
        return self.questions[number - 1]

    def _context(self) -> tuple[Matched, Mapping[str, Package]]:
        return self.matched, self.packages

    def _no_answer(self, number: int, answer: str) -> Problem:
        expected = f"one of {', '.join(answers_to(self._question(number)))}"
        seen = f"{answer} for question {number} ({self._question(number).first.words})"
        remedy = "Correct the answer, or use `link --decide` for a new identifier."
        return Problem("LINK-ANSWER", "link", None, seen, expected, remedy)


def _must(read: Callable[[], object]) -> None:
    """What is wrong with an answer is said at the prompt, and asked again."""
    try:
        read()
    except ProblemError as error:
        raise typer.BadParameter(error.problems[0].expected) from error


def _one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    """A check of an answer: anything else is asked again at once."""
    known = list(allowed)

    def checked(answer: str) -> str:
        if answer not in known:
            raise typer.BadParameter(f"{answer} is none of {', '.join(filter(None, known))}")
        return answer

    return checked
