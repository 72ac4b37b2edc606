"""Words where they are no part of a longer word, as an alternation; the longer ones are data too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any


def any_whole(words: Mapping[str, Any]) -> str:
    """An alternation of words, the longest first.

    Args:
        words: by word ``inside``, the longer words that only contain it, and ``unless``, beginnings of
            words in which one of those is none all the same (及其他, though 及其 joins nothing).
    """
    if not words:
        return "(?!)"
    ordered = sorted(words.items(), key=lambda entry: -len(entry[0]))
    return "|".join(
        whole_word(word, entry.get("inside", ()), entry.get("unless", ())) for word, entry in ordered
    )


def whole_word(word: str, inside: Sequence[str], unless: Sequence[str] = ()) -> str:
    """A word as a pattern that none of the longer ones matches."""
    before = "".join(f"(?<!{re.escape(each.removesuffix(word))})" for each in inside if each.endswith(word))
    after = "".join(
        f"(?!{re.escape(each.removeprefix(word))}{_but(each, unless)})"
        for each in inside
        if each.startswith(word)
    )
    return before + re.escape(word) + after


def _but(longer: str, unless: Sequence[str]) -> str:
    rests = [re.escape(each.removeprefix(longer)) for each in unless if each.startswith(longer)]
    return f"(?!{'|'.join(rests)})" if rests else ""
