"""Words of pages in both languages: Chinese texts that know how they are said in English.

A `Phrase` is the Chinese text, so whatever takes a string takes it. English pages print its English instead,
from content/phrases.yml where it is a sentence of this project (`says`), from where it stands beside the
Chinese otherwise (`both`). Text of reports is plain and stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_SLOT = re.compile(r"\{(\w+)\}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Chinese phrase with its slots -> English phrase with the same slots.
Phrases = Mapping[str, str]


class Phrase(str):
    """A Chinese text that can be said in English."""

    __slots__ = ("_english",)
    _english: Callable[[Phrases], str]

    def __new__(cls, chinese: str, english: Callable[[Phrases], str]) -> Phrase:
        """``english`` makes the English text from the catalogue."""
        made = super().__new__(cls, chinese)
        made._english = english
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Another process gets the Chinese text alone: pages are rendered in this one."""
        return str, (str(self),)

    def in_english(self, phrases: Phrases) -> str:
        """Its English; the Chinese where the catalogue lacks it."""
        return self._english(phrases)


def says(chinese: str, **slots: object) -> Phrase:
    """A phrase of content/phrases.yml, its ``{slots}`` filled in, with phrases too."""

    def english(phrases: Phrases) -> str:
        told = phrases.get(chinese)
        if told is None:
            return made
        return _filled(told, {name: in_english(value, phrases) for name, value in slots.items()})

    made = _filled(chinese, slots)
    return Phrase(made, english)


def counted(chinese: str) -> Phrase:
    """What a query made of words and numbers: a phrase whose numbers are the slots {n1}, {n2} …"""
    numbers = {f"n{at}": number for at, number in enumerate(_NUMBER.findall(chinese), 1)}
    names = iter(numbers)
    return says(_NUMBER.sub(lambda _: f"{{{next(names)}}}", chinese), **numbers)


def both(chinese: str, english: str) -> Phrase:
    """Words whose English stands beside them; the Chinese where it is empty."""
    return Phrase(chinese, lambda _: english or chinese)


def labelled(words: Mapping[str, str]) -> Phrase:
    """``{zh: …, en: …}``, as schemas and descriptors hold titles."""
    return both(str(words["zh"]), str(words.get("en", "")))


def sentences(*parts: str) -> Phrase:
    """Sentences that follow each other; those that are empty are left out."""
    return joined(parts, "", " ")


def clauses(*parts: str, sign: str) -> Phrase:
    """Parts of a sentence, with ``sign`` between them; in English a semicolon, and a capital first."""
    row = joined(parts, sign, "; ")
    return Phrase(row, lambda phrases: (told := row.in_english(phrases))[:1].upper() + told[1:])


def in_row(parts: Sequence[str]) -> Phrase:
    """Things after each other, with the comma of each language."""
    return joined(parts, "、", ", ")


def in_english(value: object, phrases: Phrases) -> object:
    """A phrase in English; anything else as it is."""
    return value.in_english(phrases) if isinstance(value, Phrase) else value


def _filled(text: str, slots: Mapping[str, object]) -> str:
    return _SLOT.sub(lambda slot: str(slots.get(slot[1], slot[0])), text) if slots else text


def joined(parts: Sequence[str], chinese: str, english: str) -> Phrase:
    """Parts with a sign of each language between them; those that are empty are left out."""
    kept = [part for part in parts if part]
    return Phrase(
        chinese.join(kept),
        lambda phrases: english.join(str(in_english(part, phrases)) for part in kept),
    )
