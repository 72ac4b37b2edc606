"""The marks of rows of grants: 1. and 4000 and (1) and [1], and which one a row had that lost its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.language.odd_signs import IN_TEXT

_MARKS = (
    ("total", re.compile(r"(?P<label>)(?P<rest>[合總]\s*計)$")),
    # No decimal; a misread digit parts no code from its mark (3.5726108l10).
    (
        "number",
        re.compile(
            rf"(?P<label>\d{{1,2}})\s*[.．](?!\d{{1,8}}(?![\dA-Z{IN_TEXT}]))\s*(?P<rest>.*)", re.DOTALL
        ),
    ),
    ("object", re.compile(r"(?P<label>\d{4})(?!\d)\s*(?P<rest>.*)", re.DOTALL)),
    ("account", re.compile(r"(?P<label>\d{10,11})(?!\d)\s*(?P<rest>.*)", re.DOTALL)),
    ("round", re.compile(r"[(（](?P<label>\d{1,3})[)）]\s*(?P<rest>.*)", re.DOTALL)),
    ("square", re.compile(r"[\[［](?P<label>\d{1,3})[\]］]\s*(?P<rest>.*)", re.DOTALL)),
)
_LABELS = {"round": "({})", "square": "[{}]"}
# Styles whose labels count; the others are codes.
_COUNTING = frozenset({"number", "round", "square"})
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark that a row begins with: its style, its label as in a path, and the text behind it."""

    style: str
    label: str
    rest: str


def read_mark(name: str, styles: Mapping[str, int]) -> Mark | None:
    """The mark of a row, of one of these styles; None where the text begins with none."""
    for style, pattern in _MARKS:
        match = pattern.match(name) if style in styles else None
        if match is not None:
            return Mark(style, _LABELS.get(style, "{}").format(match["label"]), match["rest"])
    return None


def lost_mark(opened: Mapping[str, str], following: Mark | None, depths: Mapping[str, int]) -> Mark:
    """The mark of a row that lost its own, from those around it.

    It is of the style above where the next row begins to count anew, of one between where that stands deeper
    than the row before, a part of the row before where the next one follows that, else beside it.

    Args:
        opened: label by style of the row before and of those above it, from the top down; empty before any.
        following: the mark of the next row that has one.
        depths: depth of the rows by style.
    """
    if not opened:
        return Mark("total", "", "")
    style = _lost_style(opened, following, depths)
    number = _number(opened.get(style, "0")) if style in _COUNTING else None
    label = _UNKNOWN if number is None else _LABELS.get(style, "{}").format(number + 1)
    return Mark(style, label, "")


def _lost_style(opened: Mapping[str, str], following: Mark | None, depths: Mapping[str, int]) -> str:
    last = list(opened)[-1]
    if following is None:
        return last
    number, depth = _number(following.label), depths[following.style]
    if number == 1 and following.style in opened:
        return next((style for style in reversed(list(opened)) if depths[style] < depth), last)
    below = [style for style in depths if style in _COUNTING and depths[style] > depths[last]]
    if depth > depths[last]:
        return next((style for style in reversed(below) if depths[style] < depth), last)
    known = _number(opened[last])
    follows = following.style == last and known is not None and number == known + 1
    return below[0] if follows and below else last


def _number(label: str) -> int | None:
    digits = label.strip("()[]")
    return int(digits) if digits.isdecimal() else None
