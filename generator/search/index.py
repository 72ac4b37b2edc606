"""Entries to the files that the browser loads.

- ``catalogue.js``: how many chunks each entry has, what the filters need, the names of all other folders.
- ``grams/``: which chunks hold a stretch of characters or a word, in their order (`generator.search.blocks`).
- ``asked/``: what is answered at once of things by their names (`generator.search.answers`).
- ``heads/``: address, title and names of entries, where these are few.
- ``text/``: the text of some chunks; it gives the excerpt, and proves what the index does not.

All but the first stand in folders named by the digest of what they hold: what has such a name never changes.
They are scripts, not JSON, because a browser also runs scripts from file://, where it fetches nothing.
"""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import numpy as np

from generator.search.answers import answer_files, cues
from generator.search.blocks import blocks, file_size, joined, place
from generator.search.catalogue import catalogue, packed_all
from generator.search.chunks import chunks_of
from generator.search.corpus import corpus_of
from generator.search.entry import SearchEntry, own_title
from generator.search.folding import fold_forms
from generator.search.grams import STEP, TITLE_BIT, line_gram, name_gram, weight, words_of
from generator.search.kept_texts import with_texts
from generator.search.page_text import page_text
from generator.search.stretches import stretches
from generator.search.words import SearchWords, line_postings

# So many characters of titles and addresses a browser may load before the first query: 80 kB compressed.
HEADS = 250_000
# No more characters of texts stand in a file, however many there are: a query reads several of them.
TEXTS = 6_600
# So many files stand in a folder that is named by what they hold: a name for each would be too much to load.
TOGETHER = 8
NO_WORDS = SearchWords()
# Characters of a digest in a name, of 32 kinds that every file system tells apart.
_NAME = 7
# Digits of how much two lines share; search-index.js reads them as a number of that base.
_SHARED = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_index(
    entries: Sequence[SearchEntry],
    report_titles: Mapping[str, str],
    report_titles_en: Mapping[str, str],
    words: SearchWords = NO_WORDS,
    kept: Path | None = None,
    code: str = "",
) -> dict[str, bytes]:
    """All files of the index by name, made in a process of its own beside other work.

    ``kept`` is a file in which texts of pages are kept, ``code`` the digest of what reads them.

    No garbage is looked for meanwhile: among a million small objects there is none.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        read = with_texts(entries, kept, code) if kept else entries
        return dict(search_files(read, report_titles, report_titles_en, words))
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
    folded = [fold_forms(text) for text in texts]
    names = _names_of_pieces(entries, titles, chunks)
    marked = _marked(texts, folded, names)
    lines_of = _lines_of_words(words)
    corpus = corpus_of(folded, names, map(place, (*marked, *lines_of)))
    known = stretches(corpus)
    titles_ = ["\n".join(forms) for forms in names]
    lines = list(line_postings(words.lines, known.pairs.pieces_with, folded, titles_))
    for gram, numbers in lines_of.items():
        marked[gram] = joined(np.concatenate([np.array(lines[n][0], np.int64) for n in numbers]))
    facts = catalogue(entries, titles, chunks, words) | _titles_of(entries, report_titles, report_titles_en)
    facts["words"] = {
        "lines": ["\n".join(line) for line in words.lines],
        # Which of them stand somewhere.
        "present": [
            "".join(str(int(word in present)) for word in line)
            for line, (_, present) in zip(words.lines, lines, strict=True)
        ],
        "names": len(words.names),
        "asking": words.asking,
    }
    found = blocks(corpus, known.leaves, marked)
    facts["begins"] = _shortened([block.begin for block in found])
    shared = [[block.keys, block.lists, block.others] for block in found]
    files: dict[str, list[bytes]] = {"grams": list(map(_script, shared))}
    files["heads"], files["text"], facts["groupSizes"] = _shown(entries, chunks)
    if words.answers.questions:
        facts["cues"] = cues(words.answers)
        files["asked"] = [_script(things) for things in answer_files(words.answers).values()]
        facts["answers"] = len(files["asked"]) - 1
    folders = {kind: _folders(scripts) for kind, scripts in files.items()}
    facts["folders"] = {kind: "".join(names) for kind, names in folders.items()}
    yield "catalogue.js", _script(facts)
    for kind, scripts in files.items():
        for number, script in enumerate(scripts):
            yield f"{kind}/{folders[kind][number // TOGETHER]}/{number % TOGETHER}.js", script


def _titles_of(
    entries: Sequence[SearchEntry], titles: Mapping[str, str], english: Mapping[str, str]
) -> dict[str, object]:
    names = sorted({entry.report_id for entry in entries} - {""})
    return {
        "reports": {name: {"zh": titles.get(name, name), "en": english.get(name, name)} for name in names}
    }


def _shown(
    entries: Sequence[SearchEntry], chunks: Sequence[Sequence[str]]
) -> tuple[list[bytes], list[bytes], str]:
    """(the file of all heads or none, files of texts, how many texts each of these has).

    Where heads are few, a browser has all of them before the first letter. Where they are many, each stands
    with its texts.
    """
    heads = [_head(entry) for entry in entries]
    is_few = sum(len(part) for head in heads for part in head) <= HEADS
    texts = [text for pieces in chunks for text in pieces]
    sizes = [len(text) for text in texts]
    owners = [number for number, pieces in enumerate(chunks) for _ in pieces]
    found = groups(sizes, min(file_size(sum(sizes)), TEXTS))
    of_texts = [
        [{} if is_few else {n: heads[n] for n in owners[first:last]}, texts[first:last]]
        for first, last in found
    ]
    return (
        [_script(_together(heads))] * is_few,
        list(map(_script, of_texts)),
        packed_all(last - first for first, last in found),
    )


def _head(entry: SearchEntry) -> tuple[str, str, str]:
    """Address, title, and what else it is called by."""
    return entry.url, entry.title, "\n".join(name for name in entry.names if name != entry.title)


def _together(heads: Sequence[tuple[str, str, str]]) -> list[object]:
    """All heads as one: addresses, titles, names of those that have any.

    Of an English page that is called as its Chinese one no title is written.
    """
    called = {url: title for url, title, _ in heads}
    titles = [
        "" if url.startswith("en/") and called.get(url.removeprefix("en/")) == title else title
        for url, title, _ in heads
    ]
    names = {number: names for number, (_, _, names) in enumerate(heads) if names}
    return [_shortened([url for url, _, _ in heads]), titles, names]


def groups(sizes: Sequence[int], most: int) -> list[tuple[int, int]]:
    """[first, last) of neighbours that travel together: until a group is large enough."""
    found: list[tuple[int, int]] = []
    first, size = 0, 0
    for number, own in enumerate(sizes):
        if number > first and size + own > most:
            found.append((first, number))
            first, size = number, 0
        size += own
    return [*found, (first, len(sizes))] if sizes else []


def _names_of_pieces(
    entries: Sequence[SearchEntry], titles: Sequence[str], chunks: Sequence[Sequence[str]]
) -> list[list[str]]:
    """For each piece the folded title and names of its entry where it is the first, else none."""
    found: list[list[str]] = []
    for entry, own, pieces in zip(entries, titles, chunks, strict=True):
        found.append([fold_forms(name) for name in (own, *entry.names)])
        found += [[] for _ in pieces[1:]]
    return found


def _marked(
    texts: Sequence[str], folded: Sequence[str], names: Sequence[Sequence[str]]
) -> dict[str, list[int]]:
    """Postings of whole words, amounts and names."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, (text, form, titles) in enumerate(zip(texts, folded, names, strict=True)):
        first = number * STEP
        for gram, count in words_of(form, text).items():
            found[gram].append(first + weight(count))
        for gram in {gram for title in titles for gram in (*words_of(title, title), name_gram(title))}:
            if found[gram] and found[gram][-1] > first:
                found[gram][-1] += TITLE_BIT
            else:
                found[gram].append(first + TITLE_BIT)
    return found


