"""A font that files can bring along: a box for every character, so that no machine needs to have one."""

import io
import struct

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

NAME = "Boxes"
_EM = 1000
_ONE, _MAGIC = 0x10000, 0x5F0F3CF5
_RANGES = (
    (0x20, 0x7E), (0xB7, 0xB7), (0x391, 0x3C9), (0x2010, 0x2027), (0x2080, 0x2089), (0x2460, 0x2473),
    (0x25A0, 0x25FF), (0x3000, 0x301F), (0x4E00, 0x9FA5), (0xFE30, 0xFE4F), (0xFF01, 0xFF5E),
)  # fmt: skip
_CHARACTERS = [character for first, last in _RANGES for character in range(first, last + 1)]


def _glyph(width: int) -> bytes:
    """An empty box, a little smaller than its character."""
    x1, y1 = width - 60, 760
    points = [(60, -60), (60, y1), (x1, y1), (x1, -60)]
    steps = [(x - px, y - py) for (x, y), (px, py) in zip(points, [(0, 0), *points[:-1]], strict=True)]
    outline = struct.pack(">hhhhhHH", 1, 60, -60, x1, y1, 3, 0) + b"\x01" * 4
    data = outline + b"".join(struct.pack(">h", x) for x, _ in steps)
    data += b"".join(struct.pack(">h", y) for _, y in steps)
    return data + b"\0" * (-len(data) % 4)


def _cmap() -> bytes:
    groups = b"".join(struct.pack(">III", c, c, glyph) for glyph, c in enumerate(_CHARACTERS, start=1))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _names() -> bytes:
    words = {1: "Boxes", 2: "Regular", 4: "Boxes", 6: "Boxes"}
    records, text = b"", b""
    for number, word in words.items():
        raw = word.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(raw), len(text))
        text += raw
    return struct.pack(">HHH", 0, len(words), 6 + len(records)) + records + text


def _file() -> bytes:
    widths = [_EM if c >= 0x2010 else _EM // 2 for c in _CHARACTERS]
    glyphs = [_glyph(_EM), *(_glyph(width) for width in widths)]
    places = [0]
    for glyph in glyphs:
        places.append(places[-1] + len(glyph))
    count = len(glyphs)
    tables = {
        "cmap": _cmap(),
        "glyf": b"".join(glyphs),
        "head": struct.pack(
            ">4IHHQQ4hHHhhh", _ONE, _ONE, 0, _MAGIC, 0, _EM, 0, 0, 0, -60, _EM, 760, 0, 8, 2, 1, 0
        ),
        "hhea": struct.pack(">IhhhH11hH", _ONE, 800, -200, 0, _EM, 0, 0, _EM, 1, *[0] * 7, count),
        "hmtx": b"".join(struct.pack(">Hh", width, 60) for width in (_EM, *widths)),
        "loca": b"".join(struct.pack(">I", place) for place in places),
        "maxp": struct.pack(">I14H", _ONE, count, 4, 1, 0, 0, 2, *[0] * 8),
        "name": _names(),
        "post": struct.pack(">IIhh5I", 0x30000, *[0] * 8),
    }
    return _assembled(tables)


def _assembled(tables: dict[str, bytes]) -> bytes:
    entries, data, place = b"", b"", 12 + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries += struct.pack(">4sIII", tag.encode(), total, place + len(data), len(table))
        data += padded
    return struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 16) + entries + data


def registered() -> str:
    """The font's name, known to the library from now on."""
    if NAME not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(NAME, io.BytesIO(_file())))
    return NAME
