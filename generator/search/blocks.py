"""The sorted index cut into files: what a word of a query needs stands in one.

Every gram has a place in the order, its first eight characters without marks; a file holds the places from
its own beginning to that of the next file, and the catalogue knows these beginnings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cbrt, ceil, sqrt

import numpy as np

from generator.search.corpus import ORDERED, Corpus, Numbers
from generator.search.grams import LINE, NAME, STEP, TITLE_BIT, WHOLE, packed
from generator.search.packing import packed_lines, packed_lists
from generator.search.stretches import Postings

# What a query loads grows with the size of files, what it must know before with their number. As it loads
# several, they grow much more slowly than their number.
_PER_ROOT = 520
_LEAST = 2_000
# A file may end where it is so full.
_FULL = 0.7


@dataclass(frozen=True, slots=True)
class Block:
    """One file of the index.

    Attributes:
        begin: the least place that stands in it.
        keys: a line for each leaf: how much it shares with the one before, and what follows.
        lists: a line for each leaf: its packed postings.
        others: gram -> packed postings of marked grams, and of the beginnings of leaves of several files.
    """

    begin: str
    keys: str
    lists: str
    others: dict[str, str]


def file_size(total: int) -> int:
    """How many characters a file holds where all hold ``total``: so many for each of its sixth root."""
    return max(_LEAST, round(_PER_ROOT * sqrt(cbrt(total))))


def place(gram: str) -> str:
    """Where a gram stands in the order; search-index.js computes the same."""
    return gram.lstrip(WHOLE + NAME + LINE)[:ORDERED]


def blocks(
    corpus: Corpus, leaves: Postings, marked: Mapping[str, Sequence[int]], size: int = 0
) -> list[Block]:
    """All files of the index in their order.

    Args:
        corpus: texts, and as its others the places of all marked grams, in their order.
        leaves: as `generator.search.stretches` finds them.
        marked: words, names and lines of words, each with its mark.
        size: how many characters a file holds; 0 where their number decides.
    """
    if not len(leaves.examples):
        return [Block("", "", "", packed_lists(marked))]
    others = packed_lists(marked)
    lines, lengths = packed_lines(leaves.values, leaves.counts)
    ends = np.cumsum(lengths)
    rows = corpus.matrix(leaves.examples, leaves.lengths)
    shared = np.append(0, (rows[1:] == rows[:-1]).cumprod(axis=1).sum(axis=1))
    firsts = _firsts(
        corpus, leaves, lengths, shared, others, size or file_size(len(lines) + 4 * len(lengths))
    )
    begins = ["", *(_leaf(corpus, leaves, row, int(shared[row]) + 1) for row in firsts[1:])]
    found = []
    for begin, first, last in zip(begins, firsts, [*firsts[1:], len(ends)], strict=True):
        own = shared[first:last].copy()
        own[0] = 0
        keys = _keys(corpus, leaves.examples[first:last], leaves.lengths[first:last], own)
        begins_at = int(ends[first] - lengths[first])
        found.append(Block(begin, keys, lines[begins_at : int(ends[last - 1]) - 1], {}))
    units = [_units(begin) for begin in begins]

    def file_of(gram: str) -> Block:
        return found[bisect_right(units, _units(place(gram))) - 1]

    for gram in sorted(others):
        file_of(gram).others[gram] = others[gram]
    for gram, values in _apart(corpus, leaves, shared, firsts):
        file_of(gram).others[gram] = packed(values)
    return found


def _units(text: str) -> bytes:
    """What a browser compares strings by."""
    return text.encode("utf-16-be", "surrogatepass")


def _leaf(corpus: Corpus, leaves: Postings, row: int, length: int) -> str:
    at = int(leaves.examples[row])
    return corpus.text[at : at + length]


def _keys(corpus: Corpus, examples: Numbers, lengths: Numbers, shared: Numbers) -> str:
    text = corpus.text
    cut = zip(examples.tolist(), lengths.tolist(), shared.tolist(), strict=True)
    return "\n".join(f"{same}{text[at + same : at + length]}" for at, length, same in cut)


def _firsts(
    corpus: Corpus,
    leaves: Postings,
    lengths: Numbers,
    shared: Numbers,
    others: Mapping[str, str],
    size: int,
) -> list[int]:
    """The leaf that begins each file, where the one before is full enough, marked grams counted too.

    It is one that shares little with the leaf before: few stretches stand in two files, and its beginning is
    short. None is the beginning of what begins a file: a longer word is looked up where its leaf stands.
    """
    places = np.append(leaves.examples, corpus.others)
    known = np.append(leaves.lengths, corpus.lengths(corpus.others, ORDERED))
    sizes = np.append(leaves.lengths + lengths, [len(gram) + len(own) for gram, own in others.items()])
    number = np.append(np.arange(len(leaves.examples)), np.full(len(others), -1))
    order = corpus.sorted_places(places, known, (number >= 0).astype(np.int64))
    before = np.cumsum(sizes[order]) - sizes[order]
    is_leaf = np.flatnonzero(number[order] >= 0)
    firsts, before_leaf = [0], before[is_leaf]
    while True:
        begin = int(before_leaf[firsts[-1]]) if len(firsts) > 1 else 0
        # Whole numbers: for others all leaves would be copied as such, for every file.
        low, high = np.searchsorted(before_leaf, [ceil(begin + size * _FULL), begin + size])
        if high >= len(is_leaf):
            return firsts
        low = max(int(low), firsts[-1] + 1)
        firsts.append(low + int(shared[low : int(high) + 1].argmin()) if low < high else max(low, int(high)))


def _apart(
    corpus: Corpus, leaves: Postings, shared: Numbers, firsts: Sequence[int]
) -> Iterator[tuple[str, list[int]]]:
    """Beginnings of leaves that stand in several files, with the postings of all those leaves."""
    parted: dict[str, tuple[int, int]] = {}
    for length in range(1, ORDERED):
        breaks = np.append(np.flatnonzero(shared < length), len(shared))
        for row in firsts[1:]:
            if shared[row] >= length:
                last = int(np.searchsorted(breaks, row, "right"))
                parted[_leaf(corpus, leaves, row, length)] = int(breaks[last - 1]), int(breaks[last])
    ends = np.append(0, np.cumsum(leaves.counts))
    for begin in sorted(parted):
        first, last = parted[begin]
        yield begin, joined(leaves.values[ends[first] : ends[last]])


def joined(values: Numbers) -> list[int]:
    """Postings of several lists, those of one piece as one: in the title where one is, as often as all."""
    if not len(values):
        return []
    ordered = np.sort(values)
    first = np.flatnonzero(np.append(True, ordered[1:] // STEP != ordered[:-1] // STEP))
    weights = np.minimum(np.add.reduceat(ordered % TITLE_BIT, first), TITLE_BIT - 1)
    title = np.bitwise_or.reduceat(ordered & TITLE_BIT, first)
    found: list[int] = (ordered[first] // STEP * STEP + title + weights).tolist()
    return found
