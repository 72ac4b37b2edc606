"""What the index knows of a text: characters, pairs of neighbours, and more of Latin letters and digits.

Two of those tell little apart ("23" stands in most tables), so runs of them also give their threes, and
whole words, which rank before parts of words: "AI" means AI before it means Taiwan.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.search.folding import fold, widths_folded

SHARDS = 2048
# A posting is one number: chunk * 8 + 4 where the title holds the gram + how often the text does (0 to 3).
TITLE_BIT = 4
STEP = 8
_WEIGHTS = (0, 1, 2, 2, 2)
# A word or a number as it is typed; search.js has the same expression.
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[0-9a-z]+")
_ASCII = re.compile(r"[\x00-\x7f]{3,}")
# Mark a gram as a whole word, or as a whole title or name: no folded text holds white space.
WHOLE, NAME = " ", "\n"


def grams(text: str) -> Counter[str]:
    """How often each gram stands in a text: characters and pairs, folded, threes of ASCII, whole words."""
    folded = fold(text)
    counts = Counter(folded)
    counts.update(left + right for left, right in pairwise(folded))
    for run in _ASCII.findall(folded):
        counts.update(run[start : start + 3] for start in range(len(run) - 2))
    counts.update(WHOLE + word for word in _WORD.findall(widths_folded(text)))
    return counts


def shard_of(gram: str) -> int:
    """The file that holds a gram; search-index.js computes the same from the code points."""
    number = 0
    for c in gram:
        number = (number * 31 + ord(c)) % SHARDS
    return number


def weight(count: int) -> int:
    """How often, in steps (never, once, two to four times, more): enough to rank by, small enough to ship."""
    return _WEIGHTS[count] if count < len(_WEIGHTS) else 3
