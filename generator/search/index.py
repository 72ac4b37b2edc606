"""Entries to the files that the browser loads.

- ``catalogue.js``: how many chunks each entry has and what the filters need; small, loaded first.
- ``grams-<n>.js``: which chunks contain a pair of characters or a word, by the first character.
- ``asked-<n>.js``: what is answered at once of things by their names (generator/search/answers.py).
- ``text-<n>.js``: the text of some chunks and whose it is; it proves a match and gives the excerpt.

They are scripts, not JSON, because a browser also runs scripts from file://, where it fetches nothing.
"""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

from generator.search.answers import answer_files, cues
from generator.search.chunks import OVERLAP, chunks_of
from generator.search.entry import KINDS, SearchEntry, own_title
from generator.search.folding import VARIANTS, fold, forms_folded, forms_of
from generator.search.grams import (
    SHARDS,
    STEP,
    TITLE_BIT,
    grams,
    grams_of,
    line_gram,
    name_gram,
    packed,
    shard_of,
    weight,
)
from generator.search.page_text import page_text
from generator.search.words import SearchWords, line_postings

# How much travels together: one request a result, little that isn't needed.
TEXT_GROUP = 2_000
NO_WORDS = SearchWords()
# So deep stand pages about one thing: reports/<report>/programmes/<number>/.
_OF_A_THING = 4


def search_index(
    entries: Sequence[SearchEntry],
    report_titles: Mapping[str, str],
    report_titles_en: Mapping[str, str],
    words: SearchWords = NO_WORDS,
) -> dict[str, bytes]:
    """All files of the index by name, made in a process of its own beside other work.

    No garbage is looked for meanwhile: among a million small objects there is none.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return dict(search_files(entries, report_titles, report_titles_en, words))
    finally:
        if collecting:
            gc.enable()


def search_files(
    entries: Sequence[SearchEntry],
    report_titles: Mapping[str, str],
    report_titles_en: Mapping[str, str] = MappingProxyType({}),
    words: SearchWords = NO_WORDS,
) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of the whole index. ``entries`` keep their order: it decides between equals."""
    entries = [replace(entry, text=page_text(entry.body)) if entry.body else entry for entry in entries]
    chunks = [chunks_of(entry.text) for entry in entries]
    titles = [own_title(entry, report_titles) for entry in entries]
    texts = [text for pieces in chunks for text in pieces]
    groups = _groups(texts)
    catalogue = _catalogue(entries, titles, chunks, groups)
    catalogue["reports"] = {
        name: {"zh": report_titles.get(name, name), "en": report_titles_en.get(name, name)}
        for name in sorted({entry.report_id for entry in entries} - {""})
    }
    folded = [forms_folded(fold(text)) for text in texts]
    postings = _postings(entries, titles, chunks, folded)
    firsts = _first_pieces(entries, titles, chunks)
    lines = list(line_postings(words.lines, postings, folded, firsts))
    postings |= {line_gram(number): places for number, (places, _) in enumerate(lines)}
    found = [(line, present) for line, (_, present) in zip(words.lines, lines, strict=True)]
    catalogue["words"] = {
        "lines": ["\n".join(line) for line in words.lines],
        # Which of them stand somewhere.
        "present": ["".join(str(int(word in present)) for word in line) for line, present in found],
        "names": len(words.names),
        "asking": words.asking,
    }
    if words.answers.questions:
        catalogue["cues"] = cues(words.answers)
        for name, things in answer_files(words.answers).items():
            yield f"{name}.js", _script(name, things)
    yield "catalogue.js", _script("catalogue", catalogue)
    for number, shard in _shards(postings).items():
        yield f"grams-{number}.js", _script(f"grams-{number}", shard)
    owners = [number for number, pieces in enumerate(chunks) for _ in pieces]
    for number, (first, last) in enumerate(groups):
        heads = {
            n: [entries[n].url, entries[n].title, "\n".join(entries[n].names)] for n in owners[first:last]
        }
        yield f"text-{number}.js", _script(f"text-{number}", [heads, texts[first:last]])


def _catalogue(
    entries: Sequence[SearchEntry],
    titles: Sequence[str],
    chunks: Sequence[Sequence[str]],
    groups: Sequence[tuple[int, int]],
) -> dict[str, object]:
    named = sorted({name for e in entries for name in (e.report_id, e.year, e.agency, e.language)})
    place = {name: number for number, name in enumerate(named)}
    facets = [
        (KINDS.index(e.kind), *(place[name] for name in (e.report_id, e.year, e.agency, e.language)))
        for e in entries
    ]
    known = sorted(set(facets))
    number_of = {facet: number for number, facet in enumerate(known)}
    return {
        "shards": SHARDS,
        "overlap": OVERLAP,
        "variants": VARIANTS,
        "forms": _forms(entries, chunks),
        "kinds": KINDS,
        # Kind, then report, year, agency and language by their places among the names.
        "facets": known,
        "facetNames": named,
        "facetOf": _packed_all(number_of[facet] for facet in facets),
        "titleLength": _packed_all(min(len(fold(title)), 99) for title in titles),
        "chunkCount": _packed_all(len(pieces) for pieces in chunks),
        # How far before each entry the page stands that it is a further page of.
        "partOf": _packed_all(_parts(entries)),
        # 1 and the number of the Chinese page that an English one says the same as; 0 for all others.
        "twinOf": _packed_all(_twins(entries)),
        "size": "".join(_size(sum(map(len, pieces))) for pieces in chunks),
        "groupSizes": _packed_all(last - first for first, last in groups),
    }


