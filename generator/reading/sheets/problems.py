"""The problems of a workbook: what was expected, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import Problem, Severity

MOST_SECONDS = 120
_NAMED = 12

_EXPECTED = {
    "SHEET-ENCRYPTED": ("a workbook that opens without a password", "Ask the issuer for an open file."),
    "SHEET-BROKEN": (
        "a whole workbook (.xlsx, .xlsm, .xls)",
        "Download it again; save a file of another program as .xlsx.",
    ),
    "SHEET-TOO-LARGE": (
        "a workbook of the size of a report",
        "Keep the sheets of one report, and save again.",
    ),
    "SHEET-TIME": (
        f"cells within {MOST_SECONDS} seconds of processor time",
        "Save it as .xlsx with a spreadsheet program.",
    ),
    "SHEET-EMPTY": ("cells with text or numbers", "Look whether the sheets that matter are hidden."),
    "SHEET-HIDDEN": (
        "nothing but what is seen",
        "It was left out. Show it and save the file where it belongs to the report.",
    ),
    "SHEET-FORMULA": (
        "the value of every formula",
        "The formula stands in its place. Save the file with a spreadsheet program and add it again.",
    ),
    "SHEET-DATE": (
        "dates where dates belong",
        "Compare these cells: a number in a cell formatted as a date is shown as one.",
    ),
    "SHEET-SCALED": (
        "numbers that are shown as they are",
        "The format leaves out thousands: compare unit and amounts with what the file shows.",
    ),
    "SHEET-MERGED": (
        "one cell a row",
        "The text stands in the first row of the block only: look whether it belongs to the rows below too.",
    ),
    "SHEET-MACROS": (
        "a workbook without macros",
        "They were not run: compare the cells with what the file shows.",
    ),
    "SHEET-LINKS": (
        "cells that depend on this file alone",
        "The values are those that were saved: compare them with the published ones.",
    ),
}

SHEET_CODES = frozenset(_EXPECTED)


def sheet_problem(code: str, name: str, seen: str, severity: Severity = "error") -> Problem:
    """A problem of the workbook that messages call ``name``."""
    expected, remedy = _EXPECTED[code]
    return Problem(code, name, None, seen, expected, remedy, severity)


def cells_named(cells: Sequence[str]) -> str:
    """Names of cells for a message: the first dozen, and how many more."""
    more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    return ", ".join(cells[:_NAMED]) + more
