"""The file that a maintainer hands over, as text with its provenance."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.adding.formats import format_problem
from generator.errors import Problem, ProblemError
from generator.reading.document import Document, document_from_text, read_document
from generator.reading.page_marks import pages_by_line
from generator.reading.pdf import is_pdf, read_pdf
from generator.reading.places import Place
from generator.reading.sheet_map import SheetMap
from generator.reading.sheets.workbook import is_workbook, read_workbook

# The five reports together have 1.2 MB; nothing printed comes near this.
MOST_BYTES = 64_000_000
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Original:
    """A report as it came.

    Attributes:
        name: name of the file, without its folder.
        sha256: digest of the file as it came.
        stored: bytes of the text as it will be kept in data/sources.
        document: that text as lines.
        note: how the text was made, for the maintainer.
        first_lines: first line of each page of a PDF by its number; empty for a text.
        places: where each line of a PDF is printed, by its number; empty for a text.
        doubts: pages of a PDF, or cells of a workbook, that a person should look at.
        sheets: row of each line of a workbook.
    """

    name: str
    sha256: str
    stored: bytes
    document: Document
    note: str
    first_lines: Mapping[int, int] = field(default_factory=dict)
    places: Mapping[int, Place] = field(default_factory=dict)
    doubts: Sequence[Problem] = ()
    sheets: SheetMap | None = None


def read_original(path: Path, pictures: Collection[int] = ()) -> Original:
    """The report in ``path``.

    Args:
        path: a text, a PDF or a workbook.
        pictures: pages of a PDF that hold no text, as a person has seen.

    Raises:
        ProblemError: ADD-FILE for something that is no readable file or too large, ADD-FORMAT for one of a
            program whose files are not read; READ-… for a text that can't be read, PDF-… for such a PDF,
            SHEET-… for such a workbook.
    """
    name = _printable(path.name)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ProblemError([_no_file(name, error.strerror or "unreadable")]) from error
    if not path.is_file():
        raise ProblemError([_no_file(name, "no regular file")])
    if size > MOST_BYTES:
        raise ProblemError([_no_file(name, f"a file of {size:,} bytes")])
    data = path.read_bytes()
    if other := format_problem(data, name):
        raise ProblemError([other])
    if is_pdf(data):
        return _read_pdf(path, name, digest(data), pictures)
    return _read_workbook(path, name, digest(data)) if is_workbook(data) else _read_text(path, name)


def _read_pdf(path: Path, name: str, sha256: str, pictures: Collection[int]) -> Original:
    found = read_pdf(path, name, pictures)
    document = replace(document_from_text(found.text, name), pages=pages_by_line(found.first_lines))
    note = f"PDF of {len(found.first_lines)} pages, {len(document):,} lines of text"
    stored = found.text.encode("utf-8")
    return Original(name, sha256, stored, document, note, found.first_lines, found.places, found.doubts)


def _read_workbook(path: Path, name: str, sha256: str) -> Original:
    found = read_workbook(path, name)
    document = replace(document_from_text(found.text, name), pages=found.rows)
    note = f"workbook, {found.sheets} sheets that hold something, {len(document):,} lines of text"
    stored = found.text.encode("utf-8")
    return Original(name, sha256, stored, document, note, doubts=found.doubts, sheets=found.rows)


def _read_text(path: Path, name: str) -> Original:
    document = read_document(path, name)
    data = path.read_bytes()
    if document.encoding == "utf-8":
        return Original(name, document.sha256, data, document, "text in UTF-8, kept as it came")
    text = "".join(f"{line.printed}\n" for line in document)
    kept = document_from_text(text, name)
    note = f"text in {document.encoding}, converted to UTF-8"
    return Original(name, document.sha256, text.encode("utf-8"), kept, note)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _printable(name: str) -> str:
    """A file's name as it may stand in a manifest and on a page: no control or direction marks."""
    return "".join(c if c.isprintable() else "_" for c in name)[-_LONGEST_NAME:]


def _no_file(name: str, seen: str) -> Problem:
    expected = f"a text, PDF or workbook of at most {MOST_BYTES // 1_000_000} MB"
    return Problem("ADD-FILE", name, None, seen, expected, "Check the path and its rights.")
