"""Characters that stand for one that the extraction lost: what they are, and on which lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# The last two numbers of each plane are no characters, by Unicode.
_LAST_OF_PLANES = "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
# Code of its problem, what it is, and the pattern of one such character.
_KINDS: Mapping[str, tuple[str, str]] = {
    "READ-DAMAGED-REPLACED": (
        "a character in the place of a lost one",
        "[\u3013\ufffc\ufffd]",
    ),
    "READ-DAMAGED-PRIVATE-USE": (
        "a private-use character, which has a meaning in its font alone",
        "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]",
    ),
    "READ-DAMAGED-CONTROL": (
        "a control character, or a number that is no character",
        rf"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_LAST_OF_PLANES}]",
    ),
    "READ-DAMAGED-CID": ("the number of a glyph", r"\(cid:\d{1,6}\)"),
    "READ-DAMAGED-SURROGATE": ("half of a character", "[\ud800-\udfff]"),
}
_DAMAGED = re.compile(
    "|".join(f"(?P<{kind.replace('-', '_')}>{pattern})" for kind, (_, pattern) in _KINDS.items())
)
# All of these that are one character, in one class: hardly a line holds any.
_CHARACTERS = "".join(pattern.strip("[]") for kind, (_, pattern) in _KINDS.items() if "CID" not in kind)
_SUSPECT = re.compile(f"[{_CHARACTERS}]")


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged character: its code (``READ-DAMAGED-CID``), itself, its line's number, its place there."""

    code: str
    character: str
    line: int
    start: int

    @property
    def name(self) -> str:
        """``U+F096``; the number of a glyph as it stands: ``(cid:12)``."""
        return self.character if self.code == "READ-DAMAGED-CID" else f"U+{ord(self.character):04X}"


def find_damage(text: str, line: int) -> Iterator[Damage]:
    """The damaged characters of a line, in their order."""
    if "(cid:" not in text and not _SUSPECT.search(text):
        return
    for match in _DAMAGED.finditer(text):
        code = str(match.lastgroup).replace("_", "-")
        yield Damage(code, match[0], line, match.start())


def what_it_is(code: str) -> str:
    """What a code of damage means, in words for messages."""
    return _KINDS[code][0]
