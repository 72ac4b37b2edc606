"""What the extraction left of the printed pages: page breaks and page labels.

The performance reviews of the Forward-looking Infrastructure programmes are extracted without form feeds and
without running heads. A page begins where a line with exactly one leading space follows a line that is not
blank (moea-infra-review-110); a label such as ``9-4`` (programme 9, page 4) stands on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.language.widths import fold_widths
from generator.reading.document import Document

_LABEL = re.compile(r"(\d{1,3})-(\d{1,3})")
_PAGE_START = re.compile(r"(?:\f| (?=\S))")


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages of a document as far as the text shows them.

    Attributes:
        document: the text.
        page_starts: numbers of the lines that begin a page.
        labels: (programme, page) of every line that holds nothing but a page label.
    """

    document: Document
    page_starts: frozenset[int]
    labels: Mapping[int, tuple[int, int]]


def read_layout(document: Document) -> Layout:
    """Find page breaks and page labels."""
    starts: set[int] = set()
    labels: dict[int, tuple[int, int]] = {}
    previous_blank = True
    for line in document:
        if line.text.startswith("\f") or (_PAGE_START.match(line.text) and not previous_blank):
            starts.add(line.number)
        match = _LABEL.fullmatch(fold_widths(line.stripped))
        if match:
            labels[line.number] = (int(match[1]), int(match[2]))
        previous_blank = line.blank
    return Layout(document, frozenset(starts), labels)
