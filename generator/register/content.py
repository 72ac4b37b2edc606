"""content/register/: read, and held against its own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.errors import Problem, ProblemError
from generator.register.agency_names import borne_names, shared_names
from generator.register.model import (
    Agency,
    CodeList,
    Link,
    NoAgency,
    NoProgramme,
    Programme,
    Register,
    Relation,
    Retired,
)
from generator.register.names import fold, name_key
from generator.yaml_entries import read_entries
from generator.yaml_files import load_yaml

FOLDER = "content/register"
_Model = TypeVar("_Model", bound=BaseModel)


def load_register(folder: Path) -> Register:
    """The decisions in ``folder``; an empty register where the folder or a file of it does not exist.

    Raises:
        ProblemError: YAML-… for no YAML; REGISTER-INVALID for every entry that is no such decision;
            REGISTER-AMBIGUOUS where an identifier or a name belongs to two.
    """
    problems: list[Problem] = []
    agencies = _read(folder, "agencies", Agency, problems)
    programmes = _read(folder, "programmes", Programme, problems)
    links = _read(folder, "links", Link, problems)
    relations = _read(folder, "relations", Relation, problems)
    retired = _read(folder, "retired", Retired, problems)
    no_programmes = _read(folder, "no_programmes", NoProgramme, problems)
    no_agencies = _read(folder, "no_agencies", NoAgency, problems)
    code_lists = _read(folder, "code_lists", CodeList, problems)
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yml"))}
    register = Register(
        agencies, programmes, links, relations, files, retired, no_programmes, no_agencies, code_lists
    )
    problems += [*_ambiguous(register), *_dangling(register)]
    if problems:
        raise ProblemError(problems)
    return register


def _read(folder: Path, stem: str, model: type[_Model], problems: list[Problem]) -> list[_Model]:
    path = folder / f"{stem}.yml"
    if not path.exists():
        return []
    try:
        raw = load_yaml(path, f"{FOLDER}/{stem}.yml") or []
    except ProblemError as error:
        problems += error.problems
        return []
    entries, wrong = read_entries(
        raw, model, lambda seen, line: _invalid(stem, seen, "a list of entries as described", line)
    )
    problems += wrong
    return entries


def _ambiguous(register: Register) -> Iterator[Problem]:
    """Identifiers, and names up to notation, that belong to two entries."""
    for stem, identifiers in (
        ("agencies", [a.id for a in register.agencies]),
        # A retired identifier is taken, too.
        ("programmes", [*(p.id for p in register.programmes), *(r.id for r in register.retired)]),
        ("code_lists", [found.id for found in register.code_lists]),
    ):
        for identifier, count in Counter(identifiers).items():
            if count > 1:
                yield _invalid(
                    stem, f"{identifier} stands {count} times", "an identifier once", ambiguous=True
                )
    owners: dict[Any, str] = {}
    for programme in register.programmes:
        for name in (programme.name, *programme.aliases):
            owner = owners.setdefault(name_key(name), programme.id)
            if owner != programme.id:
                seen = f"{name} belongs to {owner} and to {programme.id}"
                yield _invalid("programmes", seen, "a name of one programme", ambiguous=True)
    for one, other in shared_names(register.agencies):
        seen = f"{one.name} is borne by {one.agency_id} and by {other.agency_id} on the same day"
        yield _invalid("agencies", seen, "a name of one agency at a time", ambiguous=True)
    bearers = {fold(borne.name): a.id for a in register.agencies for borne in borne_names(a)}
    for entry in register.no_agencies:
        if fold(entry.name) in bearers:
            seen = f"{entry.name} is a name of {bearers[fold(entry.name)]}"
            yield _invalid("no_agencies", seen, "what is no agency's name", ambiguous=True)


def _dangling(register: Register) -> Iterator[Problem]:
    """Identifiers that no entry has."""
    agencies = {agency.id for agency in register.agencies}
    wanted: list[tuple[str, str, str, Sequence[str] | set[str]]] = [
        ("agencies", a.id, a.parent, agencies) for a in register.agencies if a.parent
    ]
    wanted += [("agencies", a.id, took.part_of, agencies) for a in register.agencies for took in a.took_over]
    wanted += [("programmes", p.id, p.agency, agencies) for p in register.programmes if p.agency]
    lists = {found.id for found in register.code_lists}
    wanted += [("code_lists", found.id, found.of, lists) for found in register.code_lists if found.of]
    programmes = set(register.by_id)
    wanted += [("links", link.record, link.programme, programmes) for link in register.links]
    wanted += [("relations", r.programme, r.programme, programmes) for r in register.relations]
    wanted += [("relations", r.programme, r.of, programmes) for r in register.relations]
    wanted += [("retired", entry.id, entry.now, programmes) for entry in register.retired if entry.now]
    for stem, label, identifier, known in wanted:
        if identifier not in known:
            yield _invalid(stem, f"{label} refers to {identifier}", "an identifier of the register")


def _invalid(
    stem: str, seen: str, expected: str, line: int | None = None, *, ambiguous: bool = False
) -> Problem:
    code = "REGISTER-AMBIGUOUS" if ambiguous else "REGISTER-INVALID"
    remedy = "Mend the entry; docs/reference/content-files.md describes the file."
    return Problem(code, f"{FOLDER}/{stem}.yml", line, seen, expected, remedy)
