"""content/asked.yml: questions that the search box answers, each with an example that a test asks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from generator.errors import Problem
from generator.yaml_entries import NonEmpty, Strict, validated
from generator.yaml_files import load_yaml

NAME = "asked.yml"
_Fact = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9_-]+$")]


class Example(Strict):
    """What somebody types, and what must be answered."""

    asks: NonEmpty
    says: NonEmpty


class AskedQuestion(Strict):
    """A kind of question.

    Attributes:
        id: its name.
        words: groups of words with blanks between the words; a question holds one of each group.
        facts: what pages tell, as `generator.pages.asked.told.Told` names it.
        says: the answer, with ``{name}`` for values of the fact.
        nothing: the answer where the page says that there is nothing; without it none is given.
        figure: the value that is the figure of the answer.
        years: whether a question may name a year; the newest is meant where it does not.
        example: a question and its answer.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    words: Annotated[list[NonEmpty], Field(min_length=1)]
    facts: Annotated[list[_Fact], Field(min_length=1)]
    says: NonEmpty
    nothing: NonEmpty | None = None
    figure: NonEmpty | None = None
    years: bool = False
    example: Example

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups of words; ``_`` stands for the blank of an English phrase, ``-`` for no word."""
        return tuple(
            tuple(word.strip("-").replace("_", " ") for word in group.split()) for group in self.words
        )

    @model_validator(mode="after")
    def _shows_its_figure(self) -> AskedQuestion:
        if self.figure and f"{{{self.figure}}}" not in self.says:
            raise ValueError(f"figure: {self.figure} is no value in `says`")
        return self


class Asked(Strict):
    """The file: words that say nothing in a question, words that ask for the newest year, questions."""

    fillers: list[NonEmpty] = Field(default_factory=list)
    newest: list[NonEmpty] = Field(default_factory=list)
    questions: list[AskedQuestion] = Field(default_factory=list)

    @model_validator(mode="after")
    def _each_once(self) -> Asked:
        ids = [question.id for question in self.questions]
        twice = [one for one in ids if ids.count(one) > 1]
        if twice:
            raise ValueError(f"{twice[0]}: twice")
        return self


def load_asked(content: Path) -> Asked:
    """The questions; none where the file is absent.

    Raises:
        ProblemError: YAML-… for no YAML, CONTENT-INVALID for every faulty key.
    """
    path = content / NAME
    if not path.exists():
        return Asked()
    name = f"content/{NAME}"
    raw = load_yaml(path, name)
    expected = "questions as docs/reference/content-files.md describes them"
    remedy = "Mend the key and run again."
    return validated(
        raw, Asked, lambda seen, line: Problem("CONTENT-INVALID", name, line, seen, expected, remedy)
    )
