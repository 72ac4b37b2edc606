"""Measures of the division table brought to those of the chapter of strategies.

Both print the same measures in the same order, so their sequences are aligned; a title may differ by a few
characters (extraction, typing), and a token may stand twice or be missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from generator.families.st_plan.division.grid import MeasureToken
from generator.families.st_plan.plan.tree import Branch
from generator.reading.spacing import squeeze

_LEAST_LIKE = 60.0
_SURELY_LIKE = 85.0
# A title alone, under another number, must be the same but for a character.
_CERTAINLY_LIKE = 95.0
_OTHER_NUMBER = 5.0
_LENGTH_SLACK = 2
_MOST_CELLS = 4_000_000


def align_measures(tokens: Sequence[MeasureToken], measures: Sequence[Branch]) -> dict[str, MeasureToken]:
    """The token of each measure by measure code; measures that the table lacks are left out.

    First the longest run of pairs that keeps both orders, then what is left by number and title alone.
    """
    likeness = _likeness(tokens, measures)
    pairs = _in_order(likeness, len(tokens), len(measures))
    free_tokens = set(range(len(tokens))) - set(pairs.values())
    rest = sorted(
        (-score, abs(t - m), m, t)
        for (t, m), score in likeness.items()
        if m not in pairs and t in free_tokens and score >= _SURELY_LIKE
    )
    for _, _, m, t in rest:
        if m not in pairs and t in free_tokens:
            pairs[m] = t
            free_tokens.discard(t)
    return {measures[m].code: tokens[t] for m, t in sorted(pairs.items())}


def _likeness(tokens: Sequence[MeasureToken], measures: Sequence[Branch]) -> dict[tuple[int, int], float]:
    """How alike token and measure are, 0 to 100, for the pairs that may be the same measure."""
    if len(tokens) * len(measures) > _MOST_CELLS:
        return {}
    titles = [squeeze(measure.title) for measure in measures]
    found: dict[tuple[int, int], float] = {}
    for t, token in enumerate(tokens):
        bare = squeeze(token.title)
        for m, title in enumerate(titles):
            same = measures[m].node.number == token.number
            if same or abs(len(title) - len(bare)) <= _LENGTH_SLACK:
                cutoff = _LEAST_LIKE if same else _CERTAINLY_LIKE
                score = fuzz.ratio(bare, title, score_cutoff=cutoff) - (0 if same else _OTHER_NUMBER)
                if score > 0:
                    found[t, m] = score
    return found


def _in_order(likeness: Mapping[tuple[int, int], float], tokens: int, measures: int) -> dict[int, int]:
    """Token by measure in the pairing with the largest likeness in which both sequences keep their order."""
    best = [[0.0] * (measures + 1) for _ in range(tokens + 1)]
    for t in range(tokens - 1, -1, -1):
        row, below = best[t], best[t + 1]
        for m in range(measures - 1, -1, -1):
            value = below[m] if below[m] >= row[m + 1] else row[m + 1]
            paired = likeness.get((t, m))
            if paired is not None and paired + below[m + 1] > value:
                value = paired + below[m + 1]
            row[m] = value
    pairs: dict[int, int] = {}
    t = m = 0
    while t < tokens and m < measures:
        paired = likeness.get((t, m))
        if paired is not None and best[t][m] == paired + best[t + 1][m + 1]:
            pairs[m] = t
            t, m = t + 1, m + 1
        elif best[t][m] == best[t + 1][m]:
            t += 1
        else:
            m += 1
    return pairs
