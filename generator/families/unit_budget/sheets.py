"""A budget book as printed pages: what stands under each running head, and whose volume it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from generator.families.unit_budget.heads import (
    Head,
    Side,
    cover_agency,
    find_agency,
    find_heads,
    running_text,
)
from generator.families.unit_budget.kinds import Kind, kind_of
from generator.reading.column_fit import fit_table, mark_misfits
from generator.reading.document import Document, Line
from generator.reading.tables import PipeTable, pipe_tables

# Tables that every volume opens with: one of them coming back after others means another volume.
_OPENING = frozenset({"revenue", "expenditure"})
_SAME_NAME = 80
# Tables in which a label stands before each value: no place of a column tells what a cell is.
_LABELLED = frozenset({"revenue_sheets", "work_plans"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page.

    Attributes:
        head: its running head; None before the first one and for a left page that lost its head.
        side: ``left`` and ``right`` for the pages of a spread.
        volume: 1 for the agency's own book, 2 and more for the volumes of subordinate agencies.
        tables: its tables with their kinds, None where the kind is unknown.
        texts: its lines outside head and tables, blank ones left out.
    """

    head: Head | None
    side: Side
    volume: int
    tables: tuple[tuple[PipeTable, Kind | None], ...]
    texts: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The title in its head, an empty string without head."""
        return self.head.title if self.head else ""

    @property
    def first_line(self) -> int:
        """Number of its first line, 0 for an empty sheet."""
        firsts = [table.first_line for table, _ in self.tables] + [line.number for line in self.texts]
        if self.head:
            firsts.append(self.head.first_line)
        return min(firsts, default=0)


@dataclass(slots=True)
class _Draft:
    head: Head | None
    side: Side
    tables: list[tuple[PipeTable, Kind | None]] = field(default_factory=list)
    texts: list[Line] = field(default_factory=list)


def split_sheets(document: Document) -> tuple[str, list[Sheet]]:
    """The agency's name (empty where nothing tells it) and the pages of its book in order."""
    texts = running_text(document)
    agency = find_agency(texts)
    heads = {head.first_line: head for head in find_heads(document, texts, agency)}
    tables = {table.first_line: table for table in pipe_tables(document)}
    taken = {n for head in heads.values() for n in head.lines}
    taken |= {n for table in tables.values() for n in table.lines}
    drafts = [_Draft(None, "full")]
    kind: Kind | None = None
    for line in document:
        if head := heads.get(line.number):
            drafts.append(_Draft(head, head.side))
        if table := tables.get(line.number):
            kind = kind_of(table, drafts[-1].head.title if drafts[-1].head else "", drafts[-1].side, kind)
            if _opens_left_page(kind, drafts[-1]):
                drafts.append(_Draft(None, "left"))
            drafts[-1].tables.append((table, kind))
        elif line.number not in taken and not line.blank:
            drafts[-1].texts.append(line)
    _fit(drafts)
    return agency, _with_volumes(drafts, agency)


def _fit(drafts: Sequence[_Draft]) -> None:
    """Lay rows with a cell too many or too few against the columns, as tables of their kind show them."""
    alike: dict[Kind, list[PipeTable]] = {}
    for draft in drafts:
        for table, kind in draft.tables:
            if kind is not None:
                alike.setdefault(kind, []).append(table)
    for draft in drafts:
        draft.tables = [(_fitted(table, kind, alike), kind) for table, kind in draft.tables]


def _fitted(table: PipeTable, kind: Kind | None, alike: Mapping[Kind, Sequence[PipeTable]]) -> PipeTable:
    if kind is not None and kind.name in _LABELLED:
        return mark_misfits(table)
    return fit_table(table, alike[kind] if kind else ())


def _opens_left_page(kind: Kind | None, draft: _Draft) -> bool:
    """A left half of a spread under a right page's head, or after another table: its own head was lost."""
    return kind is not None and kind.side == "left" and (draft.side == "right" or bool(draft.tables))


class _Volumes:
    """Whose volume the pages belong to, followed from page to page.

    A volume is told by a cover of its own, by another agency's name in the running head of a main table, or
    by a main table that comes back after other tables.
    """

    def __init__(self, agency: str) -> None:
        self._owners = {agency: 1}
        self._owner = agency
        self._count = self.number = 1
        self._seen: dict[int, set[str]] = {1: set()}
        self._last: dict[int, str] = {}

    def enter(self, draft: _Draft) -> int:
        """The number of the volume of the next page."""
        cover = next((name for line in draft.texts if (name := cover_agency(_bare(line)))), "")
        if cover and self._seen[self.number] & _OPENING:
            self._open(cover)
        named = self._known(draft.head.agency if draft.head and draft.head.side == "full" else "")
        kinds = [kind.name for _, kind in draft.tables if kind]
        if named and named != self._owner and named in self._owners:
            self._owner, self.number = named, self._owners[named]
        elif named and named != self._owner and any(k in self._seen[self.number] & _OPENING for k in kinds):
            self._open(named)
        for kind in kinds:
            if kind in self._seen[self.number] & _OPENING and kind != self._last.get(self.number):
                self._open(self._owner)
            self._seen[self.number].add(kind)
            self._last[self.number] = kind
        return self.number

    def _known(self, name: str) -> str:
        """A name as it is known; a character read wrongly in a running head makes no other agency."""
        like = (o for o in self._owners if abs(len(o) - len(name)) <= 1 and ratio(o, name) >= _SAME_NAME)
        return name if name in self._owners else next(like, name)

    def _open(self, owner: str) -> None:
        self._count += 1
        self.number = self._count
        self._owners[owner] = self.number
        self._owner = owner
        self._seen[self.number] = set()


def _with_volumes(drafts: Sequence[_Draft], agency: str) -> list[Sheet]:
    volumes = _Volumes(agency)
    return [
        Sheet(draft.head, draft.side, volumes.enter(draft), tuple(draft.tables), tuple(draft.texts))
        for draft in drafts
    ]


def _bare(line: Line) -> str:
    return "".join(line.text.split()).replace("*", "")
