"""Texts of pictures that are made without knowing the reader's fonts: in lines that surely fit, as SVG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

_LINE_HEIGHT = 1.35
# Widths in parts of the height of a letter; Latin ones are narrower than this in the fonts that readers have.
_FULL, _NARROW = 1.0, 0.62
_LATIN_END = "\u2e80"
# What stays together on a line: words and numbers of Latin letters with the space behind them, and any sign
# with the closing marks that may not begin a line.
_TOGETHER = re.compile(r"(?:[!-~]+\s?|[^!-~])[，。、；：）》」』…]*")


@dataclass(frozen=True, slots=True)
class Style:
    """Size of letters in units of the picture, their colour, and whether they are bold."""

    size: int
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text in its style."""

    text: str
    style: Style


def lines(text: str, style: Style, width: int) -> Iterator[Line]:
    """``text`` in lines no wider than ``width``; none for no text."""
    room = width / style.size
    line, used = "", 0.0
    for part in _TOGETHER.findall(text):
        if line and used + _wide(part.rstrip()) > room:
            yield Line(line.rstrip(), style)
            line, used = "", 0.0
        line, used = line + part, used + _wide(part)
    if line:
        yield Line(line.rstrip(), style)


def _wide(text: str) -> float:
    return sum(_NARROW if sign < _LATIN_END else _FULL for sign in text)


def written(texts: Iterable[Line], left: int, top: float) -> tuple[int, str]:
    """Where the lines end, and the lines as SVG below each other from ``top`` on."""
    drawn = ""
    for line in texts:
        style = line.style
        top += style.size * _LINE_HEIGHT
        place = f'x="{left}" y="{round(top - style.size * 0.25)}" font-size="{style.size}px"'
        weight = ' font-weight="bold"' if style.bold else ""
        drawn += f'<text {place} fill="{style.colour}"{weight}>{escape(line.text, quote=False)}</text>'
    return round(top), drawn
