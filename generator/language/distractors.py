"""Digits that are no amounts: dates, ordinals, telephone and document numbers, sizes (distractors.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.language.dates import find_dates
from generator.language.widths import Compact
from generator.yaml_files import load_yaml

BLANK = "\x00"
WORDS: Sequence[Mapping[str, str]] = load_yaml(Path(__file__).with_name("distractors.yml"))
"""The content of distractors.yml."""


def pattern_of(kinds: Sequence[Mapping[str, str]]) -> re.Pattern[str]:
    """What any of the kinds looks like: the signs are looked at first, most characters are none of them."""
    signs = "".join(kind["begins"] for kind in kinds)
    return re.compile(f"(?=[{signs}])(?:{'|'.join(kind['pattern'] for kind in kinds)})")


_MASK = pattern_of(WORDS)


def mask_distractors(squeezed: Compact) -> str:
    """The compact text with every stretch blanked in which digits are no amounts; the length stays."""
    text = squeezed.text
    text = _blanked(text, ((mention.start, mention.end) for mention in find_dates(text)))
    return _blanked(text, (match.span() for match in _MASK.finditer(text)))


def part_of_code(squeezed: Compact, start: int) -> bool:
    """Whether the number at ``start`` belongs to a code: a Latin letter touches it (F16, Tier-1)."""
    place = squeezed.offsets[start]
    before = squeezed.source[max(0, place - 2) : place]
    return bool(re.search(r"[A-Za-z_]-?$", before))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], BLANK * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])
