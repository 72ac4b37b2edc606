"""Makes the font by whose widths charts are laid out: generator/charts/metrics/report-metrics.ttf.

Nobody reads in it: its characters are boxes as wide as in the widest of the fonts that readers have, so that
every machine measures the same, and a label that fits here fits everywhere.

Run with: python scripts/metrics_font.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import cmap_format_13
from fontTools.ttLib.tables._g_l_y_f import Glyph

NAME = "Report Metrics"
EM = 1000
# Thousandths of the font's size, rounded up: the wider of Noto Sans CJK TC and DejaVu Sans (their `hmtx`).
WIDTHS = {
    280: "'ij",
    300: "Il",
    320: " ,.",
    340: ":;|",
    360: "f",
    380: "-",
    400: "()/[\\]t",
    420: "!r",
    480: '"',
    500: "*",
    540: "?Jsz",
    560: "L_c",
    580: "Fk",
    600: "vxy",
    620: "TY`aeo",
    640: "$0123456789EPSbdghnpqu{}",
    660: "K",
    700: "ABCRVXZ",
    740: "U",
    760: "HN",
    780: "&DG",
    800: "OQ",
    820: "w",
    840: "#+<=>^~",
    880: "M",
    960: "%",
    980: "m",
    EM: "@W",
}
# Everything else is as wide as an ideograph: of all blocks with characters that reports print, none is wider.
FULL = (range(0xA0, 0xD800), range(0xE000, 0x10000), range(0x1F000, 0x20000), range(0x20000, 0x32400))
_ASCENT, _DESCENT, _HEIGHT = 1160, -288, 700


def metrics_font() -> FontBuilder:
    """The font, the same bytes every time."""
    widths = {f"w{width}": width for width in WIDTHS}
    order = [".notdef", *widths]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupGlyf({name: _box(widths.get(name, EM)) for name in order})
    builder.setupHorizontalMetrics({name: (widths.get(name, EM), 0) for name in order})
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupCharacterMap({ord(" "): f"w{EM}"})
    builder.font["cmap"].tables = [_characters()]
    names = {"familyName": NAME, "styleName": "Regular", "fullName": NAME}
    builder.setupNameTable(names | {"psName": NAME.replace(" ", ""), "uniqueFontIdentifier": NAME})
    builder.setupOS2(usWinAscent=_ASCENT, usWinDescent=-_DESCENT)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = 0
    return builder


def _characters() -> cmap_format_13:
    """Which character has which width; of this table's formats only 13 lets a whole block share a glyph."""
    table = cmap_format_13(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = {code: f"w{EM}" for block in FULL for code in block}
    table.cmap |= {ord(sign): f"w{width}" for width, signs in WIDTHS.items() for sign in signs}
    return table


def _box(width: int) -> Glyph:
    """A character is measured by its outline, so that one without an outline would have no width."""
    pen = TTGlyphPen(None)
    corners = [(0, 0), (0, _HEIGHT), (width, _HEIGHT), (width, 0)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    metrics_font().save(Path(sys.argv[1]) / "report-metrics.ttf")
