"""The process that opens a PDF: ``python -m generator.reading.pdf_process FILE PAGES CHARACTERS SECONDS``.

Prints one JSON object: ``pages`` (text of each) and ``scanned`` (numbers of pages with a picture and no text)
or ``code`` and ``seen`` where the file can't be read.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

if sys.platform != "win32":
    import resource

# Address space, of which the interpreter and the library's code take a part.
_MOST_MEMORY = 1_500_000_000
_MOST_OF_ONE_PAGE = 1_000_000
_SCAN_SHARE = 0.5


class _RefusedError(Exception):
    """The file is not read; the code of the problem and what was seen."""

    def __init__(self, code: str, seen: str) -> None:
        super().__init__(seen)
        self.answer = {"code": code, "seen": seen}


def read_pages(path: str, most_pages: int, most_characters: int) -> dict[str, Any]:
    """What is printed; see the module."""
    document = _opened(path)
    count = len(document)
    if count > most_pages:
        raise _RefusedError("PDF-TOO-LARGE", f"{count:,} pages")
    pages: list[str] = []
    scanned: list[int] = []
    left = most_characters
    for number in range(1, count + 1):
        try:
            text, is_scan = _read_page(document, number)
        except pypdfium2.PdfiumError as error:
            raise _RefusedError("PDF-BROKEN", f"page {number} of {count} can't be read") from error
        left -= len(text)
        if left < 0 or len(text) > _MOST_OF_ONE_PAGE:
            raise _RefusedError("PDF-TOO-LARGE", f"page {number} holds or brings too many characters")
        pages.append(text)
        if is_scan:
            scanned.append(number)
    return {"pages": pages, "scanned": scanned}


def _opened(path: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise _RefusedError("PDF-ENCRYPTED", "a PDF that asks for a password") from error
        raise _RefusedError("PDF-BROKEN", "a file that can't be opened as PDF") from error
    if len(document) == 0:
        raise _RefusedError("PDF-BROKEN", "a PDF without pages")
    return document


def _read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[str, bool]:
    """The text of a page and whether it is a scan; everything it took is given back."""
    page = document[number - 1]
    try:
        words = page.get_textpage()
        try:
            text = words.get_text_range(0, min(words.count_chars(), _MOST_OF_ONE_PAGE + 1))
        finally:
            words.close()
        return text, not text.strip() and _pictured(page)
    finally:
        page.close()


def _pictured(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture covers most of the page."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) >= _SCAN_SHARE * width * height:
            return True
    return False


def main() -> None:
    """Limit this process, then read."""
    path, most_pages, most_characters, seconds = sys.argv[1:]
    if sys.platform != "win32":  # which has no such limits: there the caller's clock alone ends the process
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = read_pages(path, int(most_pages), int(most_characters))
    except _RefusedError as error:
        found = error.answer
    except MemoryError:
        found = {"code": "PDF-TOO-LARGE", "seen": "more than fits into the memory that a report may take"}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
