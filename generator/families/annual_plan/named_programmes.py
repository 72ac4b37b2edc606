"""Proper names of plans and schemes inside the content of a key project.

Three places hold names beyond doubt: quotation marks (「智慧電網總體規劃方案」), headings, lists behind 包含
or 包括 of which every entry is one. Other words that end in 計畫 may be none and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.reading.spacing import tidy

Place = Literal["heading", "quoted", "listed"]
_KIND = re.compile(r"(?:行動方案|計畫|方案|專案)$")
_QUOTED = re.compile(r"「([^「」]+)」")
_LIST = re.compile(r"(?:包含|包括)([^，。；：「」]+)")
_BETWEEN = re.compile(r"(?<=計畫|方案|專案)[、及與和]")
# 專案類計畫 heads a kind of plans.
_GENERIC = re.compile(r"類(?:計畫|方案|專案)$")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class NamedProgramme:
    """A name, its last word (計畫, 方案 …) and where the item prints it."""

    name: str
    kind: str
    place: Place


def find_programmes(heading: str, text: str) -> list[NamedProgramme]:
    """The names in an item, in order, each once."""
    found: dict[str, NamedProgramme] = {}
    for name, place in _names(heading, text):
        kind = _KIND.search(name)
        if kind and len(name) > _SHORTEST and not _GENERIC.search(name):
            found.setdefault(name, NamedProgramme(name, kind[0], place))
    return list(found.values())


def _names(heading: str, text: str) -> Iterator[tuple[str, Place]]:
    yield heading, "heading"
    for match in _QUOTED.finditer(text):
        yield tidy(match[1]), "quoted"
    for match in _LIST.finditer(text):
        entries = [tidy(entry) for entry in _BETWEEN.split(match[1])]
        if len(entries) > 1 and all(_KIND.search(entry) for entry in entries):
            for entry in entries:
                yield entry, "listed"
