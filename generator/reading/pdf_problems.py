"""The problems of a PDF: what was expected, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import Problem, Severity

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
MOST_SECONDS = 180
_NAMED_PAGES = 12

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
        f"text within {MOST_SECONDS} seconds of processor time",
        "Print the file into a new PDF with another program, or give its text.",
    ),
    "PDF-SCANNED": (
        "text on every page",
        "Run OCR on it (ocrmypdf -l chi_tra) and add the result, or give the text; pages that really are "
        "pictures only are named with --pictures.",
    ),
    "PDF-CURVES": (
        "letters as text",
        "Ask the issuer for a file with its fonts, or run OCR over it (ocrmypdf --force-ocr -l chi_tra); "
        "pages without any text of the report are named with --pictures.",
    ),
    "PDF-GARBLED": (
        "glyphs that lead back to characters",
        "The fonts lack their tables: ask the issuer for another file, or run OCR over it (ocrmypdf "
        "--force-ocr -l chi_tra).",
    ),
    "PDF-DAMAGED": (
        "pages whose content is whole",
        "Download it again and compare its size with the issuer's; what follows the damage is lost.",
    ),
    "PDF-HIDDEN": (
        "nothing but what is printed",
        "It was left out. Compare the page with the text, and ask the issuer where it matters.",
    ),
    "PDF-UNCHECKED": (
        "pages whose content can be checked for damage",
        "Compare the ends of these pages with the text: what follows a damage would be lost.",
    ),
    "PDF-MISSED": (
        "pages that can be read without their fonts",
        "The file lacks its fonts and the second reader failed: single characters may be missing. Compare "
        "these pages with the text, or print the file into a new PDF.",
    ),
    "PDF-PICTURE": (
        "tables as text",
        "What the picture shows is not read: look whether it is a table, and run OCR on these pages "
        "(ocrmypdf --force-ocr -l chi_tra) where it is.",
    ),
    "PDF-DRAWN": (
        "letters and tables as text",
        "Something is drawn as curves beside the text: look whether it is a chart, or a table that is lost.",
    ),
    "PDF-VERTICAL": (
        "lines from left to right",
        "Words are set from top to bottom: compare them with the text, lines run from the right.",
    ),
    "PDF-COLUMNS": (
        "one column of text",
        "They were read one after the other, the left one first: compare the order with the page.",
    ),
    "PDF-TURNED": (
        "lines that are set level",
        "Compare these pages with the text: words may have come apart.",
    ),
}

PDF_CODES = frozenset(_EXPECTED)


def pdf_problem(code: str, name: str, seen: str, severity: Severity = "error") -> Problem:
    """A problem of the PDF that messages call ``name``."""
    expected, remedy = _EXPECTED.get(code, _EXPECTED["PDF-BROKEN"])
    return Problem(code, name, None, seen, expected, remedy, severity)


def pages_named(pages: Sequence[int]) -> str:
    """Numbers of pages for a message: the first dozen, and how many more."""
    shown = ", ".join(str(page) for page in pages[:_NAMED_PAGES])
    more = f" and {len(pages) - _NAMED_PAGES} more" if len(pages) > _NAMED_PAGES else ""
    return shown + more
