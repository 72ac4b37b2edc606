"""Names of programmes and agencies, made comparable.

Reports print one name in many ways: 台 for 臺, with spaces of the extraction, with the years of the phase
in brackets, with or without the final 計畫. `name_key` removes what is notation and keeps what tells
programmes apart, the phase first of all: the fourth phase is another programme than the third.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_VARIANTS = str.maketrans({"臺": "台", "—": "-", "–": "-", "~": "-"})
_NUMERALS = "〇一二三四五六七八九"
_PHASE = re.compile(r"第([〇一二三四五六七八九十]{1,3}|\d{1,2})(期|階段)")
_YEARS = re.compile(r"(?:民國)?\d{2,4}年?(?:度)?[-至]\d{2,4}年?(?:度)?")
_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_ENDING = re.compile(r"(?:行動)?(?:計畫|方案|專案)$")
# Words by which Chinese reports close the proper name of a programme.
PROGRAMME_ENDINGS = ("計畫", "方案", "專案", "貸款", "規劃")
_TEN = 10


@dataclass(frozen=True, slots=True, order=True)
class NameKey:
    """What remains of a name when notation is taken away.

    Attributes:
        stem: folded letters and characters without the closing 計畫, 方案 or 專案.
        phase: unit and number of the phase, such as ``期4``; empty where the name has none.
    """

    stem: str
    phase: str


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Letters and digits alone: half width, lower case, 台 for 臺, no spaces, no punctuation."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_VARIANTS)
    return "".join(c for c in plain if c.isalnum())


@lru_cache(maxsize=200_000)
def name_key(name: str) -> NameKey:
    """The key of a name; names with equal keys differ in notation only.

    Words in brackets are left out unless they tell the phase: ``計畫（第一期）`` but ``計畫（114-118年）``.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).lower().translate(_VARIANTS)
    opened = _BRACKETS.sub(lambda m: m[1] if _PHASE.search(m[1]) else "", plain)
    opened = _YEARS.sub("", opened) or plain
    phase = _PHASE.search(opened)
    found = f"{phase[2]}{_number(phase[1])}" if phase else ""
    rest = opened[: phase.start()] + opened[phase.end() :] if phase else opened
    letters = "".join(c for c in rest if c.isalnum())
    return NameKey(_ENDING.sub("", letters) or letters, found)


def phase_at(text: str) -> str:
    """The phase that the beginning of a text names (``第四期…``), as in `NameKey`; else empty."""
    match = _PHASE.match(text.lstrip(" ()（"))
    return f"{match[2]}{_number(match[1])}" if match else ""


def phase_as_printed(name: str) -> str:
    """``第四期`` where a name holds it, else an empty text."""
    match = _PHASE.search(unicodedata.normalize("NFKC", name))
    return match[0] if match else ""


def is_programme_name(name: str) -> bool:
    """Whether a name closes as the proper name of a programme does, its phase and brackets aside."""
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", name))
    return _PHASE.sub("", plain).strip().endswith(PROGRAMME_ENDINGS)


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    if "十" not in numeral:
        return int("".join(str(_NUMERALS.index(c)) for c in numeral))
    tens, _, ones = numeral.partition("十")
    value = (_NUMERALS.index(tens) if tens in _NUMERALS and tens else 1) * _TEN
    return value + (_NUMERALS.index(ones) if ones in _NUMERALS and ones else 0)
