"""Texts of pages that are as the last index read them are not read out of their HTML again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator.search.entry import SearchEntry
from generator.search.page_text import page_text


def with_texts(entries: Sequence[SearchEntry], kept: Path, code: str) -> list[SearchEntry]:
    """The entries, those of a page with its text in the place of its HTML.

    Args:
        entries: of pages and of records in them.
        kept: file of the texts by the digest of what they were read from; it may be removed at any time.
        code: digest of the code that reads them.
    """
    known, now = _read(kept), {}
    found = []
    for entry in entries:
        if entry.body:
            key = sha256(f"{code}\n{entry.body}".encode("utf-8", "surrogatepass")).hexdigest()
            now[key] = known[key] if key in known else page_text(entry.body)
            found.append(replace(entry, text=now[key], body=""))
        else:
            found.append(entry)
    if now != known:
        _write(kept, now)
    return found


def _read(kept: Path) -> dict[str, str]:
    """What is kept; nothing where its seal doesn't fit."""
    try:
        seal, _, texts = kept.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if seal.decode("ascii", "replace") != sha256(texts).hexdigest():
        return {}
    found: dict[str, str] = json.loads(texts)
    return found


def _write(kept: Path, texts: dict[str, str]) -> None:
    data = json.dumps(texts).encode("ascii")
    kept.parent.mkdir(parents=True, exist_ok=True)
    aside = kept.with_suffix(".tmp")
    aside.write_bytes(f"{sha256(data).hexdigest()}\n".encode("ascii") + data)
    aside.replace(kept)
