"""SVG without what draws nothing: two fifths of what Vega writes.

Vega says every default of every mark, names its classes, and leaves a background and a foreground to every
group. What is drawn and what programs that read aloud are told stays.
"""

from __future__ import annotations

import re
from collections import Counter

# A path that has no length, whatever else is said of it; after the defaults, one without any colour.
_NOTHING = re.compile(r'<path (?:[^>]*? )?d="(?:|M0,0h0v0h0Z)"[^>]*?/>')
_COLOURLESS = re.compile(r'<path aria-hidden="true" d="[^"]*"/>')
# Defaults of SVG, and names and rules for scripts that these files don't have.
_DEFAULTS = re.compile(
    r' (?:class="[^"]*"|pointer-events="none"|version="1\.1"|(?:stroke-width|opacity)="1"'
    r'|font-weight="normal"|text-anchor="start"|transform="translate\(0,0\)"|(?:x2|y2)="0")'
)
_EMPTY = re.compile(r"<g(?: aria-hidden=\"true\")?></g>")
_LINKS = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
_FONT = re.compile(r' (?:font-family|font-size)="[^"]*"')
# Letters are written as they are: of a text, only its first attributes may name the font.
_TEXT = re.compile(r"<text\b[^>]*>")


def slim(svg: str) -> str:
    """``svg`` as it looks, in fewer bytes; the font that most texts have is that of the whole."""
    svg = _COLOURLESS.sub("", _DEFAULTS.sub("", _NOTHING.sub("", svg)))
    if svg.count("xlink:") == 0:
        svg = svg.replace(_LINKS, "")
    while _EMPTY.search(svg):
        svg = _EMPTY.sub("", svg)
    texts = _TEXT.findall(svg)
    for name in ("font-family", "font-size"):
        named = Counter(
            said for text in texts for said in _FONT.findall(text) if said.startswith(f" {name}=")
        )
        # A text that names none has the default, which the whole would take from it.
        if named and sum(named.values()) == len(texts):
            svg = _shared(svg, max(sorted(named), key=lambda said: named[said]))
    return svg


def _shared(svg: str, said: str) -> str:
    """What texts say each is said once, by the whole."""
    head, end, marks = svg.partition(">")
    marks = _TEXT.sub(lambda text: text[0].replace(said, "", 1), marks)
    return f"{head}{said}{end}{marks}"
