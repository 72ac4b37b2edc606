"""The members of a list that a bracket holds and nothing beside it: 甲 2 項、乙 3 項及丙 1 項."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.statement import Statement
from generator.families.business_report.sum_words import filling, word_of
from generator.language.clauses import Span

_PARTED = rf"(?:(?P<mark>[，、；])(?:{JOINERS})?|{JOINERS})"
_NAMES_BEFORE = re.compile(f"{_PARTED}(?P<name>.+)")
_NAMES_BEHIND = re.compile(f"(?P<name>.+?){_PARTED}")
_NAMELESS = re.compile(f"(?P<name>){_PARTED}")
_SAYS_MORE = re.compile(r"[，；:。()]|等$")


def members(statement: Statement, spans: Sequence[Span], bracket: Span) -> list[str]:
    """What each amount of a bracket counts, in order; empty where the bracket is no plain list of them.

    All names stand in front of their amounts, or all behind, or none has one, and one mark parts them. What
    stands beside them (居多, 優先; ，1 項併計) says more than that they are the parts.
    """
    flat = statement.flat
    first, last = flat[bracket[0] + 1 : spans[0][0]], flat[spans[-1][1] : bracket[1] - 1]
    if led := word_of("before_parts", "exact").match(first):
        first = filling().sub("", first[led.end() :], count=1)
    shape = _NAMES_BEFORE if first else _NAMES_BEHIND if last else _NAMELESS
    found = [shape.fullmatch(flat[a[1] : b[0]]) for a, b in pairwise(spans)]
    gaps = [gap for gap in found if gap]
    names = [first, *(gap["name"] for gap in gaps), last]
    marks = {gap["mark"] for gap in gaps if gap["mark"]}
    if len(gaps) < len(found) or (first and last) or len(marks) > 1 or any(map(_SAYS_MORE.search, names)):
        return []
    return names[1:] if shape is _NAMES_BEHIND else names[:-1]
