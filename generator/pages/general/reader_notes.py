"""Answers to readers who found a figure wrong: one page of all, a feed, and the receipt of each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.errors import ProblemError
from generator.packaging.atom import NEVER, FeedEntry, atom
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset
from generator.pages.frame.reviewed import data_problem, load_reader_notes
from generator.pages.frame.site import Site
from generator.pages.parts.subjects import subject
from generator.pages.wording.phrase import says
from generator.records.values import Row

URL = "reader-notes/"
OUTCOMES = {
    "corrected": says("已更正"),
    "explained": says("已說明"),
    "as_printed": says("報告就是這樣印的"),
}


@dataclass(frozen=True, slots=True)
class ReaderNote:
    """An answered note: what its entry says, the outcome in words, what the record is about, its row."""

    said: Mapping[str, Any]
    outcome: str
    about: str
    row: Row

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"{self.said['record_id']}.{self.said['field']}.{self.said['date']}"


def reader_notes(site: Site) -> list[ReaderNote]:
    """Every note of content/reader_notes.yml, the newest answer first.

    Raises:
        ProblemError: CONTENT-INVALID for a faulty file, or for a record or field that the site lacks.
    """
    notes = [_note(site, said) for said in load_reader_notes(site.content)]
    return sorted(notes, key=lambda note: (str(note.said["date"]), note.anchor), reverse=True)


def notes_of_report(site: Site, report_id: str) -> list[dict[str, str]]:
    """What the receipts of a report's figures say of notes about them."""
    return [
        {
            "record": str(note.said["record_id"]),
            "field": str(note.said["field"]),
            "text": f"{note.outcome}（{note.said['date']}）：{note.said['answer']}",
        }
        for note in reader_notes(site)
        if note.said["report_id"] == report_id
    ]


def notes_draft(site: Site) -> Draft:
    """The page of all answers; it says so where there is none."""
    notes = reader_notes(site)
    title = says("讀者問過的數字")
    return Draft(
        URL,
        title,
        "front/reader_notes.md.j2",
        {"notes": notes, "address": URL},
        description=says("讀者覺得不對的數字，查過原文之後的回答：更正、說明，或報告就是這樣印的。"),
        search=SearchFacts(),
        assets=(Asset(f"{URL}feed.atom", _feed(str(title), notes)),),
        bilingual=True,
    )


def _note(site: Site, said: Mapping[str, Any]) -> ReaderNote:
    report_id, record_id, field = (str(said[key]) for key in ("report_id", "record_id", "field"))
    package = site.packages.get(report_id)
    table, row = package.by_record_id.get(record_id, ("", None)) if package else ("", None)
    if package is None or row is None or field not in package.schemas[table].by_name:
        seen = f"{report_id}: no record {record_id} with a field {field}"
        raise ProblemError([data_problem(site.content / "reader_notes.yml", site.content, seen)])
    about = subject(package, site.tables_of(package), record_id)
    return ReaderNote(said, OUTCOMES[str(said["outcome"])], about, row)


def _feed(title: str, notes: Sequence[ReaderNote]) -> bytes:
    entries = [
        FeedEntry(
            note.anchor,
            f"{note.outcome}：{note.about} {note.said['value']}",
            str(note.said["date"]),
            f"#{note.anchor}",
            str(note.said["answer"]),
        )
        for note in notes
    ]
    return atom("reader-notes", title, "./", entries[0].day if entries else NEVER, entries)
