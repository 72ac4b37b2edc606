"""A page for each ready question: what is asked, its answer as a plain table, and the query to start from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.packaging.database import table_name
from generator.packaging.json_records import plain
from generator.packaging.queries import Result
from generator.packaging.reader import Package
from generator.packaging.ready_questions import ReadyQuestion, Theme, ready_themes
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site
from generator.pages.parts.ask_link import ready_url
from generator.pages.wording.phrase import labelled
from generator.records.schema import Field
from generator.records.values import Row

# A page is read, not scrolled through; the query gives the rest.
MOST_ROWS = 100
_IDENTITY = frozenset({"report_id", "record_id"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result, and the field of its name in the tables that the query reads, if any."""

    name: str
    field: Field | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer.

    Attributes:
        question: the question.
        columns: of the result.
        rows: the first rows of the result, each with package and row of the record that it is, or None.
        count: number of all rows.
    """

    question: ReadyQuestion
    columns: Sequence[Column]
    rows: Sequence[tuple[Sequence[object], tuple[Package, Row] | None]]
    count: int

    @property
    def url(self) -> str:
        """Address of its page."""
        return ready_url(self.question)

    def is_of_record(self, at: int, cells: Sequence[object], record: tuple[Package, Row] | None) -> bool:
        """Whether a cell is what its row's record has in that column: not computed, not of another table."""
        name = self.columns[at].name
        return record is not None and name in record[1] and plain(record[1][name]) == cells[at]

    @property
    def traced(self) -> bool:
        """Whether rows lead to printed lines."""
        return any(record for _, record in self.rows)

    @property
    def shown(self) -> Sequence[int]:
        """Positions of the columns that people read: what a row is called to programs is behind its link."""
        hidden = _IDENTITY if self.traced else frozenset()
        return [at for at, column in enumerate(self.columns) if column.name not in hidden]


def answered_themes(site: Site) -> list[tuple[Theme, list[Answered]]]:
    """The questions that the site's reports can answer, by theme; themes without one are left out."""
    themes = [(theme, list(_answered(site, theme))) for theme in ready_themes(site.content)]
    return [(theme, found) for theme, found in themes if found]


def ready_drafts(site: Site, themes: Iterable[tuple[Theme, Sequence[Answered]]]) -> Iterator[Draft]:
    """A page a question."""
    for theme, found in themes:
        for answered in found:
            question = answered.question
            yield Draft(
                answered.url,
                labelled(question.title),
                "ask/ready.md.j2",
                {
                    "answered": answered,
                    "question": question,
                    "theme": theme,
                    "others": [other for other in found if other is not answered],
                },
                description=labelled(question.explanation),
                # Its rows are found where their reports say them, and the question on the page of all.
                search=None,
                bilingual=True,
            )


def _answered(site: Site, theme: Theme) -> Iterator[Answered]:
    packages = list(site.packages.values())
    for question in theme.questions:
        result = site.database.ask(question.sql)
        # A site with fewer reports lacks the tables of some questions.
        if result is not None:
            yield _answer(site, packages, question, result)


def _answer(site: Site, packages: Iterable[Package], question: ReadyQuestion, result: Result) -> Answered:
    fields = _fields(packages, question.sql)
    columns = [Column(name, fields.get(name)) for name in result.columns]
    rows = [
        (row, _record(site, record))
        for row, record in zip(result.rows[:MOST_ROWS], result.records(), strict=False)
    ]
    return Answered(question, columns, rows, len(result.rows))


def _record(site: Site, record: tuple[str, str] | None) -> tuple[Package, Row] | None:
    package = site.packages.get(record[0]) if record else None
    found = package.by_record_id.get(record[1]) if package and record else None
    return (package, found[1]) if package and found else None


def _fields(packages: Iterable[Package], sql: str) -> Mapping[str, Field]:
    """Fields of the tables that a query names, by name: one name means one thing in all tables."""
    words = {word.removeprefix("current_") for word in re.findall(r"\w+", sql)}
    return {
        field.name: field
        for package in packages
        for name, schema in package.schemas.items()
        if table_name(package.family, name) in words
        for field in schema.fields
    }
