"""The process that opens a PDF: ``python -m generator.reading.pdf_process FILE LIMITS… PART PARTS``.

Limits are those of pages, characters and seconds. Prints one JSON object: ``count`` and ``pages`` (each as
`page_object` makes it) or ``code`` and ``seen`` where the file can't be read. Two processes read a long book:
PART 0 of 2 takes the odd pages, PART 1 of 2 the even ones.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from generator.reading.limits import RefusedError, print_answer
from generator.reading.printed.miner_page import Mined, MinerBook
from generator.reading.printed.pdfium_page import CrowdedPageError, frame_of, read_page
from generator.reading.printed.reading import PageText, page_text

_MOST_OF_ONE_PAGE = 1_000_000
_AT_ONCE = 40


def read_pages(path: str, file: BinaryIO, limits: tuple[int, int], part: int, parts: int) -> dict[str, Any]:
    """What is printed on the pages ``part + 1``, ``part + 1 + parts``, …; see the module."""
    most_pages, most_characters = limits
    document = _opened(path)
    count = len(document)
    if count > most_pages:
        raise RefusedError("PDF-TOO-LARGE", f"{count:,} pages")
    pages: list[dict[str, Any]] = []
    left = most_characters
    book = MinerBook(file, most_pages)
    for at, number in enumerate(range(part + 1, count + 1, parts), start=1):
        if at % _AT_ONCE == 0:
            # The library keeps what it unpacked until a file is closed.
            document.close()
            document = _opened(path)
        try:
            found = _read_page(document, book, number)
        except pypdfium2.PdfiumError as error:
            raise RefusedError("PDF-BROKEN", f"page {number} of {count} can't be read") from error
        except CrowdedPageError as error:
            raise RefusedError("PDF-TOO-LARGE", f"page {number} holds too many characters") from error
        left -= sum(len(line.text) for line in found.lines)
        if left < 0:
            raise RefusedError("PDF-TOO-LARGE", f"page {number} brings too many characters")
        pages.append(page_object(number, found))
    return {"count": count, "pages": pages}


def page_object(number: int, page: PageText) -> dict[str, Any]:
    """A page as JSON: its number, its lines with their places, and what is odd about it."""
    lines = [
        [line.text, round(line.y0, 1), round(line.y1, 1), [round(x, 1) for x in line.borders]]
        for line in page.lines
    ]
    return {
        "number": number,
        "lines": lines,
        "hidden": asdict(page.hidden),
        "chars": page.chars,
        "picture": page.picture,
        "curves": page.curves,
        "outside": page.outside,
        "damaged": page.damaged,
        "unchecked": page.unchecked,
        "missed": page.missed,
        "image": page.image,
        "drawn": page.drawn,
        "columns": page.columns,
        "vertical": page.vertical,
    }


def _opened(path: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise RefusedError("PDF-ENCRYPTED", "a PDF that asks for a password") from error
        raise RefusedError("PDF-BROKEN", "a file that can't be opened as PDF") from error
    if len(document) == 0:
        raise RefusedError("PDF-BROKEN", "a PDF without pages")
    return document


def _read_page(document: pypdfium2.PdfDocument, book: MinerBook, number: int) -> PageText:
    """A page; everything it took is given back."""
    page = document[number - 1]
    try:
        # Asked first: the library forgets what it has unpacked.
        damaged = book.is_damaged(number)
        read = read_page(page, _MOST_OF_ONE_PAGE)
        mined = book.read(number, frame_of(page)) if read.lost else Mined()
        return page_text(read, mined, damaged=damaged)
    finally:
        page.close()


def main() -> None:
    """Limit this process, then read."""
    path, most_pages, most_characters, seconds, part, parts = sys.argv[1:]

    def read() -> dict[str, Any]:
        with Path(path).open("rb") as file:
            return read_pages(path, file, (int(most_pages), int(most_characters)), int(part), int(parts))

    print_answer(read, int(seconds), "PDF-TOO-LARGE")


if __name__ == "__main__":
    main()
