"""What the index knows of a text: pairs of neighbouring characters, and more of Latin letters and digits.

Two of those tell little apart ("23" stands in most tables), so runs of them also give their threes, and
whole words, which rank before parts of words: "AI" means AI before it means Taiwan. A single character is
found by the pairs that it begins, which lie in one file; the last one of a text begins none and stands alone,
and so does every Latin letter and digit, whose pairs lie in many files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import add

from generator.search.folding import fold, forms_folded, widths_folded

SHARDS = 1024
# A posting is one number: chunk * 8 + 4 where the title holds the gram + how often the text does (0 to 3).
TITLE_BIT = 4
STEP = 8
_WEIGHTS = (0, 1, 2, 2, 2)
# A word or a number as it is typed; search-index.js has the same expression.
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[0-9a-z]+")
_ASCII_CHARACTER = re.compile(r"[\x00-\x7f]")
_ASCII_THREE = re.compile(r"(?=([\x00-\x7f]{3}))")
# An amount in hundred millions, by its whole part: 13 億 leads to 13.5 億 and 13 億 5,000 萬, not to 113 億.
_AMOUNT = re.compile(r"(?<![0-9.,])([0-9][0-9,]*)(?:\.[0-9]+)?[億亿]")
# Mark a gram as a whole word, a whole title or name, or a line of words: folded text holds no white space.
WHOLE, NAME, LINE = " ", "\n", "\t"
# Digits of a posting: the lower half ends a number, the upper half goes on. All are plain in a string.
_DIGITS = "".join(chr(n) for n in range(0x20, 0x7F) if chr(n) not in '"\\')
_HALF = len(_DIGITS) // 2


def grams(text: str) -> Counter[str]:
    """How often each gram stands in a text: pairs, threes of ASCII, whole words, the last character."""
    return grams_of(forms_folded(fold(text)), text)


def grams_of(folded: str, text: str) -> Counter[str]:
    """The same of a text that is folded already."""
    counts = Counter(map(add, folded, folded[1:]))
    if folded:
        counts[folded[-1]] += 1
    counts.update(_ASCII_CHARACTER.findall(folded, 0, len(folded) - 1))
    counts.update(_ASCII_THREE.findall(folded))
    counts.update(WHOLE + word for word in _WORD.findall(widths_folded(text)))
    counts.update(f"{WHOLE}{whole.replace(',', '')}亿" for whole in _AMOUNT.findall(folded))
    return counts


def name_gram(name: str) -> str:
    """The gram of a whole title or name."""
    return NAME + forms_folded(fold(name))


def line_gram(number: int) -> str:
    """The gram of a line of words: by two digits, so that neighbouring lines lie in different files."""
    return f"{LINE}{number % 100:02}{number // 100}"


def shard_of(gram: str) -> int:
    """The file of a gram: by its first character, of ASCII by two; search-index.js computes the same."""
    begin = gram.lstrip(WHOLE + NAME + LINE)[:2]
    if begin[:1] > "\x7f":
        begin = begin[0]
    number = 0
    for c in begin:
        number = number * 31 + ord(c)
    return number % SHARDS


def weight(count: int) -> int:
    """How often, in steps (never, once, two to four times, more): enough to rank by, small enough to ship."""
    return _WEIGHTS[count] if count < len(_WEIGHTS) else 3


def packed(numbers: Sequence[int]) -> str:
    """Rising numbers as a string of their gaps, the lowest digit of each gap first."""
    digits: list[str] = []
    before = 0
    for number in numbers:
        gap, before = number - before, number
        while gap >= _HALF:
            digits.append(_DIGITS[_HALF + gap % _HALF])
            gap //= _HALF
        digits.append(_DIGITS[gap])
    return "".join(digits)
