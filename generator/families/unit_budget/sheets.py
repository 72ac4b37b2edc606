"""A budget book as printed pages: what stands under each running head, and whose volume it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.heads import (
    Head,
    Side,
    find_agency,
    find_heads,
    running_text,
)
from generator.families.unit_budget.kinds import Kind, kind_of
from generator.families.unit_budget.volumes import Opened, volumes
from generator.reading.column_fit import fit_table, mark_misfits
from generator.reading.document import Document, Line
from generator.reading.tables import PipeTable, pipe_tables

# Tables in which a label stands before each value: no place of a column tells what a cell is.
_LABELLED = frozenset({"revenue_sheets", "work_plans"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page.

    Attributes:
        head: its running head; None before the first one and for a left page that lost its head.
        side: ``left`` and ``right`` for the pages of a spread.
        volume: 1 for the agency's own book, 2 and more for the volumes of subordinate agencies.
        owner: the agency whose volume it is.
        tables: its tables with their kinds, None where the kind is unknown.
        texts: its lines outside head and tables, blank ones left out.
    """

    head: Head | None
    side: Side
    volume: int
    owner: str
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


def _with_volumes(drafts: Sequence[_Draft], agency: str) -> list[Sheet]:
    pages = [
        Opened(draft.head, [kind.name for _, kind in draft.tables if kind], [_bare(t) for t in draft.texts])
        for draft in drafts
    ]
    return [
        Sheet(draft.head, draft.side, volume, owner, tuple(draft.tables), tuple(draft.texts))
        for draft, (volume, owner) in zip(drafts, volumes(pages, agency), strict=True)
    ]


def _bare(line: Line) -> str:
    return "".join(line.text.split()).replace("*", "")
