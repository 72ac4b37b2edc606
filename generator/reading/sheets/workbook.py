"""A workbook as text: each sheet as one pipe table, one row a line, so that a family reads it as any table.

The first line of a sheet is its name, the next one its row 1. Cells stand in their columns from A on; what is
hidden is left out and told, rows and their numbers stay in step by `sheet_map`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Problem, ProblemError
from generator.reading.html_tags import ANY_TAG, with_characters
from generator.reading.limits import waiting_seconds, worked_too_long
from generator.reading.sheet_map import SheetMap
from generator.reading.sheets.problems import MOST_SECONDS, cells_named, sheet_problem

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKER = "generator.reading.sheets.process"
# So many empty rows are written as lines; behind more of them the rows are counted anew.
_MOST_EMPTY = 3
_LINE_END = re.compile(r"\s*(?:_x000[Dd]_)?(?:\r\n|\n|\r)")
# 0x7F fills half of a wide blank in files of the budget office.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\x85]|_x00[01][0-9A-Fa-f]_")
_TOLD = {
    "formula": ("SHEET-FORMULA", "formulas without a value"),
    "date": ("SHEET-DATE", "dates"),
    "scaled": ("SHEET-SCALED", "numbers shown in thousands"),
    "merged": ("SHEET-MERGED", "blocks of cells merged over several rows"),
}
_BESIDE = {"macros": ("SHEET-MACROS", "macros"), "links": ("SHEET-LINKS", "references to other files")}


@dataclass(frozen=True, slots=True)
class WorkbookText:
    """The text of a workbook: its lines, the row of each, and what a person should look at."""

    text: str
    rows: SheetMap
    sheets: int
    doubts: Sequence[Problem]


def is_workbook(data: bytes) -> bool:
    """Whether bytes begin as those of a workbook do: a ZIP file, or a container of the older Office."""
    return data.startswith((_ZIP, _OLE))


def read_workbook(path: Path, name: str, seconds: int = MOST_SECONDS) -> WorkbookText:
    """The text of the workbook in ``path``; ``name`` is what messages call it.

    Raises:
        ProblemError: SHEET-ENCRYPTED, SHEET-BROKEN, SHEET-TOO-LARGE, SHEET-TIME, SHEET-EMPTY.
    """
    return workbook_text(_ask(path, name, seconds), name)


def workbook_text(found: Mapping[str, Any], name: str) -> WorkbookText:
    """The text of what the process found.

    Raises:
        ProblemError: SHEET-EMPTY where no cell is seen.
    """
    sheets = [sheet for sheet in found["sheets"] if sheet["rows"]]
    if not sheets:
        raise ProblemError([sheet_problem("SHEET-EMPTY", name, "no cell that is seen and holds anything")])
    lines: list[str] = []
    marks: list[tuple[int, str, int]] = []
    for sheet in sheets:
        if lines:
            lines.append("")
        marks.append((len(lines) + 1, sheet["name"], 0))
        lines.append(_cell(sheet["name"]))
        _add_rows(sheet, lines, marks)
    doubts = [*_hidden(found["sheets"], name), *_odd(found["sheets"], name), *_beside(found["beside"], name)]
    return WorkbookText("".join(f"{line}\n" for line in lines), SheetMap.of(marks), len(sheets), doubts)


def _add_rows(sheet: Mapping[str, Any], lines: list[str], marks: list[tuple[int, str, int]]) -> None:
    before = 0
    for number, cells in sheet["rows"]:
        if number - before - 1 > _MOST_EMPTY:
            marks.append((len(lines) + 1, sheet["name"], number))
        else:
            lines += [_row([""] * len(cells))] * (number - before - 1)
        lines.append(_row(cells))
        before = number


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    """A cell as it stands between pipes: line ends as tags, nothing in it that could be read as markup."""
    if "<" in text or "&" in text:
        text = _without_markup(text)
    parts = (_CONTROL.sub(" ", part).replace("\t", " ") for part in _LINE_END.split(text))
    return "<br>".join(part.replace("|", "\\|").rstrip(" ") for part in parts).strip(" ")


def _without_markup(text: str) -> str:
    if with_characters(text) != text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;") if ANY_TAG.search(text) else text


def _hidden(sheets: Sequence[Mapping[str, Any]], name: str) -> Iterator[Problem]:
    found = [(sheet["name"], sheet["hidden"]) for sheet in sheets if sheet["hidden"]]
    if found:
        shown = cells_named([f"{count:,} on {title}" for title, count in found])
        yield sheet_problem("SHEET-HIDDEN", name, f"hidden cells: {shown}", "warning")


def _odd(sheets: Sequence[Mapping[str, Any]], name: str) -> Iterator[Problem]:
    for kind, (code, words) in _TOLD.items():
        cells = [f"{sheet['name']}!{cell}" for sheet in sheets for cell in sheet["odd"].get(kind, [])]
        if cells:
            yield sheet_problem(code, name, f"{words} ({cells_named(cells)})", "warning")


def _beside(kinds: Sequence[str], name: str) -> Iterator[Problem]:
    for kind in kinds:
        code, words = _BESIDE[kind]
        yield sheet_problem(code, name, words, "warning")


def _ask(path: Path, name: str, seconds: int) -> Mapping[str, Any]:
    """What the process answers.

    Raises:
        ProblemError: where the file can't be read.
    """
    command = [sys.executable, "-m", _WORKER, str(path.resolve()), str(max(seconds, 1))]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the path is one argument, never a shell's
            command,
            cwd=Path(__file__).resolve().parents[3],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=waiting_seconds(seconds),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        seen = f"reading took more than {waiting_seconds(seconds)} seconds"
        raise ProblemError([sheet_problem("SHEET-TIME", name, seen)]) from error
    if worked_too_long(done.returncode):
        seen = f"reading took more than {seconds} seconds of processor time"
        raise ProblemError([sheet_problem("SHEET-TIME", name, seen)])
    try:
        found: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        found = {"code": "SHEET-BROKEN", "seen": f"the reader ended with status {done.returncode}"}
    if "code" in found:
        raise ProblemError([sheet_problem(str(found["code"]), name, str(found["seen"]))])
    return found
