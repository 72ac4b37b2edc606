"""Markup that exports leave in a text: HTML tags and entities, Markdown headings, emphasis, table rows."""

from __future__ import annotations

import re

from generator.reading.html_tags import ANY_TAG, tag_pattern, with_characters

_COMMENT = re.compile(r"<!--.{0,300}?-->|<!DOCTYPE[^<>]{0,300}>", re.IGNORECASE)
_HEADING = re.compile(r"^(\s*)#{1,6}\s+")
_EMPHASIS = re.compile(r"\*\*(?=\S)(.{1,300}?)(?<=\S)\*\*")
_TABLE_TAG = tag_pattern("table thead tbody tr td th")
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$|^[^|]*\|[^|]*\|.*$")


def without_markup(text: str) -> str:
    """The words of a line without tags, entities and Markdown marks; blanks at its end stay."""
    if not any(c in text for c in "<&#*"):
        return text
    plain = with_characters(ANY_TAG.sub("", _COMMENT.sub("", text)))
    return _EMPHASIS.sub(r"\1", _HEADING.sub(r"\1", plain))


def is_table_row(text: str) -> bool:
    """Whether a line is a row of a pipe table or part of an HTML table."""
    return bool(_TABLE_TAG.search(text) or _PIPE_ROW.match(text))


def row_cells(text: str) -> list[str]:
    """The cells of a table row as text; empty for a rule (``|---|---|``) and for a line of tags only."""
    if _TABLE_TAG.search(text):
        cells = [without_markup(cell).strip() for cell in re.split(r"(?i)</t[dh]>", text)]
        return [cell for cell in cells if cell]
    cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
    return [] if all(set(cell) <= set("-: ") for cell in cells) else cells
