"""Words that readers type and reports print for one thing, and where any of them stands.

What holds any word of a line is one posting list, which stands beside each of its words: trying all of them
costs a reader no request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.search.answers import NO_ANSWERS, Answers
from generator.search.folding import fold_forms
from generator.search.grams import STEP, TITLE_BIT

# A line stands in the text or is the whole of a title or name; how often is not counted.
_IN_TEXT, _NAMED = 2, 3
_LATIN = re.compile(r"[\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What search knows of words beside the texts.

    Attributes:
        same: lines of words for one thing, in either language, as they are written.
        names: lines of names of one agency, the present one first.
        asking: words that only ask.
        answers: questions that are answered at once.
    """

    same: tuple[tuple[str, ...], ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    asking: tuple[str, ...] = ()
    answers: Answers = NO_ANSWERS

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Lines of words, then of names: a line's number is its place here."""
        return (*self.same, *self.names)


def line_postings(
    lines: Sequence[Sequence[str]],
    pieces_with: Callable[[str], Sequence[int]],
    texts: Sequence[str],
    titles: Sequence[str],
) -> Iterator[tuple[list[int], list[str]]]:
    """(postings, words that stand somewhere) of each line.

    ``pieces_with`` finds the pieces that may hold a folded word. ``texts`` and ``titles`` are those of the
    pieces, forms folded; a title is empty but for the first piece of an entry. English words are typed for
    what is printed in Chinese: they lead away, not back.
    """
    for line in lines:
        found: dict[int, int] = {}
        present: list[str] = []
        for word in line:
            form = fold_forms(word)
            if not _is_printed(word):
                continue
            numbers = pieces_with(form)
            held = {n: value for n in numbers if (value := _held(form, texts[n], titles[n]))}
            if held:
                present.append(word)
            for number, value in held.items():
                found[number] = found.get(number, 0) | value
        yield [number * STEP + found[number] for number in sorted(found)], present


def _held(form: str, text: str, title: str) -> int:
    """How a piece holds a word: in its text, its title, or as the whole of a title or name."""
    if form in title.split("\n"):
        return _NAMED | TITLE_BIT
    return (_IN_TEXT if form in text else 0) | (TITLE_BIT if form in title else 0)


def _is_printed(word: str) -> bool:
    """Chinese, or letters that stand in Chinese texts as they are: AI, SBIR."""
    return not _LATIN.fullmatch(word) or (word == word.upper() and " " not in word)
