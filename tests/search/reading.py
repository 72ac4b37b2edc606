"""The files of the index, read as the browser reads them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from generator.search.blocks import Block, place
from generator.search.index import TOGETHER
from tests.search.packed import unpacked

Files = Mapping[str, bytes]


def content(script: bytes) -> Any:
    """What a file hands to the page, without the name that it may give itself."""
    return json.loads(f"[{script.decode().removeprefix('searchData(').removesuffix(');' + chr(10))}]")[0]


def catalogue(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = content(files["catalogue.js"])
    return found


def parts(files: Files, kind: str) -> list[Any]:
    """What the files of a kind hold, in their order."""
    names = catalogue(files)["folders"].get(kind, "")
    paths = [f"{kind}/{names[i : i + 7]}/{n}.js" for i in range(0, len(names), 7) for n in range(TOGETHER)]
    return [content(files[path]) for path in paths if path in files]


def begins(files: Files) -> list[str]:
    """Where each file of grams begins."""
    return _lengthened(catalogue(files)["begins"])


def _lengthened(lines: str) -> list[str]:
    found, before = [], ""
    for line in lines.split("\n"):
        before = before[: int(line[:1] or "0", 36)] + line[1:]
        found.append(before)
    return found


def heads_and_texts(files: Files) -> tuple[list[list[str]], list[list[str]]]:
    """(address, title and names of each entry, texts of each file)."""
    found = parts(files, "text")
    beside = {int(number): head for heads, _ in found for number, head in heads.items()}
    together = parts(files, "heads")
    heads = _heads(*together[0]) if together else [beside[number] for number in sorted(beside)]
    return heads, [texts for _, texts in found]


def _heads(shortened: str, titles: list[str], names: dict[str, str]) -> list[list[str]]:
    urls = _lengthened(shortened)
    called = dict(zip(urls, titles, strict=True))
    return [
        [url, title or called.get(url.removeprefix("en/"), ""), names.get(str(number), "")]
        for number, (url, title) in enumerate(called.items())
    ]


def holders(files: Files, gram: str) -> list[tuple[int, bool, int]]:
    """(chunk, in the title, weight in the text) of a folded gram; of a stretch also where longer ones do."""
    found = [Block(begin, *part) for begin, part in zip(begins(files), parts(files, "grams"), strict=True)]
    return looked_up(found, gram)[0]


def looked_up(files: Sequence[Block], gram: str) -> tuple[list[tuple[int, bool, int]], bool]:
    """(what a gram leads to, whether all of it was looked up or only its beginning, which few hold)."""
    file = files[max(0, bisect_right([_units(file.begin) for file in files], _units(place(gram))) - 1)]
    if gram in file.others or not place(gram).startswith(gram[:1]):
        return _told(file.others.get(gram, "")), True
    leaves, before = [], ""
    for key, packed in zip(file.keys.split("\n"), file.lists.split("\n"), strict=True):
        before = before[: int(key[:1] or 0)] + key[1:]
        leaves.append((before, packed))
    longer = [packed for leaf, packed in leaves if leaf.startswith(gram)]
    begins = [
        packed
        for leaf, packed in leaves
        if len(leaf) > 1 and gram.startswith(leaf) and leaf not in file.others
    ]
    begun = [leaf for leaf, _ in leaves if len(leaf) > 1 and gram.startswith(leaf)]
    if not longer and begun and sum(leaf.startswith(begun[-1]) for leaf, _ in leaves) == 1 and begins:
        return _told(begins[-1]), False
    found: dict[int, tuple[int, bool, int]] = {}
    for chunk, title, weight in (told for packed in longer for told in _told(packed)):
        _, other, more = found.get(chunk, (chunk, False, 0))
        found[chunk] = (chunk, title or other, min(3, weight + more))
    return [found[chunk] for chunk in sorted(found)], True


def _units(text: str) -> bytes:
    """What a browser compares strings by."""
    return text.encode("utf-16-be", "surrogatepass")


def _told(packed: str) -> list[tuple[int, bool, int]]:
    return [(number >> 3, bool(number & 4), number & 3) for number in unpacked(packed)]
