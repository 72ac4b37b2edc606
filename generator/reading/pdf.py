"""The text of a PDF by page, read in a process of its own so that no file can crash, fill or stop this one.

The process (`pdf_process`) gives itself a limit of memory and of processor time; this side limits the wall
time. Pages without text that show a picture are scans: they are refused, not skipped, since
whatever stands on them would be lost silently.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Problem, ProblemError

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
MOST_SECONDS = 180
_MAGIC = b"%PDF-"
# A header may stand behind other bytes, as readers of PDF accept it.
_HEADER_WITHIN = 1024
_WORKER = "generator.reading.pdf_process"
_LINE_END = re.compile(r"\r\n|\r|\n")
# The library's signs for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NAMED_PAGES = 12


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF.

    Attributes:
        text: all pages in order, one line of print a line, each ended by a line feed.
        first_lines: 1-based number of the first line of each page by its number in the file, from 1; a page
            without text has that of the next page.
    """

    text: str
    first_lines: Mapping[int, int]


def is_pdf(data: bytes) -> bool:
    """Whether bytes are those of a PDF, by its header."""
    return _MAGIC in data[:_HEADER_WITHIN]


def read_pdf(path: Path, name: str, pictures: Collection[int] = (), seconds: int = MOST_SECONDS) -> PdfText:
    """The text of the PDF in ``path``.

    Args:
        path: the file.
        name: what messages call it.
        pictures: numbers of pages that show pictures only, as a person has seen.
        seconds: how long it may take.

    Raises:
        ProblemError: PDF-ENCRYPTED, PDF-BROKEN, PDF-TOO-LARGE, PDF-TIME, or PDF-SCANNED with the pages that
            hold a picture and no text.
    """
    answer = _ask(path, name, seconds)
    if "code" in answer:
        raise ProblemError([_problem(str(answer["code"]), name, str(answer["seen"]))])
    pages: list[str] = answer["pages"]
    scanned = [page for page in answer["scanned"] if page not in pictures]
    if scanned or not any(page.strip() for page in pages):
        raise ProblemError([_problem("PDF-SCANNED", name, _scanned(scanned, len(pages)))])
    return _joined(pages)


def _ask(path: Path, name: str, seconds: int) -> Mapping[str, Any]:
    """What the process answers: ``pages`` and ``scanned``, or ``code`` and ``seen``."""
    command = [sys.executable, "-m", _WORKER, str(path.resolve()), str(MOST_PAGES), str(MOST_CHARACTERS)]
    root = Path(__file__).resolve().parents[2]
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603 - our own module; the path is one argument, never a shell's
                [*command, str(seconds)],
                cwd=root,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            seen = f"reading took more than {seconds} seconds"
            raise ProblemError([_problem("PDF-TIME", name, seen)]) from error
        answer.seek(0)
        try:
            found: Mapping[str, Any] = json.loads(answer.read())
        except ValueError:
            seen = f"the reader ended with status {done.returncode}"
            return {"code": "PDF-BROKEN", "seen": seen}
    return found


def _joined(pages: Sequence[str]) -> PdfText:
    lines: list[str] = []
    first_lines: dict[int, int] = {}
    for number, page in enumerate(pages, start=1):
        first_lines[number] = len(lines) + 1
        if page.strip():
            lines += [_clean(line) for line in _LINE_END.split(page.strip("\r\n"))]
    return PdfText("".join(f"{line}\n" for line in lines), first_lines)


def _clean(line: str) -> str:
    """A glyph without meaning stays visible as the sign for it; hyphens are hyphens."""
    return _CONTROL.sub("\ufffd", line.translate(_HYPHENS))


def _scanned(pages: Sequence[int], total: int) -> str:
    if not pages:
        return f"{total} pages without any text"
    shown = ", ".join(str(page) for page in pages[:_NAMED_PAGES])
    more = f" and {len(pages) - _NAMED_PAGES} more" if len(pages) > _NAMED_PAGES else ""
    return f"pictures without text on {len(pages)} of {total} pages ({shown}{more})"


_EXPECTED = {
    "PDF-ENCRYPTED": (
        "a PDF that opens without a password",
        "Ask the issuer for an open file; removing a password may be forbidden.",
    ),
    "PDF-BROKEN": ("a whole PDF", "Download it again and compare its size with the issuer's."),
    "PDF-TOO-LARGE": (
        f"at most {MOST_PAGES:,} pages and {MOST_CHARACTERS:,} characters",
        "Cut the volume into its reports and add each.",
    ),
    "PDF-TIME": (
        f"text within {MOST_SECONDS} seconds",
        "Print the file into a new PDF with another program, or give its text.",
    ),
    "PDF-SCANNED": (
        "text on every page",
        "Run OCR on it (ocrmypdf -l chi_tra) and add the result, or give the text; pages that really are "
        "pictures only are named with --pictures.",
    ),
}


def _problem(code: str, name: str, seen: str) -> Problem:
    expected, remedy = _EXPECTED.get(code, _EXPECTED["PDF-BROKEN"])
    return Problem(code, name, None, seen, expected, remedy)
