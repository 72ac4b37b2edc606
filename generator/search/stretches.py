"""Which stretches of characters stand where, each as long as it must be to tell pieces of text apart.

A pair that few pieces hold is known as a pair. What more of them hold is told apart by what follows, up to
eight characters: a word of a query is one place of the sorted index, and what stands there needs no proof.
Millions of places are sorted as arrays of numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.search.corpus import Corpus, Numbers
from generator.search.grams import STEP, TITLE_BIT, WEIGHTS

# The lengths of stretches: each that many pieces hold is told apart by those of the next length.
_LENGTHS = (2, 3, 4, 6, 8)
LONGEST = _LENGTHS[-1]
# What so many pieces hold is not told apart any further: their texts tell the rest.
FEW = 6


@dataclass(frozen=True, slots=True)
class Postings:
    """Grams by the place of an example in the corpus, each with its rising postings.

    Attributes:
        examples: where a gram stands.
        lengths: of how many characters it is.
        counts: how many postings it has.
        values: the postings of all of them, one after another.
    """

    examples: Numbers
    lengths: Numbers
    counts: Numbers
    values: Numbers

    def of(self, order: Numbers) -> Postings:
        """Some of the grams, in this order."""
        counts = self.counts[order]
        firsts = (np.cumsum(self.counts) - self.counts)[order]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return Postings(
            self.examples[order], self.lengths[order], counts, self.values[np.repeat(firsts, counts) + within]
        )


class Pairs:
    """Which pieces hold which pairs."""

    def __init__(self, corpus: Corpus, pairs: Postings) -> None:
        self._corpus = corpus
        self._keys = corpus.extended(corpus.numbers[pairs.examples], pairs.examples + 1, 1)
        self._ends = np.append(0, np.cumsum(pairs.counts))
        self._values = pairs.values

    def pieces_with(self, word: str) -> list[int]:
        """Those that hold all pairs of a folded word, or any pair that a single character begins."""
        numbers = self._corpus.numbers_of(word)
        if len(word) == 1:
            low, high = (self._corpus.joined(number, 0) for number in (numbers[0], numbers[0] + 1))
            return sorted(self._between(low, high))
        keys = map(self._corpus.joined, numbers, numbers[1:])
        sets = [self._between(key, key + 1) for key in keys]
        return sorted(set.intersection(*sets)) if sets else []

    def _between(self, low: int, high: int) -> set[int]:
        first, last = np.searchsorted(self._keys, [low, high])
        return set((self._values[self._ends[first] : self._ends[last]] // STEP).tolist())


@dataclass(frozen=True, slots=True)
class Stretches:
    """What the index knows of the characters of a corpus.

    Attributes:
        leaves: stretches in the order in which a browser sorts strings; none begins another, but where a
            text ends.
        pairs: which pieces hold which pairs.
    """

    leaves: Postings
    pairs: Pairs


def stretches(corpus: Corpus) -> Stretches:
    """All leaves: pairs that few pieces hold, and what tells the others apart."""
    at = corpus.places
    key = corpus.extended(corpus.numbers[at], at + 1, 1)
    levels: list[Postings] = []
    found: list[Postings] = []
    for length, longer in pairwise((*_LENGTHS, LONGEST + 1)):
        order = np.argsort(key, kind="stable")
        at, key = at[order], key[order]
        level, sizes = _postings(corpus, at, key, length)
        isleaf = (level.lengths < length) | (level.counts <= FEW) | (length == LONGEST)
        levels.append(level)
        found.append(level.of(np.flatnonzero(isleaf)))
        goes_on = np.repeat(~isleaf, sizes)
        gram = np.repeat(np.arange(len(sizes)), sizes)[goes_on]
        at = at[goes_on]
        key = corpus.extended(gram, at + length, longer - length)
    every = Postings(
        *(
            np.concatenate([getattr(part, name) for part in found])
            for name in ("examples", "lengths", "counts", "values")
        )
    )
    order = corpus.sorted_places(every.examples, every.lengths)
    return Stretches(every.of(order), Pairs(corpus, levels[0]))


def _postings(corpus: Corpus, at: Numbers, key: Numbers, length: int) -> tuple[Postings, Numbers]:
    """(postings of the grams that sorted places begin, how many places each has)."""
    piece, is_title = corpus.piece_of[at], corpus.is_title[at]
    begins_gram = np.append(True, key[1:] != key[:-1])[: len(key)]
    begins_posting = begins_gram | np.append(True, piece[1:] != piece[:-1])[: len(key)]
    first_of_gram, first = np.flatnonzero(begins_gram), np.flatnonzero(begins_posting)
    if not len(first):
        return Postings(first, first, first, first), first
    in_text = np.add.reduceat(np.where(is_title, 0, 1), first)
    in_title = np.logical_or.reduceat(is_title, first)
    weights = np.array(WEIGHTS)[np.minimum(in_text, len(WEIGHTS) - 1)]
    values = piece[first] * STEP + TITLE_BIT * in_title + weights
    counts = np.add.reduceat(begins_posting.astype(np.int64), first_of_gram)
    examples = at[first_of_gram]
    sizes = np.diff(np.append(first_of_gram, len(key)))
    return Postings(examples, corpus.lengths(examples, length), counts, values), sizes
