"""Texts of a workbook told once: cells name them by number, as spreadsheet programs write them.

openpyxl writes each text into its cell, with a number for each character: a fifth more bytes once packed.
"""

from __future__ import annotations

from collections.abc import Mapping

PART = "xl/sharedStrings.xml"
# A line's end would be read as a space, were it not told by its number.
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">'
)
# Where a workbook says which parts it has, before what ends each list, and what it says of this one.
_LISTS = {
    "[Content_Types].xml": (
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>',
    ),
    "xl/_rels/workbook.xml.rels": (
        b"</Relationships>",
        b'<Relationship Id="texts" Target="sharedStrings.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>',
    ),
}


class SharedTexts:
    """Texts in the order in which each was first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cells = 0

    def number(self, text: str) -> int:
        """Number of a text, for one more cell that holds it."""
        self._cells += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def in_workbook(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """The parts of a workbook with these texts as one more."""
        found = dict(parts)
        for name, (end, said) in _LISTS.items():
            found[name] = found[name].replace(end, said + end)
        texts = (_HEAD % (self._cells, len(self._numbers)), *map(_told, self._numbers), "</sst>")
        return found | {PART: "".join(texts).encode("utf-8")}


def _told(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<si><t{space}>{text.translate(_ESCAPED)}</t></si>"
