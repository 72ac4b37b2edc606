"""What the browser must know before it looks anything up: the entries, the filters, forms of characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from generator.search.chunks import OVERLAP
from generator.search.entry import KINDS, SearchEntry
from generator.search.folding import VARIANTS, fold, forms_of
from generator.search.grams import packed
from generator.search.words import SearchWords

# So deep stand pages about one thing: reports/<report>/programmes/<number>/.
_OF_A_THING = 4


def catalogue(
    entries: Sequence[SearchEntry],
    titles: Sequence[str],
    chunks: Sequence[Sequence[str]],
    words: SearchWords,
) -> dict[str, object]:
    """Facts of the entries as lists in their order, and of the characters that occur in them."""
    named = sorted({name for e in entries for name in (e.report_id, e.year, e.agency, e.language)})
    place = {name: number for number, name in enumerate(named)}
    facets = [
        (KINDS.index(e.kind), *(place[name] for name in (e.report_id, e.year, e.agency, e.language)))
        for e in entries
    ]
    known = sorted(set(facets))
    number_of = {facet: number for number, facet in enumerate(known)}
    return {
        "overlap": OVERLAP,
        "variants": VARIANTS,
        "forms": _forms(entries, chunks, words),
        "kinds": KINDS,
        # Kind, then report, year, agency and language by their places among the names.
        "facets": known,
        "facetNames": named,
        "facetOf": packed_all(number_of[facet] for facet in facets),
        "titleLength": packed_all(min(len(fold(title)), 99) for title in titles),
        "chunkCount": packed_all(len(pieces) for pieces in chunks),
        # How far before each entry the page stands that it is a further page or one report's record of.
        "partOf": packed_all(_parts(entries)),
        # Of an English page 1 and how far its Chinese one stands from the one expected; 0 for all others.
        "twinOf": packed_all(_twins(entries)),
        # How long a text in one piece is; of longer ones that is not asked.
        "size": "".join(_size(len(pieces[0])) if len(pieces) == 1 else "0" for pieces in chunks),
    }


def packed_all(numbers: Iterable[int]) -> str:
    """Any numbers from 0 on as `packed` writes rising ones: each is the gap to the one before."""
    return packed(list(accumulate(numbers)))


def _parts(entries: Sequence[SearchEntry]) -> Iterator[int]:
    """For each entry how far before it the page stands that it is a part of; 0 for none.

    A further page is a part of the first, a report's record of a programme one of the programme's page; an
    English page of what its Chinese one is. The pages of a report are no further pages of one thing, and a
    record inside a page is a thing of its own.
    """
    places = {entry.url: number for number, entry in enumerate(entries)}
    pages: dict[str, int] = {}
    for number, entry in enumerate(entries):
        is_page = "#" not in entry.url
        above = entry.url.rstrip("/").rpartition("/")[0] + "/"
        first = pages.get(above, number)
        whole = places.get(entry.whole, first) if entry.whole else first
        yield number - whole if is_page and whole < number else 0
        if is_page and entry.url.count("/") >= _OF_A_THING:
            pages[entry.url] = number


def _twins(entries: Sequence[SearchEntry]) -> Iterator[int]:
    """For each English entry 1 and how far its Chinese one stands from the one after the last such; else 0.

    Distances are counted back and forth in turn (0, -1, 1, -2, …): pages follow each other alike in both
    languages, so nearly all are 0.
    """
    chinese = {entry.url: number for number, entry in enumerate(entries)}
    expected = 0
    for entry in entries:
        twin = chinese.get(entry.url.removeprefix("en/")) if entry.language == "en" else None
        if twin is None:
            yield 0
            continue
        distance = twin - expected
        yield 1 + (2 * distance if distance >= 0 else -2 * distance - 1)
        expected = twin + 1


def _size(length: int) -> str:
    """How long a text is, 0 to 9: each step is twice as long, 0 is up to 64 characters."""
    return str(min(9, max(0, length.bit_length() - 6)))


def _forms(
    entries: Sequence[SearchEntry], chunks: Sequence[Sequence[str]], words: SearchWords
) -> tuple[str, str, str]:
    """Traditional characters of index and words, their simplified forms, and which of these stand there."""
    used: set[str] = set()
    used.update(*(piece for pieces in chunks for piece in pieces))
    used.update(*(text for entry in entries for text in (entry.title, *entry.names)))
    folded = set(fold("".join(sorted(used))))
    forms = forms_of(folded.union(*(fold(word) for line in words.lines for word in line)))
    return "".join(forms), "".join(forms.values()), "".join(sorted(folded.intersection(forms.values())))
