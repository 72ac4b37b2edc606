"""Files that hold a report in a form that is not read: named for what they are, with what to do."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from generator.errors import Problem

_AS_PDF = "Open it and save it as PDF, then add that."
_AS_XLSX = "Open it and save it as .xlsx, then add that."
_UNPACKED = "Unpack it, and add the files of the report one by one."
_OF_PICTURE = "Run OCR on it (ocrmypdf -l chi_tra makes a PDF that holds text), and add the result."
_OF_PAGE = (
    "Add the file that the page offers (PDF, workbook), or copy the report's own text into a text file: "
    "menus, counters and scripts of a page would be read as text of the report."
)
_PARTS = {
    "word/": ("a document of a word processor (.docx)", _AS_PDF),
    "ppt/": ("slides (.pptx)", _AS_PDF),
}
# What an OpenDocument file says in the part that its format puts first.
_OPEN_DOCUMENTS = {
    "text": ("a document of a word processor (.odt)", _AS_PDF),
    "presentation": ("slides (.odp)", _AS_PDF),
    "spreadsheet": ("a workbook in OpenDocument (.ods)", _AS_XLSX),
}
_BEGINNINGS: Mapping[bytes, tuple[str, str]] = {
    rb"{\rtf": ("a document of a word processor (.rtf)", _AS_PDF),
    b"\x89PNG": ("a picture (PNG)", _OF_PICTURE),
    b"\xff\xd8\xff": ("a picture (JPEG)", _OF_PICTURE),
    b"II*\x00": ("a picture (TIFF)", _OF_PICTURE),
    b"MM\x00*": ("a picture (TIFF)", _OF_PICTURE),
    b"GIF8": ("a picture (GIF)", _OF_PICTURE),
    b"7z\xbc\xaf": ("an archive (7z)", _UNPACKED),
    b"Rar!": ("an archive (RAR)", _UNPACKED),
    b"\x1f\x8b": ("an archive (gzip)", _UNPACKED),
}
_HEAD_BYTES = 4096
_MARKS_AND_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
# A page begins with the tags of its head, one that is saved with its pictures with the heads of a message.
_PAGE = re.compile(
    rb"(?:<[?]xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|title|meta|script|style)[\s>]"
    rb"|[\w-]+:.*?content-type:\s*multipart/related",
    re.IGNORECASE | re.DOTALL,
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that holds the text in a container of the older word processor, in UTF-16.
_OLD_DOCUMENT = "WordDocument".encode("utf-16-le")
_MOST_MEDIA_TYPE = 100


def format_problem(data: bytes, name: str) -> Problem | None:
    """ADD-FORMAT for a file whose form is known and not read; None for all others, whole or not.

    Args:
        data: bytes of the file.
        name: what messages call it.
    """
    found = _format_of(data)
    if found is None:
        return None
    seen, remedy = found
    return Problem("ADD-FORMAT", name, None, seen, "a text, a PDF that holds text, or a workbook", remedy)


def _format_of(data: bytes) -> tuple[str, str] | None:
    """What the file is and what to do."""
    for beginning, found in _BEGINNINGS.items():
        if data.startswith(beginning):
            return found
    if data.startswith(_ZIP):
        return _zipped(data)
    if data.startswith(_OLE):
        return ("a document of a word processor (.doc)", _AS_PDF) if _OLD_DOCUMENT in data else None
    # Without null bytes, a page in UTF-16 reads like one in ASCII.
    head = data[:_HEAD_BYTES].replace(b"\x00", b"").lstrip(_MARKS_AND_BLANKS)
    return ("a saved web page", _OF_PAGE) if _PAGE.match(head) else None


def _zipped(data: bytes) -> tuple[str, str] | None:
    """What a ZIP file holds; None for a workbook, and where it can't be opened."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            media_type = _media_type(archive)
    except (zipfile.BadZipFile, ValueError, RuntimeError, EOFError, OSError):
        return None
    for kind, found in _OPEN_DOCUMENTS.items():
        if media_type.endswith(f"opendocument.{kind}"):
            return found
    for folder, found in _PARTS.items():
        if any(name.startswith(folder) for name in names):
            return found
    return None if any(name.startswith("xl/") for name in names) else ("an archive (ZIP)", _UNPACKED)


def _media_type(archive: zipfile.ZipFile) -> str:
    """What the file says it is, in a short part of its own; empty where it says nothing."""
    try:
        with archive.open("mimetype") as part:
            return part.read(_MOST_MEDIA_TYPE).decode("ascii", "replace").strip()
    except KeyError:
        return ""
