"""Files of content/ that pages are made from, held against their form before a page uses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel, model_validator

from generator.errors import Problem, ProblemError
from generator.pages.frame.asked_questions import load_asked
from generator.yaml_entries import InBoth, NonEmpty, Strict, read_entries, validated
from generator.yaml_files import load_yaml
from generator.yaml_values import SLUG, Day, Slug

_SLOT = re.compile(r"\{(\w+)\}")


class _Explained(Strict):
    term: NonEmpty
    meaning: NonEmpty


class _Term(Strict):
    id: Slug
    term: NonEmpty
    meaning: NonEmpty
    en: _Explained
    columns: list[NonEmpty] = Field(default_factory=list)


class _SearchWords(Strict):
    """Words for search: lines of two or more that mean one thing, and words that only ask."""

    same: list[Annotated[list[NonEmpty], Field(min_length=2)]] = Field(default_factory=list)
    asking: list[NonEmpty] = Field(default_factory=list)

    @model_validator(mode="after")
    def _no_line_twice(self) -> _SearchWords:
        twice = [word for line in self.same for word in line if line.count(word) > 1]
        if twice:
            raise ValueError(f"{twice[0]}: twice in one line")
        return self


class _Elsewhere(Strict):
    words: NonEmpty
    why: NonEmpty


PlaceKind = Literal["county", "reservoir", "river", "park"]


class _Place(Strict):
    id: Slug
    name: NonEmpty
    kind: PlaceKind
    names: list[NonEmpty] = Field(default_factory=list)
    short: list[NonEmpty] = Field(default_factory=list)
    evidence: NonEmpty


class _Places(Strict):
    """Places, where the list comes from, and words that hold a name of one and are about something else."""

    source: NonEmpty
    read: Day
    elsewhere: list[_Elsewhere] = Field(default_factory=list)
    places: list[_Place]

    @model_validator(mode="after")
    def _each_once(self) -> _Places:
        ids = [place.id for place in self.places]
        sure = [name for place in self.places for name in (place.name, *place.names)]
        twice = [one for one in (*ids, *sure) if ids.count(one) + sure.count(one) > 1]
        if twice:
            raise ValueError(
                f"{twice[0]}: of several places; a name that may mean several stands under `short`"
            )
        return self


class _Words(RootModel[dict[str, dict[str, InBoth]]]):
    """Group -> key -> text in both languages."""


class _Phrases(RootModel[dict[NonEmpty, NonEmpty]]):
    """A Chinese phrase -> the English one, with the same slots."""

    @model_validator(mode="after")
    def _same_slots(self) -> _Phrases:
        for chinese, english in self.root.items():
            if set(_SLOT.findall(chinese)) != set(_SLOT.findall(english)):
                raise ValueError(f"{chinese}: its English has other {{slots}}")
        return self


class _ReaderNote(Strict):
    """A figure that a reader found wrong, and what became of it."""

    report_id: NonEmpty
    record_id: NonEmpty
    field: NonEmpty
    value: NonEmpty
    asked: NonEmpty
    outcome: Literal["corrected", "explained", "as_printed"]
    answer: NonEmpty
    date: Day


class _Column(Strict):
    """A column of an answer; ``records`` holds ``report_id:record_id``, several with blanks between."""

    zh: NonEmpty
    unit: NonEmpty | None = None
    records: bool = False


class _Bars(Strict):
    """The columns of which each section draws what grew and shrank most, and the unit, as in `_Chart`."""

    label: NonEmpty
    value: NonEmpty
    unit: NonEmpty
    divide: Annotated[int, Field(gt=0)] = 1


class _Further(Strict):
    """A further sentence: ``{name}`` is a column of the query's first row; without a row it is left out."""

    says: NonEmpty
    query: NonEmpty


class _Chart(Strict):
    """The columns that a chart plots, the unit of the plot, and what values are divided by for it."""

    time: NonEmpty
    series: NonEmpty
    value: NonEmpty
    group: NonEmpty
    unit: NonEmpty
    divide: Annotated[int, Field(gt=0)] = 1


