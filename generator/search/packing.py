"""Millions of postings packed at once, each list as `generator.search.grams.packed` writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from generator.search.corpus import Numbers
from generator.search.grams import DIGITS, HALF


def packed_lines(values: Numbers, counts: Numbers) -> tuple[str, Numbers]:
    """(a line for each list, with its end, one after another; how long each line is).

    Args:
        values: rising numbers of all lists in a row.
        counts: how many of them each list has; none is empty.
    """
    firsts = np.cumsum(counts) - counts
    gaps = np.diff(values, prepend=0)
    gaps[firsts] = values[firsts]
    digits = np.ones(len(gaps), np.int64)
    bound = HALF
    while (more := gaps >= bound).any():
        digits += more
        bound *= HALF
    # The last number of a list is followed by the end of its line.
    ends = np.zeros(len(gaps), np.int64)
    ends[firsts + counts - 1] = 1
    at = np.cumsum(digits + ends) - digits - ends
    written = np.full(int((digits + ends).sum()), ord("\n"), np.uint8)
    alphabet = np.frombuffer(DIGITS.encode("ascii"), np.uint8)
    for place in range(int(digits.max(initial=0))):
        has = digits > place
        digit = gaps[has] // HALF**place % HALF + HALF * (digits[has] > place + 1)
        written[at[has] + place] = alphabet[digit]
    return written.tobytes().decode("ascii"), np.add.reduceat(digits + ends, firsts)


def packed_lists(lists: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Each of the lists of rising numbers packed, by its name."""
    found = dict.fromkeys(lists, "")
    names = [name for name, numbers in lists.items() if len(numbers)]
    if not names:
        return found
    counts = np.fromiter((len(lists[name]) for name in names), np.int64, len(names))
    numbers = chain.from_iterable(lists[name] for name in names)
    lines, _ = packed_lines(np.fromiter(numbers, np.int64, int(counts.sum())), counts)
    return found | dict(zip(names, lines.splitlines(), strict=True))
