"""All searched texts in a row, every character as a number that sorts as a browser sorts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
# So many characters of a stretch have a place in the order; as many ends part two texts.
ORDERED = 8
_END = "\0" * ORDERED
# A browser compares halves of characters: those beyond the first 65,536 stand before the last of these.
_HALVES, _LAST = 0xD800, 0x10000
_HALF = ORDERED // 2


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts of pieces, each with its titles after it, then whatever else is to be sorted with them.

    Attributes:
        text: all of it; ends part its texts.
        numbers: of each character; 0 of an end.
        bits: how many such a number has.
        places: of all characters that belong to pieces, rising.
        piece_of, is_title: of each character whose it is.
        others: where each of the other texts begins.
        alphabet: number of each character.
    """

    text: str
    numbers: Numbers
    bits: int
    places: Numbers
    piece_of: Numbers
    is_title: NDArray[np.bool_]
    others: Numbers
    alphabet: dict[str, int]

    def extended(self, key: Numbers, at: Numbers, count: int) -> Numbers:
        """Keys with the numbers of the ``count`` characters from the places ``at`` on behind them."""
        for further in range(count):
            key = key << self.bits | self.numbers[at + further]
        return key

    def joined(self, first: int, second: int) -> int:
        """The key of a pair."""
        return first << self.bits | second

    def numbers_of(self, word: str) -> list[int]:
        """Of each character; one that stands nowhere has none, which no text has either."""
        return [self.alphabet.get(c, len(self.alphabet)) for c in word]

    def lengths(self, at: Numbers, most: int) -> Numbers:
        """How long stretches of ``most`` characters are, where a text may end before."""
        ends = np.stack([self.numbers[at + i] == 0 for i in range(most)])
        return np.where(ends.any(axis=0), ends.argmax(axis=0), most)

    def matrix(self, at: Numbers, lengths: Numbers) -> Numbers:
        """The numbers of stretches, one a row, 0 behind each."""
        within = np.arange(ORDERED)
        return np.where(within < lengths[:, None], self.numbers[at[:, None] + within], 0)

    def sorted_places(self, at: Numbers, lengths: Numbers, then: Numbers | None = None) -> Numbers:
        """The order of stretches; ``then`` decides between equals."""
        rows = self.matrix(at, lengths)
        high, low = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64)
        for i in range(_HALF):
            high = high << self.bits | rows[:, i]
            low = low << self.bits | rows[:, _HALF + i]
        return np.lexsort((low, high) if then is None else (then, low, high))


def corpus_of(texts: Sequence[str], titles: Sequence[Sequence[str]], others: Iterable[str]) -> Corpus:
    """The corpus of folded texts, each with its folded titles, and of other texts."""
    segments: list[str] = []
    pieces: list[int] = []
    for number, (text, names) in enumerate(zip(texts, titles, strict=True)):
        segments += [text, *names]
        pieces += [number] * (1 + len(names))
    of_pieces = len(segments)
    first_of_piece = np.append(-1, pieces[:-1]) != np.array(pieces) if pieces else np.empty(0, bool)
    segments += others
    sizes = np.array([len(segment) + ORDERED for segment in segments], np.int64)
    begins = np.cumsum(sizes) - sizes
    text = _END.join([*segments, ""])
    numbers, alphabet = _numbered(text)
    last = int(sizes[:of_pieces].sum())
    return Corpus(
        text=text,
        numbers=numbers,
        bits=(len(alphabet) + 1).bit_length(),
        places=np.flatnonzero(numbers[:last]),
        piece_of=np.repeat(np.array(pieces, np.int64), sizes[:of_pieces]),
        is_title=np.repeat(~first_of_piece, sizes[:of_pieces]),
        others=begins[of_pieces:],
        alphabet=alphabet,
    )


def _numbered(text: str) -> tuple[Numbers, dict[str, int]]:
    """(number of each character, number by character): by their order in a browser, ends first."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    # A place for each code is no more than a million; to sort all characters would take far longer.
    used = np.flatnonzero(np.bincount(codes))
    far = np.where(used >= _LAST, used - _LAST + _HALVES, used + 0x11_0000)
    known = used[np.argsort(np.where(used < _HALVES, used, far))]
    first = 0 if len(known) and known[0] == 0 else 1
    number_of = np.zeros(int(used.max(initial=0)) + 1, np.int64)
    number_of[known] = np.arange(first, first + len(known))
    return number_of[codes], {chr(code): number for number, code in enumerate(known.tolist(), first)}
