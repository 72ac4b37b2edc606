"""Entries of YAML files held against their model, with the line of each fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from generator.errors import Problem, ProblemError
from generator.yaml_files import line_of

Model = TypeVar("Model", bound=BaseModel)
# Makes a problem of what was seen and its line.
Complaint = Callable[[str, int | None], Problem]
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Strict(BaseModel):
    """A part of a file: it has these keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class InBoth(Strict):
    """A text in both languages."""

    zh: NonEmpty
    en: NonEmpty


def read_entries(raw: Any, model: type[Model], complain: Complaint) -> tuple[list[Model], list[Problem]]:
    """The entries of a list in loaded YAML (nothing: none), and a problem for every faulty key."""
    if raw is None or raw == {}:
        return [], []
    if not isinstance(raw, list):
        return [], [complain("something that is no list", None)]
    entries: list[Model] = []
    problems: list[Problem] = []
    for position, item in enumerate(raw):
        try:
            entries.append(model.model_validate(item))
        except ValidationError as error:
            problems += [
                complain(f"entry {position + 1}, {seen}", line_of(raw, (position, *keys)))
                for keys, seen in faults(error)
            ]
    return entries, problems


def validated(raw: Any, model: type[Model], complain: Complaint) -> Model:
    """A loaded YAML file as its model.

    Raises:
        ProblemError: one problem for every faulty key.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise ProblemError(complain(seen, line_of(raw, keys)) for keys, seen in faults(error)) from error


def faults(error: ValidationError) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """The keys that lead to each fault, and the fault in words."""
    for fault in error.errors():
        key = ".".join(map(str, fault["loc"])) or "as a whole"
        yield fault["loc"], f"key {key}: {fault['msg']}"