class _Question(Strict):
    title: NonEmpty
    answer: NonEmpty
    method: NonEmpty
    columns: dict[str, _Column]
    query: NonEmpty
    link: NonEmpty | None = None
    values: dict[str, NonEmpty] = Field(default_factory=dict)
    chart: _Chart | None = None
    bars: _Bars | None = None
    sections: NonEmpty | None = None
    # What a heading of its sections says of the stage of a budget: its rows are answered one by one.
    stages: dict[NonEmpty, NonEmpty] = Field(default_factory=dict)
    further: list[_Further] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names_its_columns(self) -> _Question:
        named = [name for name in (self.link, self.sections) if name]
        if self.bars:
            named += [self.bars.label, self.bars.value]
        if self.chart:
            named += [self.chart.time, self.chart.series, self.chart.value, self.chart.group]
        missing = [name for name in named if name not in self.columns]
        if missing:
            raise ValueError(f"{', '.join(missing)}: no column of this name")
        return self


def load_terms(content: Path) -> tuple[Mapping[str, Any], ...]:
    """Entries of glossary.yml; none where the file is absent.

    Raises:
        ProblemError: YAML-… for no YAML, CONTENT-INVALID for every faulty key.
    """
    return _entries(content / "glossary.yml", content, _Term)


def load_words(content: Path) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Groups of interface.yml; none where the file is absent. Raises as `load_terms` does."""
    path = content / "interface.yml"
    return _whole(path, content, _Words) if path.exists() else {}


def load_phrases(content: Path) -> Mapping[str, str]:
    """phrases.yml; none where the file is absent. Raises as `load_terms` does."""
    path = content / "phrases.yml"
    found: Mapping[str, str] = _whole(path, content, _Phrases) if path.exists() else {}
    return found


def load_reader_notes(content: Path) -> tuple[Mapping[str, Any], ...]:
    """reader_notes.yml; none where the file is absent or empty. Raises as `load_terms` does."""
    return _entries(content / "reader_notes.yml", content, _ReaderNote)


def load_search_words(content: Path) -> Mapping[str, list[Any]]:
    """search.yml; nothing where the file is absent. Raises as `load_terms` does."""
    path = content / "search.yml"
    found: Mapping[str, list[Any]] = _whole(path, content, _SearchWords) if path.exists() else {}
    return found


def load_places(content: Path) -> Mapping[str, Any]:
    """places.yml; nothing where the file is absent. Raises as `load_terms` does."""
    path = content / "places.yml"
    found: Mapping[str, Any] = _whole(path, content, _Places) if path.exists() else {}
    return found


def load_question(path: Path, content: Path) -> Mapping[str, Any]:
    """A file of answers/. Raises as `load_terms` does."""
    if not SLUG.fullmatch(path.stem):
        raise ProblemError([_invalid(path, content, "a file name that can't be an address", None)])
    found: Mapping[str, Any] = _whole(path, content, _Question)
    return found


def questions(content: Path) -> list[Path]:
    """The files of answers/, by name."""
    return sorted((content / "answers").glob("*.yml"))


def data_problem(path: Path, content: Path, seen: str) -> Problem:
    """CONTENT-INVALID for what only the data show of a file of answers/."""
    return _invalid(path, content, seen, None)


def content_problems(content: Path) -> list[Problem]:
    """What is wrong with any of these files; nothing is raised."""
    loaders = (
        load_terms,
        load_words,
        load_phrases,
        load_reader_notes,
        load_search_words,
        load_places,
        load_asked,
    )
    checks: list[Callable[[], object]] = [partial(load, content) for load in loaders]
    checks += [partial(load_question, path, content) for path in questions(content)]
    problems: list[Problem] = []
    for check in checks:
        try:
            check()
        except ProblemError as error:
            problems += error.problems
    return problems


def _entries(path: Path, content: Path, model: type[BaseModel]) -> tuple[Mapping[str, Any], ...]:
    if not path.exists():
        return ()
    raw = load_yaml(path, _name(path, content))
    _, problems = read_entries(raw, model, lambda seen, line: _invalid(path, content, seen, line))
    if problems:
        raise ProblemError(problems)
    return tuple(raw or ())


def _whole(path: Path, content: Path, model: type[BaseModel]) -> Any:
    raw = load_yaml(path, _name(path, content))
    validated(raw, model, lambda seen, line: _invalid(path, content, seen, line))
    return raw


def _name(path: Path, content: Path) -> str:
    return f"content/{path.relative_to(content).as_posix()}"


def _invalid(path: Path, content: Path, seen: str, line: int | None) -> Problem:
    expected = "entries as docs/reference/content-files.md describes them"
    return Problem(
        "CONTENT-INVALID", _name(path, content), line, seen, expected, "Mend the key and run again."
    )
