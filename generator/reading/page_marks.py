"""Pages of the PDF that a text was made from (data/sources/<report_id>.pages.yml), by line.

The file maps the number of each page in the PDF to its first line of the text. Printed page labels, which a
parser finds in the text, come first; where there is none, a row names the page of the file: ``PDF-12``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.reading.pages import PageMap
from generator.yaml_files import load_yaml

_HEADER = "# First line of data/sources/{report_id}.txt on each page of the PDF, by the number of the page.\n"


def page_label(number: int) -> str:
    """How a row names a page of the PDF."""
    return f"PDF-{number}"


def page_marks_text(report_id: str, first_lines: Mapping[int, int]) -> str:
    """The file for these pages."""
    lines = "".join(f"{page}: {line}\n" for page, line in sorted(first_lines.items()))
    return _HEADER.format(report_id=report_id) + lines


def load_page_marks(path: Path, name: str) -> PageMap:
    """The pages by line; empty where there is no such file, or nothing in it.

    Raises:
        ProblemError: YAML-… for no YAML, PAGES-INVALID where an entry is no page with its first line.
    """
    if not path.exists():
        return PageMap()
    raw = load_yaml(path, name)
    if raw is None:  # a text without pages replaced the edition that had some
        return PageMap()
    if not isinstance(raw, Mapping) or not all(_is_mark(page, line) for page, line in raw.items()):
        seen, expected = "an entry that is no page with its first line", "page: first line, both from 1"
        remedy = "Restore the file, or add the PDF again."
        raise ProblemError([Problem("PAGES-INVALID", name, None, seen, expected, remedy)])
    return pages_by_line(raw)


def pages_by_line(first_lines: Mapping[int, int]) -> PageMap:
    """Labels by line; a page without text gives way to the next one, which begins in the same line."""
    return PageMap.from_marks((line, page_label(page)) for page, line in sorted(first_lines.items()))


def _is_mark(page: object, line: object) -> bool:
    return all(isinstance(n, int) and not isinstance(n, bool) and n >= 1 for n in (page, line))
