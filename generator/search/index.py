"""Entries to the files that the browser loads.

- ``catalogue.js``: how many chunks each entry has and what the filters need; small, loaded first.
- ``grams-<n>.js``: which chunks contain a character, a pair of characters or a word.
- ``entries-<n>.js``: address, title and names of some entries.
- ``text-<n>.js``: the text of some chunks; it proves a match and gives the excerpt.

They are scripts, not JSON, because a browser also runs scripts from file://, where it fetches nothing.
"""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.search.chunks import OVERLAP, chunks_of
from generator.search.entry import KINDS, SearchEntry, own_title
from generator.search.folding import VARIANTS, fold
from generator.search.grams import NAME, SHARDS, STEP, TITLE_BIT, grams, shard_of, weight
from generator.search.page_text import page_text

# How much travels together: one request a result, little that isn't needed.
ENTRY_BLOCK = 8
TEXT_GROUP = 2_000


def search_index(
    entries: Sequence[SearchEntry], report_titles: Mapping[str, str], report_titles_en: Mapping[str, str]
) -> dict[str, bytes]:
    """All files of the index by name, made in a process of its own beside other work.

    No garbage is looked for meanwhile: among a million small objects there is none.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return dict(search_files(entries, report_titles, report_titles_en))
    finally:
        if collecting:
            gc.enable()


def search_files(
    entries: Sequence[SearchEntry],
    report_titles: Mapping[str, str],
    report_titles_en: Mapping[str, str] = MappingProxyType({}),
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
    yield "catalogue.js", _script("catalogue", catalogue)
    for number, shard in _shards(entries, titles, chunks).items():
        yield f"grams-{number}.js", _script(f"grams-{number}", shard)
    for start in range(0, len(entries), ENTRY_BLOCK):
        block = [[e.url, e.title, "\n".join(e.names)] for e in entries[start : start + ENTRY_BLOCK]]
        name = f"entries-{start // ENTRY_BLOCK}"
        yield f"{name}.js", _script(name, block)
    for number, (first, last) in enumerate(groups):
        yield f"text-{number}.js", _script(f"text-{number}", texts[first:last])


def _catalogue(
    entries: Sequence[SearchEntry],
    titles: Sequence[str],
    chunks: Sequence[Sequence[str]],
    groups: Sequence[tuple[int, int]],
) -> dict[str, object]:
    facets = [(KINDS.index(e.kind), e.report_id, e.year, e.agency, e.language) for e in entries]
    known = sorted(set(facets))
    number_of = {facet: number for number, facet in enumerate(known)}
    return {
        "shards": SHARDS,
        "entryBlock": ENTRY_BLOCK,
        "overlap": OVERLAP,
        "variants": VARIANTS,
        "kinds": KINDS,
        "facets": known,
        "facetOf": [number_of[facet] for facet in facets],
        "titleLength": [min(len(fold(title)), 99) for title in titles],
        "chunkCount": [len(pieces) for pieces in chunks],
        "groupStarts": [first for first, _ in groups],
    }


def _shards(
    entries: Sequence[SearchEntry], titles: Sequence[str], chunks: Sequence[Sequence[str]]
) -> dict[int, dict[str, list[int]]]:
    """Gram -> gaps between its postings (chunk * 8 + title bit + weight), by shard."""
    postings: dict[str, list[int]] = defaultdict(list)
    number = 0
    for entry, own, pieces in zip(entries, titles, chunks, strict=True):
        names = (own, *entry.names)
        title = {gram for name in names for gram in grams(name)} | {NAME + fold(name) for name in names}
        for piece in pieces:
            counts = grams(piece)
            first = number * STEP
            for gram, count in counts.items():
                postings[gram].append(first + weight(count) + (TITLE_BIT if gram in title else 0))
            for gram in title - counts.keys():
                postings[gram].append(first + TITLE_BIT)
            title = set()
            number += 1
    shards: dict[int, dict[str, list[int]]] = {number: {} for number in range(SHARDS)}
    for gram, numbers in sorted(postings.items()):
        gaps = [after - before for before, after in zip([0, *numbers], numbers, strict=False)]
        shards[shard_of(gram)][gram] = gaps
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