def _lines_of_words(words: SearchWords) -> dict[str, list[int]]:
    """The gram of each word and the lines that hold it."""
    lines_of: dict[str, list[int]] = {}
    for number, line in enumerate(words.lines):
        for word in line:
            lines_of.setdefault(line_gram(word), []).append(number)
    return lines_of


def _script(value: object) -> bytes:
    return f"searchData({_json(value)});\n".encode("utf-8", "surrogatepass")


def _json(value: object) -> str:
    # A text may hold "</script>" or U+2028; in a file of its own neither ends the script, JSON is enough.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _shortened(lines: Sequence[str]) -> str:
    """A line for each: how many characters it shares with the one before, as a digit, and what follows."""
    shared = [_same(before, line) for before, line in zip(["", *lines], lines, strict=False)]
    return "\n".join(f"{_SHARED[same]}{line[same:]}" for same, line in zip(shared, lines, strict=True))


def _same(before: str, line: str) -> int:
    """How many characters two lines begin with alike, as far as one digit says it."""
    most = min(len(before), len(line), len(_SHARED) - 1)
    return next((i for i in range(most) if before[i] != line[i]), most)


def _folders(scripts: Sequence[bytes]) -> list[str]:
    """Folders of neighbouring files, each named by the digest of what it holds."""
    return [_digest(b"".join(scripts[i : i + TOGETHER])) for i in range(0, len(scripts), TOGETHER)]


def _digest(content: bytes) -> str:
    number = int.from_bytes(sha256(content).digest()[:_NAME])
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> 5 * i & 31] for i in range(_NAME))
