"""Headings that a narrow page wrapped: the lines below a heading that still belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.text import STYLES
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.markers import match_marker
from generator.reading.spacing import squeeze

_MOST_LINES = 2
# How the headings of these reviews end (moea-infra-review-110): 執行情形, 因應對策, 檢討與建議, 經濟效益.
_END = re.compile(r"(?:情形|對策|措施|建議|效益|成果)(?:\([^()]*\))?$")
_REST = re.compile(r"[\u4e00-\u9fff、及與之]{2,20}(?:\([^()]*\))?")


def wrapped_heading(heading: Line, title: str, below: Sequence[Line]) -> int:
    """How many of the lines below belong to the heading: they close its bracket or end it.

    Args:
        heading: its first line; a blank at its end closes it.
        title: the heading without its mark and without white space.
        below: the lines with text that follow.
    """
    whole = fold_widths(title)
    if whole.count("(") > whole.count(")"):
        for count, line in enumerate(below[:_MOST_LINES], start=1):
            whole += fold_widths(squeeze(line.text))
            if whole.count("(") <= whole.count(")"):
                return count if whole.endswith((")", ":")) else 0
        return 0
    if not below or heading.text != heading.text.rstrip() or _END.search(whole):
        return 0
    rest = fold_widths(below[0].stripped)
    ends = _REST.fullmatch(rest) is not None and _END.search(rest) is not None
    return 1 if ends and match_marker(rest, STYLES) is None else 0