def _packed_all(numbers: Iterable[int]) -> str:
    """Any numbers from 0 on as `packed` writes rising ones: each is the gap to the one before."""
    return packed(list(accumulate(numbers)))


def _parts(entries: Sequence[SearchEntry]) -> Iterator[int]:
    """For each entry how far before it the page stands that it is a further page of; 0 for none.

    The pages of a report are no further pages of one thing, and a record inside a page is a thing of its own.
    """
    pages: dict[str, int] = {}
    for number, entry in enumerate(entries):
        is_page = "#" not in entry.url
        above = entry.url.rstrip("/").rpartition("/")[0] + "/"
        yield number - pages.get(above, number) if is_page else 0
        if is_page and entry.url.count("/") >= _OF_A_THING:
            pages[entry.url] = number


def _twins(entries: Sequence[SearchEntry]) -> Iterator[int]:
    """For each English entry 1 and the number of the Chinese one at the same address; 0 for all others."""
    chinese = {entry.url: number for number, entry in enumerate(entries, 1)}
    for entry in entries:
        yield chinese.get(entry.url.removeprefix("en/"), 0) if entry.language == "en" else 0


def _size(length: int) -> str:
    """How long a text is, 0 to 9: each step is twice as long, 0 is up to 64 characters."""
    return str(min(9, max(0, length.bit_length() - 6)))


def _forms(entries: Sequence[SearchEntry], chunks: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Traditional characters of the index, and their simplified forms in the same order."""
    used = {c for pieces in chunks for piece in pieces for c in piece}
    used.update(c for entry in entries for c in "".join((entry.title, *entry.names)))
    forms = forms_of(fold("".join(sorted(used))))
    return "".join(forms), "".join(forms.values())


def _first_pieces(
    entries: Sequence[SearchEntry], titles: Sequence[str], chunks: Sequence[Sequence[str]]
) -> list[str]:
    """For each piece the folded title and names of its entry where it is the first, else nothing."""
    found: list[str] = []
    for entry, own, pieces in zip(entries, titles, chunks, strict=True):
        title = "\n".join(forms_folded(fold(name)) for name in (own, *entry.names))
        found += [title, *[""] * (len(pieces) - 1)]
    return found


def _postings(
    entries: Sequence[SearchEntry],
    titles: Sequence[str],
    chunks: Sequence[Sequence[str]],
    folded: Sequence[str],
) -> dict[str, list[int]]:
    """Gram -> its postings: chunk * 8 + title bit + weight; ``folded`` are the texts of all chunks."""
    postings: dict[str, list[int]] = defaultdict(list)
    number = 0
    for entry, own, pieces in zip(entries, titles, chunks, strict=True):
        names = (own, *entry.names)
        title = {gram for name in names for gram in (*grams(name), name_gram(name))}
        for piece in pieces:
            counts = grams_of(folded[number], piece)
            first = number * STEP
            # Nearly all stand once: no call for a million of them.
            once = first + weight(1)
            for gram, count in counts.items():
                postings[gram].append(once if count == 1 else first + weight(count))
            for gram in title:
                if gram in counts:
                    postings[gram][-1] += TITLE_BIT
                else:
                    postings[gram].append(first + TITLE_BIT)
            title = set()
            number += 1
    return dict(postings)


def _shards(postings: Mapping[str, Sequence[int]]) -> dict[int, dict[str, str]]:
    """Gram -> its packed postings, by shard."""
    shards: dict[int, dict[str, str]] = {number: {} for number in range(SHARDS)}
    for gram, numbers in sorted(postings.items()):
        shards[shard_of(gram)][gram] = packed(numbers)
    return shards


def _groups(texts: Sequence[str]) -> list[tuple[int, int]]:
    """[first, last) of neighbouring chunks that travel together: until the group is large enough."""
    groups: list[tuple[int, int]] = []
    first, size = 0, 0
    for number, text in enumerate(texts):
        if number > first and size + len(text) > TEXT_GROUP:
            groups.append((first, number))
            first, size = number, 0
        size += len(text)
    return [*groups, (first, len(texts))] if texts else []


def _script(name: str, value: object) -> bytes:
    # A text may hold "</script>" or U+2028; in a file of its own neither ends the script, JSON is enough.
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"searchData({json.dumps(name)},{body});\n".encode("utf-8", "surrogatepass")
