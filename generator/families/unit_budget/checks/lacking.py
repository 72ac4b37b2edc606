"""Sums whose parts a book doesn't hold: an excerpt, or a file that lost pages which its contents name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.checking.identity import Identity
from generator.families.unit_budget.checks.sums import text
from generator.reading.pages import PageMap
from generator.records.record import Record, Tables

_SUM = "之和"
_NUMBER = re.compile(r"(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the contents of which some pages are there and others are not."""

    title: str
    pages: range
    absent: tuple[int, ...]

    @property
    def missing(self) -> str:
        """``捐助經費分析表第160至165頁``: what the book doesn't hold."""
        first, last = self.absent[0], self.absent[-1]
        if len(self.absent) == last - first + 1:
            return f"{self.title}第{first}頁" if first == last else f"{self.title}第{first}至{last}頁"
        return f"{self.title}第{'、'.join(map(str, self.absent))}頁"


def with_lacking(found: Iterable[Identity], tables: Tables, labels: PageMap) -> Iterator[Identity]:
    """The identities; a sum that is too small says which pages are missing, where its rows stand among such.

    Pages are those that the contents name for a table while no page of the book has their label and no row,
    text included, was read from them, and others of the same entry are there. A sum that is too large lacks
    no row.
    """
    entries = list(_torn(tables, labels))
    for identity in found:
        torn = _torn_by(identity, entries) if entries else None
        if torn is None or identity.verdict != "unresolved":
            yield identity
        else:
            yield replace(identity, computed=None, missing=(torn.missing,))


def _torn_by(identity: Identity, entries: Iterable[_Entry]) -> _Entry | None:
    printed, computed = identity.printed, identity.computed
    if not identity.operands or printed is None or computed is None or not 0 <= computed < printed:
        return None
    if len(identity.operands) == 1 and _SUM not in identity.formula:
        return None
    pages = {page for operand in identity.operands for page in _pages(operand)}
    return next((entry for entry in entries if not pages.isdisjoint(entry.pages)), None)


def _torn(tables: Tables, labels: PageMap) -> Iterator[_Entry]:
    present = {page for records in tables.values() for record in records for page in _pages(record)}
    present |= set(_labelled(labels))
    for record in tables.get("contents", []):
        pages = _range(record.values)
        absent = tuple(page for page in pages if page not in present)
        if absent and len(absent) < len(pages):
            yield _Entry(text(record, "title"), pages, absent)


def _labelled(labels: PageMap) -> Iterator[int]:
    """Numbers of the pages of a book: those printed, and of pages without one between two that leave them."""
    before, blank = 0, 0
    for label in labels.labels:
        if match := _NUMBER.search(label):
            number = int(match[1])
            yield from range(before + 1 if before and number - before - 1 == blank else number, number + 1)
            before, blank = number, 0
        else:
            blank += 1


def _range(entry: Mapping[str, object]) -> range:
    first, last = str(entry.get("page_start") or ""), str(entry.get("page_end") or "")
    return range(int(first), int(last) + 1) if first.isdecimal() and last.isdecimal() else range(0)


def _pages(record: Record) -> Iterator[int]:
    """The numbers of a record's pages; a label's number stands behind the code of the agency."""
    for stretch in record.stretches:
        if match := _NUMBER.search(stretch.page):
            yield int(match[1])
