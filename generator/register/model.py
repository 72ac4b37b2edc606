"""What people decided about programmes and agencies: the content of content/register/, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.register.names import NameKey, name_key
from generator.yaml_entries import InBoth
from generator.yaml_values import Day, Slug, WebAddress, not_among

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# Beside the pages of programmes stands one about all of them.
ProgrammeId = Annotated[Slug, not_among("what-became")]
Kind = Literal[
    "infrastructure",
    "key_project",
    "work_plan",
    "budget_programme",
    "programme",
    "scheme",
    "loan",
    "facility",
]
MentionRelation = Literal["same", "predecessor", "successor", "part_of", "topic", "different"]
ProgrammeRelation = Literal["successor", "part_of", "topic", "different"]


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(_Content):
    """Lines of a report's source text."""

    report: Text
    lines: tuple[int, ...] = Field(min_length=1)


class FormerName(_Content):
    """A name that an agency had before."""

    name: Text
    short: tuple[Text, ...] = ()
    since: Day | None = None
    until: Day


class TookOver(_Content):
    """Part of the work of another body, which an agency took over on a day."""

    part_of: Slug
    day: Day
    note: Text
    evidence: tuple[Evidence, ...] = ()


class Agency(_Content):
    """An agency or state enterprise under its present name.

    ``dates`` are the lines that print the days of its names; where none is given, no text that is known does.
    """

    id: Slug
    name: Text
    name_en: str = ""
    short: tuple[Text, ...] = ()
    parent: str = ""
    since: Day | None = None
    until: Day | None = None
    former: tuple[FormerName, ...] = ()
    took_over: tuple[TookOver, ...] = ()
    dates: tuple[Evidence, ...] = ()


class CodeList(_Content):
    """A list that codes of the packages are of; ``open`` says what no given document tells of it.

    A list ``of`` another holds its codes at one ``level`` of account, of which the first ``digits`` count.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
    title: InBoth
    about: InBoth
    open: InBoth
    address: WebAddress = ""
    of: str = ""
    level: str = ""
    digits: int | None = None


class NoAgency(_Content):
    """What stands in a column of agencies and is none, such as a total; ``report`` is the first."""

    name: Text
    report: Text
    note: Text


class Programme(_Content):
    """A programme; ``seen`` names the reports in whose catalogues a person identified it."""

    id: ProgrammeId
    name: Text
    agency: str = ""
    kind: Kind
    family: str = ""
    aliases: tuple[Text, ...] = ()
    seen: tuple[Text, ...] = ()


class Retired(_Content):
    """An identifier that was published and is no programme's any more: it is never given again.

    ``now`` is the programme that its records belong to, if any.
    """

    id: Slug
    now: str = ""
    note: Text


class NoProgramme(_Content):
    """A name that is no programme of the register, in whatever report it stands; ``report`` is the first."""

    name: Text
    report: Text
    note: Text


class Link(_Content):
    """A reviewed decision: what a record has to do with a programme.

    ``record`` speaks of the programme in ``words``; both passages stand in ``evidence``, the record's first.
    """

    programme: Slug
    report: Text
    record: Text
    words: Text
    relation: MentionRelation
    evidence: tuple[Evidence, ...] = Field(min_length=1, max_length=2)
    note: Text


class Relation(_Content):
    """A reviewed decision: what a programme is to another (``programme`` is the successor of ``of``)."""

    programme: Slug
    relation: ProgrammeRelation
    of: Slug
    evidence: tuple[Evidence, ...] = Field(min_length=1, max_length=2)
    note: Text


@dataclass(frozen=True)
class Register:
    """Everything that people decided."""

    agencies: Sequence[Agency] = ()
    programmes: Sequence[Programme] = ()
    links: Sequence[Link] = ()
    relations: Sequence[Relation] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    retired: Sequence[Retired] = ()
    no_programmes: Sequence[NoProgramme] = ()
    no_agencies: Sequence[NoAgency] = ()
    code_lists: Sequence[CodeList] = ()

    @cached_property
    def by_id(self) -> dict[str, Programme]:
        """Programmes by programme_id."""
        return {programme.id: programme for programme in self.programmes}

    @cached_property
    def by_printed_name(self) -> dict[str, Programme]:
        """Programmes by their name and aliases, letter by letter."""
        return {name: p for p in self.programmes for name in (p.name, *p.aliases)}

    @cached_property
    def by_key(self) -> dict[NameKey, Programme]:
        """Programmes by the keys of their names and aliases; own names win over aliases."""
        found = {name_key(alias): p for p in self.programmes for alias in p.aliases}
        return found | {name_key(p.name): p for p in self.programmes}

    @cached_property
    def no_names(self) -> set[NameKey]:
        """Keys of the names that are no programme."""
        return {name_key(entry.name) for entry in self.no_programmes}

    @cached_property
    def answered(self) -> dict[tuple[str, NameKey], Link]:
        """The first decision about a programme and words that may speak of it, whatever the report."""
        found: dict[tuple[str, NameKey], Link] = {}
        for link in self.links:
            found.setdefault((link.programme, name_key(link.words)), link)
        return found

    @cached_property
    def by_answer(self) -> dict[NameKey, Programme]:
        """Programmes by names of which a person said that they are the same, where that can't change.

        Which phase a name without one means depends on the report, and a name that was answered in two
        ways means nothing by itself.
        """
        told: dict[NameKey, set[str]] = {}
        for (programme_id, key), link in self.answered.items():
            told.setdefault(key, set()).add(programme_id if link.relation == "same" else "")
        single = {key: next(iter(ids)) for key, ids in told.items() if len(ids) == 1}
        programmes = {key: self.by_id[found] for key, found in single.items() if found in self.by_id}
        return {key: p for key, p in programmes.items() if not p.family and not name_key(p.name).phase}
