"""Answers that no single report gives, each with its rows, its CSV and the query that yields it."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Problem, ProblemError
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset
from generator.pages.frame.reviewed import load_question, question_problem, questions
from generator.pages.frame.site import Site
from generator.pages.programmes.dossier import programme_url
from generator.pages.register.answer_charts import answer_charts
from generator.pages.register.over_editions import doubling_tables
from generator.pages.register.queries import Cell, run_query


@dataclass(frozen=True, slots=True)
class Answer:
    """A question across reports.

    Attributes:
        slug: name of its file in content/answers/ and of its page.
        text: what the file says.
        rows: what the query yields.
    """

    slug: str
    text: Mapping[str, Any]
    rows: Sequence[tuple[Cell, ...]]

    @property
    def url(self) -> str:
        """Address of its page."""
        return f"answers/{self.slug}/"

    @property
    def sentence(self) -> str:
        """The answer with its number of rows."""
        return str(self.text["answer"]).replace("{rows}", str(len(self.rows)))

    def target(self, row: Sequence[Cell]) -> str | None:
        """The page of the programme that a row is about."""
        name = self.text.get("link")
        return programme_url(str(row[list(self.text["columns"]).index(name)])) if name else None

    def csv(self) -> bytes:
        """The rows as CSV, as canonical as the packages' tables."""
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.text["columns"])
        writer.writerows(self.rows)
        return buffer.getvalue().encode("utf-8")


def answers(site: Site) -> list[Answer]:
    """Every answer of content/answers/ that the site's packages allow, by name.

    Raises:
        ProblemError: CONTENT-INVALID for a faulty file, or a query that can't be run or has other columns.
    """
    found = []
    for path in questions(site.content):
        text = load_question(path, site.content)
        try:
            rows = run_query(site, text["query"])
            doubling = doubling_tables(site, text["query"], rows) if rows else []
        except sqlite3.Error as error:
            raise ProblemError([question_problem(path, site.content, f"query: {error}")]) from error
        if rows and len(rows[0]) != len(text["columns"]):
            seen = f"query: {len(rows[0])} columns where `columns` names {len(text['columns'])}"
            raise ProblemError([question_problem(path, site.content, seen)])
        if doubling:
            raise ProblemError([_doubled(site, path, doubling)])
        if rows:
            found.append(Answer(path.stem, text, rows))
    return found


def _doubled(site: Site, path: Path, tables: Sequence[str]) -> Problem:
    """CONTENT-EDITIONS: the query would count twice what a second edition prints again."""
    return Problem(
        "CONTENT-EDITIONS",
        f"content/{path.relative_to(site.content).as_posix()}",
        None,
        f"query: counts rows of {', '.join(tables)} again when another edition of a report prints the same",
        "each quantity once, from the newest edition that prints it",
        "Read current_<table>; where that changes nothing, its schema must say `quantity` or `newest_only`.",
    )


def answer_drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The index of answers and a page for each."""
    found = answers(site)
    yield Draft(
        "answers/",
        "跨報告的解答",
        "register/answers.md.j2",
        {"answers": found},
        description="把各報告接起來才看得到的事，附查詢與 CSV。",
    )
    for answer in found:
        yield Draft(
            answer.url,
            str(answer.text["title"]),
            "register/answer.md.j2",
            {"answer": answer, "text": answer.text},
            description=answer.sentence,
            search=SearchFacts("finding"),
            charts=answer_charts(answer.slug, answer.text, answer.rows),
            assets=(Asset(f"{answer.url}{answer.slug}.csv", answer.csv()),),
        )
