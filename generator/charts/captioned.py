"""A chart that says by itself what it is: title and unit above, source below, inside the picture.

Pages say all this beside the chart, as text that can be chosen and searched. They show a view of the file
that holds the plot alone; whoever keeps or opens the file has the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from generator.charts.chart import CONFIG, INK, MUTED
from generator.charts.texts import Style, lines, written

# Names of the view of the plot, by which style sheets tell pictures for light and for dark pages.
LIGHT_VIEW, DARK_VIEW = "only-light", "only-dark"
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_LEFT = 8
_TITLE, _SMALL = Style(16, INK, bold=True), Style(13, MUTED)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the picture beside the plot: title, unit with its label, source with its label."""

    title: str
    unit: str
    source: str


def captioned(plot: str, size: tuple[int, int], words: Words, view: str, colours: dict[str, str]) -> str:
    """The SVG ``plot`` of ``size`` with words around it; its view ``view`` shows the plot alone."""
    width, height = size
    room = width - 2 * _LEFT
    head = [*lines(words.title, _TITLE, room), *lines(words.unit, _SMALL, room)]
    above, texts = written(head, _LEFT, _LEFT)
    end, below = written(lines(words.source, _SMALL, room), _LEFT, above + height)
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
