"""A chart that says by itself what it is: title and unit above, source below, inside the picture.

Pages say all this beside the chart, as text that can be chosen and searched. They show a view of the file
that holds the plot alone; whoever keeps or opens the file has the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from generator.charts.chart import CONFIG, INK, MUTED

# Names of the view of the plot, by which style sheets tell pictures for light and for dark pages.
LIGHT_VIEW, DARK_VIEW = "only-light", "only-dark"
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_LEFT, _LINE_HEIGHT = 8, 1.35
_TITLE, _SMALL = 16, 13
# Widths in parts of the height of a letter; Latin ones are narrower than this in the fonts that readers have.
_FULL, _NARROW = 1.0, 0.62
_LATIN_END = "\u2e80"
# What stays together on a line: words and numbers of Latin letters with the space behind them, and any sign
# with the closing marks that may not begin a line.
_TOGETHER = re.compile(r"(?:[!-~]+\s?|[^!-~])[，。、；：）》」』…]*")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the picture beside the plot: title, unit with its label, source with its label."""

    title: str
    unit: str
    source: str


def captioned(plot: str, size: tuple[int, int], words: Words, view: str, colours: dict[str, str]) -> str:
    """The SVG ``plot`` of ``size`` with words around it; its view ``view`` shows the plot alone."""
    width, height = size
    head = [*_lines(words.title, _TITLE, width, INK, "bold"), *_lines(words.unit, _SMALL, width, MUTED)]
    foot = list(_lines(words.source, _SMALL, width, MUTED))
    above, texts = _written(head, _LEFT)
    end, below = _written(foot, above + height)
    whole = (
        f'<svg{_NAMESPACE} viewBox="0 0 {width} {end + _LEFT}"'
        f' font-family="{CONFIG["font"]}">'
        f'<title>{escape(words.title)}</title><view id="{view}" viewBox="0 {above} {width} {height}"/>'
        f"{texts}{below}"
    )
    for mark, colour in colours.items():
        whole = whole.replace(mark, colour)
    inside = plot.replace(_NAMESPACE, "", 1).replace("<svg", f'<svg y="{above}"', 1)
    return f"{whole}{inside}</svg>"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    attributes: str


def _lines(text: str, size: int, width: int, colour: str, weight: str = "") -> Iterator[_Line]:
    """``text`` in lines no wider than the picture."""
    attributes = f' fill="{colour}"' + (f' font-weight="{weight}"' if weight else "")
    room = (width - 2 * _LEFT) / size
    line, used = "", 0.0
    for part in _TOGETHER.findall(text):
        if line and used + _wide(part.rstrip()) > room:
            yield _Line(line.rstrip(), size, attributes)
            line, used = "", 0.0
        line, used = line + part, used + _wide(part)
    if line:
        yield _Line(line.rstrip(), size, attributes)


def _wide(text: str) -> float:
    return sum(_NARROW if sign < _LATIN_END else _FULL for sign in text)


def _written(lines: list[_Line], top: float) -> tuple[int, str]:
    """Where the lines end, and the lines as SVG below each other from ``top`` on."""
    texts = ""
    for line in lines:
        top += line.size * _LINE_HEIGHT
        place = f'x="{_LEFT}" y="{round(top - line.size * 0.25)}" font-size="{line.size}px"'
        texts += f"<text {place}{line.attributes}>{escape(line.text, quote=False)}</text>"
    return round(top), texts
