"""Page labels: those that are printed on the pages of a PDF, else counted from the table of contents.

A text that came by hand prints them in the contents alone. There every printed page begins with a running
head or with the left half of a spread. Where a table has as many pages as its entry in the contents says,
they are labelled in order; otherwise they stay without label.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.heads import PAGE_NUMBER, plain
from generator.families.unit_budget.sheets import Sheet
from generator.reading.document import Document
from generator.reading.pages import PageMap
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import cell_text
from generator.yaml_files import load_yaml

_PAGES = re.compile(r"(?P<first>\d{1,4})(?:[~～－-](?P<last>\d{1,4}))?")
# 11 1
_GAP = re.compile(r"\d\s+\d")
_PARTED = "頁次「{printed}」的數字之間有空白，未必是一個數字。"
# 1. 甲、
_POINTED = r"(?P<number>\d{1,3}|[一二三四五六七八九十甲乙丙丁]{1,3})\s*[.．、]"
# (一)
_BRACKETED = r"(?P<bracket>[(（][一二三四五六七八九十]{1,3}[)）])"
_NUMBER = re.compile(rf"(?:{_POINTED}|{_BRACKETED})\s*(?P<title>.*)", re.DOTALL)
# 一、預算總說明……001-038; 1.歲入來源別預算表 02004- 7頁
_DOTTED = re.compile(
    r"(?P<title>.*?[^\s.．…·])\s*[.．…·]{3,}[\s.．…·]*(?P<pages>\d{1,4}(?:\s*[-~－～]\s*\d{1,4})?)"
)
_LABELLED = re.compile(r"(?P<title>\S.*?)\s+\d{2,5}(?:-\d{2,4})?\s*-\s*(?P<pages>\d{1,4})\s*頁")
_PUNCTUATION = re.compile(r"[^\w\u4e00-\u9fff]")
_WORDS: Mapping[str, str] = {
    entry["kind"]: entry["word"] for entry in load_yaml(Path(__file__).with_name("contents.yml"))["titles"]
}
_BETWEEN_PAGES = re.compile(r"本頁空白|主要表|附屬表|參考表|預算總說明|附錄")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents; pages as printed, empty where none are.

    ``doubt`` says what of the pages can be read in two ways; empty where nothing can.
    """

    number: str
    title: str
    page_start: str
    page_end: str
    lines: tuple[int, ...]
    doubt: str


def contents_entries(book: Book) -> Iterator[Entry]:
    """The entries of the table of contents in order."""
    for table, _, _ in book.tables("contents"):
        for row in table.rows:
            title = tidy(cell_text(row.cell(0)).replace("\n", " "))
            if title:
                yield _entry(title, row.cells[-1], row.lines)
    for sheet in book.own_sheets():
        for line in sheet.texts:
            match = _DOTTED.fullmatch(line.stripped) or _LABELLED.fullmatch(line.stripped)
            if match is not None:
                yield _entry(tidy(match["title"]), match["pages"], (line.number,))


def _entry(title: str, printed: str, lines: tuple[int, ...]) -> Entry:
    entry, pages = _NUMBER.fullmatch(title), _PAGES.fullmatch(squeeze(printed))
    return Entry(
        (entry["number"] or entry["bracket"]) if entry else "",
        tidy(entry["title"]) if entry else title,
        pages["first"] if pages else "",
        (pages["last"] or pages["first"]) if pages else "",
        lines,
        _PARTED.format(printed=tidy(printed)) if _GAP.search(printed) else "",
    )


def label_pages(book: Book) -> PageMap:
    """The page labels by line of the source."""
    return _printed_labels(book.collector.document) or _counted_labels(book)


def _printed_labels(document: Document) -> PageMap | None:
    """The labels that the pages of a PDF print, where most of them print one."""
    starts = [*document.pages.starts, len(document) + 1]
    marks: list[tuple[int, str]] = []
    for start, following in itertools.pairwise(starts):
        lines = [plain(line.text) for line in document.between(start, following - 1) if not line.blank]
        edges = (*lines[:1], *lines[-1:])
        marks.append((start, next((text for text in edges if PAGE_NUMBER.fullmatch(text)), "")))
    named = sum(bool(label) for _, label in marks)
    return PageMap.from_marks(marks) if named and 2 * named >= len(marks) else None


def _counted_labels(book: Book) -> PageMap:
    entries = [entry for entry in contents_entries(book) if entry.page_start]
    owners = _owners(book, entries)
    marks: list[tuple[int, str]] = []
    counted: dict[int, int] = {}
    for sheet, owner in zip(book.sheets, owners, strict=True):
        label = ""
        if owner is not None:
            counted[owner] = counted.get(owner, 0) + 1
            if owners.count(owner) == _length(entries[owner]):
                first = entries[owner].page_start
                label = str(int(first) + counted[owner] - 1).zfill(len(first))
        marks.extend(_marks(book, sheet, label))
    return PageMap.from_marks(marks)


def _length(entry: Entry) -> int:
    return int(entry.page_end) - int(entry.page_start) + 1


def _owners(book: Book, entries: Sequence[Entry]) -> list[int | None]:
    """Which entry of the contents each page belongs to; a right page to that of its left page."""
    titles = [_bare(entry.title) for entry in entries]
    owners: list[int | None] = []
    for sheet in book.sheets:
        owner: int | None = None
        if sheet.volume == 1 and sheet.side == "right" and owners:
            owner = owners[-1]
        elif sheet.volume == 1:
            owner = _owner(sheet, titles)
        owners.append(owner)
    return owners


def _owner(sheet: Sheet, titles: Sequence[str]) -> int | None:
    kinds = [kind.name for _, kind in sheet.tables if kind]
    word = next((_WORDS[kind] for kind in kinds if kind in _WORDS), "")
    if not word:
        own = _bare(sheet.title)
        return next((i for i, title in enumerate(titles) if own and title == own), None)
    return next((i for i, title in enumerate(titles) if word in title), None)


def _bare(title: str) -> str:
    return _PUNCTUATION.sub("", squeeze(title))


def _marks(book: Book, sheet: Sheet, label: str) -> Iterator[tuple[int, str]]:
    """Where the page begins, and where what stands between it and the next page begins."""
    if not sheet.first_line:
        return
    yield book.text.source_lines([sheet.first_line])[0], label
    for line in sheet.texts:
        if line.number > sheet.first_line and _BETWEEN_PAGES.fullmatch(plain(line.text)):
            yield book.text.source_lines([line.number])[0], ""
            return
