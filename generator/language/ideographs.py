"""Characters that Unicode declares to be another form of a unified ideograph, folded one to one.

Extraction gives some fonts' glyphs other code points: ⽬ (U+2F6C, a radical) looks like 目 and is no 目 to a
program. Unicode says so by decompositions (Kangxi radicals, compatibility ideographs) and by the property
Equivalent_Unified_Ideograph (other radicals, strokes). A circled or bracketed ideograph says more than the
ideograph, so it stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Where such characters stand, and what people call them.
_BLOCKS = (
    (0x2E80, 0x2EFF, "CJK radicals"),
    (0x2F00, 0x2FDF, "Kangxi radicals"),
    (0x3038, 0x303A, "Hangzhou numerals"),
    (0x31C0, 0x31EF, "CJK strokes"),
    (0xF900, 0xFAFF, "compatibility ideographs"),
    (0x2F800, 0x2FA1F, "compatibility ideographs"),
)
_IN_BLOCKS = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last, _ in _BLOCKS)}]")
_UNIFIED = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2F7FF), (0x30000, 0x323AF))
_FILE = Path(__file__).with_name("equivalent_ideographs.txt")


@cache
def equivalents() -> Mapping[int, int]:
    """Forms that only the property names, not a decomposition: code points to code points."""
    entries = (line.split() for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {int(form, 16): int(ideograph, 16) for form, ideograph, *_ in entries}


@cache
def ideograph_forms() -> Mapping[int, int]:
    """Every form and its unified ideograph, as code points: a table for `str.translate`."""
    forms = dict(equivalents())
    for first, last, _ in _BLOCKS:
        for number in range(first, last + 1):
            whole = unicodedata.normalize("NFKC", chr(number))
            if whole != chr(number) and len(whole) == 1 and _is_unified(ord(whole)):
                forms[number] = ord(whole)
    return forms


def _is_unified(number: int) -> bool:
    return any(first <= number <= last for first, last in _UNIFIED)


def fold_forms(text: str) -> str:
    """``text`` with unified ideographs for their other forms, of the same length."""
    return text.translate(ideograph_forms()) if _IN_BLOCKS.search(text) else text


def count_forms(text: str) -> Counter[str]:
    """How many other forms of ideographs a text holds, by what they are called (``Kangxi radicals``)."""
    forms = ideograph_forms()
    found = (number for number in map(ord, text) if number in forms)
    return Counter(next(name for first, last, name in _BLOCKS if first <= number <= last) for number in found)
