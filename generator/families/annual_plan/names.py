"""What the name of a key project says beside itself: the phase of a plan and the years that it runs."""

from __future__ import annotations

import re

from generator.language.dates import find_dates
from generator.language.numerals import CJK_NUMERAL
from generator.reading.spacing import squeeze

_PHASE = re.compile(rf"(?:第(?:{CJK_NUMERAL}{{1,3}}|\d{{1,2}})(?:期|階段))+")


def phase_of(name: str) -> str:
    """The phase as printed (第二期, 第4期, 第一階段); an empty string where none is."""
    match = _PHASE.search(squeeze(name))
    return match[0] if match else ""


def period_of(name: str) -> tuple[int, int] | None:
    """First and last year (Republic of China) of a period in the name; None where none is printed."""
    for mention in find_dates(name):
        if mention.period is not None and not mention.period.single:
            return mention.period.first.year_roc, mention.period.last.year_roc
    return None
