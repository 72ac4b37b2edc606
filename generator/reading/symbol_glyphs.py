"""Private-use glyphs of symbol fonts that are bullets or check marks (symbol_glyphs.yml), as their signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.yaml_files import load_yaml

# Where symbol fonts have their glyphs.
_GLYPHS = re.compile("[\uf000-\uf0ff]")


@cache
def _signs() -> Mapping[str, str]:
    entries = load_yaml(Path(__file__).with_suffix(".yml"))
    return {chr(int(str(entry["glyph"]), 16)): str(entry["sign"]) for entry in entries}


@cache
def symbol_glyphs() -> Mapping[str, str]:
    """Each bullet or check mark and the character that it looks like."""
    return {glyph: sign for glyph, sign in _signs().items() if not sign.isspace()}


@cache
def _blanks() -> Mapping[int, str]:
    return {ord(glyph): sign for glyph, sign in _signs().items() if sign.isspace()}


@cache
def _bullet() -> re.Pattern[str]:
    """A glyph at the head of a line or cell (or after another), followed by a blank or by words."""
    glyphs = "".join(symbol_glyphs())
    return re.compile(rf"(?:(?<=[\s|>])|^)[{glyphs}](?=\s|\w|[（(「『《〈]|$)")


def count_glyphs(text: str) -> int:
    """How many bullets and check marks of symbol fonts a line holds."""
    return len(_bullet().findall(text))


def fold_glyphs(text: str) -> str:
    """``text`` with the signs of Unicode for glyphs of symbol fonts, of the same length."""
    if not _GLYPHS.search(text):
        return text
    glyphs = symbol_glyphs()
    return _bullet().sub(lambda match: glyphs[match[0]], text.translate(_blanks()))
