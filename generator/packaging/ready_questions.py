"""Ready questions: what people ask of all reports, each with the query that the published database answers.

They stand in content/questions/ready/<theme>.yml. One that an answer page answers names the file in
content/answers/ that holds its query; any other has its own. Both name tables as the database does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import model_validator

from generator.errors import Problem, ProblemError
from generator.yaml_entries import InBoth, NonEmpty, Strict, validated
from generator.yaml_files import line_of, load_yaml
from generator.yaml_values import Slug, not_among

_FOLDER = "questions/ready"
# Folders of other things where the pages of questions stand.
RESERVED = ("tables",)


class _Entry(Strict):
    id: Annotated[Slug, not_among(*RESERVED)]
    title: InBoth
    explanation: InBoth
    careful: InBoth
    sql: NonEmpty | None = None
    answer: Slug | None = None
    finding: Slug | None = None

    @model_validator(mode="after")
    def _has_one_query(self) -> _Entry:
        if (self.sql is None) == (self.answer is None):
            raise ValueError("either sql or answer, and not both")
        return self


class _Theme(Strict):
    position: int
    title: InBoth
    questions: list[_Entry]


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """One question and its query.

    Attributes:
        id: its name, of lower-case ASCII; it never changes, for addresses are made of it.
        title: the question, as a reader would ask it; keys ``zh`` and ``en``, as in the next two.
        explanation: what the result says, and how the query comes by it.
        careful: where a reader would go wrong.
        sql: the query.
        answer: name of the answer page that shows the same rows.
        finding: name of the findings (one of each report) that show the same rows.
    """

    id: str
    title: Mapping[str, str]
    explanation: Mapping[str, str]
    careful: Mapping[str, str]
    sql: str
    answer: str | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """Questions about one thing, in their order.

    Attributes:
        id: name of its file.
        title: keys ``zh`` and ``en``.
        questions: its questions.
    """

    id: str
    title: Mapping[str, str]
    questions: Sequence[ReadyQuestion]


def ready_themes(content: Path) -> list[Theme]:
    """All ready questions by theme, in the order that the files state.

    Raises:
        ProblemError: YAML-… or QUESTIONS-INVALID for every fault but those that only the data show.
    """
    problems: list[Problem] = []
    read: list[tuple[int, Theme]] = []
    for path in sorted((content / _FOLDER).glob("*.yml")):
        try:
            read.append(_theme(path, content))
        except ProblemError as error:
            problems += error.problems
    problems += _used_twice([theme for _, theme in read])
    if problems:
        raise ProblemError(problems)
    return [theme for _, theme in sorted(read, key=lambda item: (item[0], item[1].id))]


def ready_problems(content: Path) -> list[Problem]:
    """What is wrong with any of these files; nothing is raised."""
    try:
        ready_themes(content)
    except ProblemError as error:
        return list(error.problems)
    return []


def _theme(path: Path, content: Path) -> tuple[int, Theme]:
    name = _name(path)
    raw: Any = load_yaml(path, name)
    theme = validated(raw, _Theme, lambda seen, line: _invalid(name, line, seen))
    questions, problems = [], []
    for position, entry in enumerate(theme.questions):
        try:
            questions.append(_question(entry, content))
        except _NoAnswerError as error:
            problems.append(_invalid(name, line_of(raw, ("questions", position, "answer")), str(error)))
    if problems:
        raise ProblemError(problems)
    return theme.position, Theme(path.stem, theme.title.model_dump(), questions)


class _NoAnswerError(Exception):
    """A question names an answer that is not there."""


def _question(entry: _Entry, content: Path) -> ReadyQuestion:
    texts = (entry.title.model_dump(), entry.explanation.model_dump(), entry.careful.model_dump())
    sql = entry.sql or _query_of_answer(content / "answers" / f"{entry.answer}.yml", entry.id)
    return ReadyQuestion(entry.id, *texts, sql, entry.answer, entry.finding)


def _query_of_answer(path: Path, question: str) -> str:
    """The query of an answer page; the file is held against its own form where that page is made."""
    raw = load_yaml(path, f"content/answers/{path.name}") if path.exists() else None
    if not isinstance(raw, dict) or not isinstance(raw.get("query"), str):
        raise _NoAnswerError(f"{question}: no query in content/answers/{path.name}")
    return str(raw["query"])


def _used_twice(themes: Sequence[Theme]) -> list[Problem]:
    """An id that two questions have: one address can't lead to both."""
    first: dict[str, str] = {}
    problems = []
    for theme in themes:
        for question in theme.questions:
            if question.id in first:
                seen = f"{question.id}: also in {first[question.id]}.yml"
                problems.append(_invalid(f"content/{_FOLDER}/{theme.id}.yml", None, seen))
            first.setdefault(question.id, theme.id)
    return problems


def _name(path: Path) -> str:
    return f"content/{_FOLDER}/{path.name}"


def _invalid(name: str, line: int | None, seen: str) -> Problem:
    expected = "questions as docs/reference/content-files.md describes them"
    return Problem("QUESTIONS-INVALID", name, line, seen, expected, "Correct the key.")
