"""One text set in another way (wrapped, in other brackets, as pages of a PDF), and what must stay equal."""

from __future__ import annotations

from collections.abc import Sequence

from generator.language.widths import fold_widths
from generator.reading.wrapping import columns
from tests.families.business_report.reports import Parsed
from tests.reading.typeset import Typesetter

BRACKETS = {
    "half": str.maketrans("（）：％", "():%"),
    "full": str.maketrans("()%", "（）％"),
}
_NEAR_EDGE = 8
_LINES = 45
# What only says where a row stands.
_PLACES = {"lines"}


def set_at(paragraphs: Sequence[str], width: int) -> list[str]:
    """Lines of at most ``width`` columns.

    No paragraph ends near the right edge, where nothing would tell that it ends: lines before its last one
    are a character shorter, as marks that may begin no line make them, or its first line is indented.
    """
    return [line for paragraph in paragraphs for line in _set(paragraph, width)]


def _set(paragraph: str, width: int) -> list[str]:
    for indent in range(5):
        for shorter in range(8):
            lines = _filled("\u3000" * indent + paragraph, width, shorter)
            if columns(lines[-1]) <= width - _NEAR_EDGE:
                return lines
    return lines


def _filled(paragraph: str, width: int, shorter: int) -> list[str]:
    lines: list[str] = []
    current = ""
    for c in paragraph:
        if columns(current + c) > (width - 2 if len(lines) < shorter else width):
            lines.append(current)
            current = ""
        current += c
    return [*lines, current]


def as_pdf(lines: Sequence[str]) -> bytes:
    """Pages with numbers below."""
    pdf = Typesetter()
    for page, start in enumerate(range(0, len(lines), _LINES), start=1):
        pdf.page(lines[start : start + _LINES], foot=str(page))
    return pdf.data()


def records(parsed: Parsed) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, what was told and what was checked: widths folded, without blanks.

    A label that was made from a text is cut after a number of characters, blanks included, and stays out.
    """
    found: dict[str, list[tuple[object, ...]]] = {
        table: [
            tuple(
                (name, _plain(value))
                for name, value in {**row.values, "certainty": row.certainty, "note": row.note}.items()
                if not (name == "label" and row.values.get("label_generated"))
            )
            for row in rows
        ]
        for table, rows in parsed.tables.items()
        if table not in _PLACES
    }
    found["told"] = [(problem.code, problem.severity) for problem in parsed.collector.problems]
    found["checked"] = [(each.check, each.printed, each.computed, each.verdict) for each in parsed.identities]
    return found


def _plain(value: object) -> object:
    return "".join(fold_widths(value).split()) if isinstance(value, str) else value
