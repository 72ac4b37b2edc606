"""Answers that no single report gives: the query of each, its rows, its sentences."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import Problem, ProblemError
from generator.packaging.queries import Cell, Result
from generator.pages.frame.reviewed import data_problem, load_question, questions
from generator.pages.frame.site import Site
from generator.pages.programmes.dossier import programme_url
from generator.pages.register.over_editions import doubling_tables
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.numbers import grouped, money
from generator.pages.wording.phrase import both, counted, says, sentences
from generator.records.stretches import first_line
from generator.records.values import Row, Value


@dataclass(frozen=True, slots=True)
class Printed:
    """A record and the report that prints it."""

    report_id: str
    row: Row


@dataclass(frozen=True)
class Answer:
    """A question across reports.

    Attributes:
        slug: name of its file in content/answers/ and of its page.
        text: what the file says.
        rows: what the query yields.
        further: what its further sentences say of the data.
        places: report and row of every record that a cell names, by the cell.
        agencies: what agencies are called in English, by every name of them that may be printed.
    """

    slug: str
    text: Mapping[str, Any]
    rows: Sequence[tuple[Cell, ...]]
    further: Sequence[str] = ()
    places: Mapping[str, Sequence[Printed]] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The question."""
        return says(str(self.text["title"]))

    @property
    def stages(self) -> Mapping[str, str]:
        """Stages of a budget by the words of a section's heading; none where its rows are not asked for."""
        found: Mapping[str, str] = self.text.get("stages", {})
        return found

    @property
    def url(self) -> str:
        """Address of its page."""
        return f"answers/{self.slug}/"

    @property
    def sentence(self) -> str:
        """The answer with its number of rows, and its further sentences."""
        return sentences(says(str(self.text["answer"]), rows=len(self.rows)), *self.further)

    @property
    def outcome(self) -> str:
        """Its further sentences alone."""
        return sentences(*self.further)

    def columns(self, rows: Sequence[Mapping[str, Cell]]) -> Mapping[str, Any]:
        """The columns of a table of ``rows``: without its heading, and those in which no row has a value."""
        by = self.text.get("sections")
        empty = {name for name in self.text["columns"] if all(row[name] in (None, "") for row in rows)}
        return {name: column for name, column in self.text["columns"].items() if name not in empty | {by}}

    @property
    def sections(self) -> Sequence[tuple[str, Sequence[Mapping[str, Cell]]]]:
        """The rows by column, under the heading of each section in the order of the first of them."""
        by = self.text.get("sections")
        found: dict[str, list[Mapping[str, Cell]]] = {}
        for cells in self.rows:
            row = dict(zip(self.text["columns"], cells, strict=True))
            found.setdefault(counted(str(row[by])) if by else "", []).append(row)
        return list(found.items())

    def shown(self, column: str, value: Cell) -> object:
        """A cell as readers see it."""
        if column == "year_roc":
            return roc_year_text(value)
        told = self.text.get("values", {}).get(value, value)
        return _named(told, self.agencies) if isinstance(told, str) else told

    def target(self, row: Mapping[str, Cell]) -> str | None:
        """The page of the programme that a row is about."""
        name = self.text.get("link")
        return programme_url(str(row[name])) if name else None

    def printed(self, row: Mapping[str, Cell]) -> list[Printed]:
        """The records that a row names."""
        columns = self.text["columns"].items()
        named = [row[name] for name, column in columns if column.get("records") and row[name] is not None]
        return [place for cell in named for place in self.places[str(cell)]]

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
    found = (_answer(site, path) for path in questions(site.content))
    return [answer for answer in found if answer]


def answer_called(site: Site, slug: str) -> Answer | None:
    """One of them; None where there is no such file or the site's packages don't allow it."""
    path = site.content / "answers" / f"{slug}.yml"
    return _answer(site, path) if path.exists() else None


def _answer(site: Site, path: Path) -> Answer | None:
    text = load_question(path, site.content)
    asked = {part["query"]: _ask(site, path, part["query"]) for part in (text, *text.get("further", ()))}
    columns, rows = asked[text["query"]].columns, asked[text["query"]].rows
    if rows and len(columns) != len(text["columns"]):
        seen = f"query: {len(columns)} columns where `columns` names {len(text['columns'])}"
        raise ProblemError([data_problem(path, site.content, seen)])
    if not rows:
        return None
    further = [
        said
        for part in text.get("further", ())
        for said in _sentence(part["says"], asked[part["query"]], site.english_names)
    ]
    return Answer(path.stem, text, rows, further, _places(site, path, text, rows), site.english_names)


def _ask(site: Site, path: Path, query: str) -> Result:
    """The result of a query that counts nothing twice; an empty one where the site lacks its tables."""
    try:
        result = site.database.ask(query) or Result((), [])
        doubling = doubling_tables(site, query, result) if result.rows else []
    except sqlite3.Error as error:
        raise ProblemError([data_problem(path, site.content, f"query: {error}")]) from error
    if doubling:
        raise ProblemError([_doubled(site, path, doubling)])
    return result


def _sentence(sentence: str, result: Result, agencies: Mapping[str, str]) -> Iterator[str]:
    """A further sentence with what the first row holds; amounts (``…_k_twd``) as people say them."""
    for cells in result.rows[:1]:
        slots = {
            name: _worded(name, value, agencies) for name, value in zip(result.columns, cells, strict=True)
        }
        yield says(sentence, **slots)


def _worded(name: str, value: Cell, agencies: Mapping[str, str]) -> str:
    if name == "year_roc":
        return roc_year_text(value)
    if value is None or isinstance(value, str):
        return _named(value, agencies) if value else says("沒有數字")
    return money(Decimal(str(value))) if name.endswith("_k_twd") else grouped(value)


def _named(told: str, agencies: Mapping[str, str]) -> str:
    """Words of a query; an agency has its English name before the printed one on English pages."""
    english = agencies.get(told, "").partition(",")[0]
    return both(told, f"{english} ({told})") if english else counted(told)


def _places(
    site: Site, path: Path, text: Mapping[str, Any], rows: Sequence[Sequence[Cell]]
) -> dict[str, list[Printed]]:
    """Where the records stand that the cells of such columns name.

    A line that holds several counts once; those that are not certain stand beside the others.
    """
    columns = [at for at, column in enumerate(text["columns"].values()) if column.get("records")]
    found: dict[str, list[Printed]] = {}
    for cell in sorted({str(cells[at]) for cells in rows for at in columns if cells[at] is not None}):
        lines: dict[tuple[str, Value, Value], Printed] = {}
        for name in cell.split(" "):
            report_id, _, record_id = name.partition(":")
            package = site.packages.get(report_id)
            if package is None or record_id not in package.by_record_id:
                raise ProblemError([data_problem(path, site.content, f"query: no record {name}")])
            row = package.by_record_id[record_id][1]
            line = report_id, first_line(row), row.get("certainty")
            lines.setdefault(line, Printed(report_id, row))
        found[cell] = list(lines.values())
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
