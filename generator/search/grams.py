"""What the index knows of a text beside stretches of characters: whole words, amounts, names, lines of words.

Whole words rank before parts of words: "AI" means AI before it means Taiwan, and 13 years are no 113 years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from generator.search.folding import fold_forms, widths_folded

# A posting is one number: chunk * 8 + 4 where the title holds the gram + how often the text does (0 to 3).
TITLE_BIT = 4
STEP = 8
WEIGHTS = (0, 1, 2, 2, 2, 3)
# A word or a number as it is typed; search-index.js has the same expression.
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[0-9a-z]+")
# A number and what it counts, or the unit that it is of.
_COUNTED = re.compile(r"(?<![0-9a-z])(?<![0-9][.,])([0-9]+(?:[.,][0-9]+)*)\s*([^\x00-\x7f\s億亿「『“‘])")
# An amount in hundred millions, as it is and by its whole part: 13 億 leads to 13.5 億, too, not to 113 億.
_AMOUNT = re.compile(r"(?<![0-9.,])([0-9][0-9,]*)(\.[0-9]+)?[億亿]")
# Marks the gram of a whole part, which stands beside the amount itself.
ABOUT = "~"
# Mark a gram as a whole word, a whole title or name, or the lines of a word: folded text has no white space.
WHOLE, NAME, LINE = " ", "\n", "\t"
# Digits of a posting: the lower half ends a number, the upper half goes on. All are plain in a string.
DIGITS = "".join(chr(n) for n in range(0x20, 0x7F) if chr(n) not in '"\\')
HALF = len(DIGITS) // 2


def words_of(folded: str, text: str) -> Counter[str]:
    """How often each whole word, each number with what it counts, and each amount stands in a text."""
    widths = widths_folded(text)
    counts = Counter(WHOLE + word for word in _WORD.findall(widths))
    counts.update(f"{WHOLE}{number}{_unit(unit)}" for number, unit in _COUNTED.findall(widths))
    for whole, further in _AMOUNT.findall(folded):
        number = whole.replace(",", "")
        counts.update((f"{WHOLE}{number}{further}亿", f"{WHOLE}{number}亿{ABOUT}"))
    return counts


@cache
def _unit(character: str) -> str:
    """The character that says what is counted, folded: there are few, and they stand everywhere."""
    return fold_forms(character)


def name_gram(form: str) -> str:
    """The gram of a whole title or name, folded."""
    return NAME + form


def line_gram(word: str) -> str:
    """The gram of the lines that hold a word."""
    return LINE + fold_forms(word)


def weight(count: int) -> int:
    """How often, in steps (never, once, two to four times, more): enough to rank by, small enough to ship."""
    return WEIGHTS[min(count, len(WEIGHTS) - 1)]


def packed(numbers: Sequence[int]) -> str:
    """Rising numbers as a string of their gaps, the lowest digit of each gap first."""
    digits: list[str] = []
    before = 0
    for number in numbers:
        gap, before = number - before, number
        while gap >= HALF:
            digits.append(DIGITS[HALF + gap % HALF])
            gap //= HALF
        digits.append(DIGITS[gap])
    return "".join(digits)
