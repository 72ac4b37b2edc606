"""The text of a PDF by page, read in processes of their own so that no file can crash, fill or stop this one.

Each process (`pdf_process`) gives itself a limit of memory and of processor time; this side limits how long
it is waited for. What a page shows and no reader can take (a scan, letters drawn as curves) is refused or
told by page, since whatever stands there would be lost silently (`pdf_doubts`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import IO, Any

from generator.errors import Problem, ProblemError
from generator.reading.limits import waiting_seconds, worked_too_long
from generator.reading.pdf_doubts import judge_pages
from generator.reading.pdf_problems import MOST_CHARACTERS, MOST_PAGES, MOST_SECONDS, pdf_problem
from generator.reading.places import Place

_MAGIC = b"%PDF-"
# A header may stand behind other bytes, as readers of PDF accept it.
_HEADER_WITHIN = 1024
_WORKER = "generator.reading.pdf_process"
# Starting a process costs as much as reading some ten pages.
_WORTH_PARTING = 400_000
_PARTS = 2


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF.

    Attributes:
        text: all pages in order, one line of print or one row of a table a line, each ended by a line feed.
        first_lines: 1-based number of the first line of each page by its number in the file, from 1; a page
            without text has that of the next page.
        places: where each line of text stands, by its number.
        doubts: what a person should look at before the text is taken, by page.
    """

    text: str
    first_lines: Mapping[int, int]
    places: Mapping[int, Place] = field(default_factory=dict)
    doubts: Sequence[Problem] = ()


def is_pdf(data: bytes) -> bool:
    """Whether bytes are those of a PDF, by its header."""
    return _MAGIC in data[:_HEADER_WITHIN]


def read_pdf(path: Path, name: str, pictures: Collection[int] = (), seconds: int = MOST_SECONDS) -> PdfText:
    """The text of the PDF in ``path``.

    Args:
        path: the file.
        name: what messages call it.
        pictures: numbers of pages that show pictures only, as a person has seen.
        seconds: how much processor time each process may take.

    Raises:
        ProblemError: PDF-ENCRYPTED, PDF-BROKEN, PDF-TOO-LARGE, PDF-TIME, or with the pages concerned
            PDF-SCANNED, PDF-CURVES, PDF-GARBLED, PDF-DAMAGED.
    """
    pages = _ask(path, name, seconds)
    doubts = judge_pages(pages, name, pictures)
    return _joined(pages, doubts)


def _ask(path: Path, name: str, seconds: int) -> list[Mapping[str, Any]]:
    """What the processes answer: all pages in order."""
    parts = _PARTS if path.stat().st_size > _WORTH_PARTING and (os.cpu_count() or 1) > 1 else 1
    until = monotonic() + waiting_seconds(seconds)
    with ExitStack() as stack:
        running = []
        for part in range(parts):
            answer = stack.enter_context(tempfile.TemporaryFile())
            running.append((stack.enter_context(_started(path, seconds, part, parts, answer)), answer))
        try:
            answers = [_answer(process, file, name, seconds, until) for process, file in running]
        finally:
            for process, _ in running:
                process.kill()
    return sorted(
        (page for answer in answers for page in answer["pages"]), key=lambda page: int(page["number"])
    )


def _started(path: Path, seconds: int, part: int, parts: int, answer: IO[bytes]) -> subprocess.Popen[bytes]:
    limits = [MOST_PAGES, MOST_CHARACTERS, seconds, part, parts]
    return subprocess.Popen(  # noqa: S603 - our own module; the path is one argument, never a shell's
        [sys.executable, "-m", _WORKER, str(path.resolve()), *map(str, limits)],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.DEVNULL,
        stdout=answer,
        stderr=subprocess.DEVNULL,
    )


def _answer(
    process: subprocess.Popen[bytes], file: IO[bytes], name: str, seconds: int, until: float
) -> Mapping[str, Any]:
    """What one process found.

    Raises:
        ProblemError: where the file can't be read.
    """
    try:
        status = process.wait(max(until - monotonic(), 0))
    except subprocess.TimeoutExpired as error:
        seen = f"reading took more than {waiting_seconds(seconds)} seconds"
        raise ProblemError([pdf_problem("PDF-TIME", name, seen)]) from error
    if worked_too_long(status):
        seen = f"reading took more than {seconds} seconds of processor time"
        raise ProblemError([pdf_problem("PDF-TIME", name, seen)])
    file.seek(0)
    try:
        found: Mapping[str, Any] = json.loads(file.read())
    except ValueError:
        found = {"code": "PDF-BROKEN", "seen": f"the reader ended with status {status}"}
    if "code" in found:
        raise ProblemError([pdf_problem(str(found["code"]), name, str(found["seen"]))])
    return found


def _joined(pages: Sequence[Mapping[str, Any]], doubts: Sequence[Problem]) -> PdfText:
    lines: list[str] = []
    first_lines: dict[int, int] = {}
    places: dict[int, Place] = {}
    for page in pages:
        number = int(page["number"])
        first_lines[number] = len(lines) + 1
        for text, y0, y1, borders in page["lines"]:
            lines.append(str(text))
            if borders:
                places[len(lines)] = Place(number, float(y0), float(y1), tuple(map(float, borders)))
    return PdfText("".join(f"{line}\n" for line in lines), first_lines, places, tuple(doubts))
