"""Which artefacts of extraction a text has, with what shows it.

It decides nothing: each step of reading judges for itself whether it applies (`wrapping`, `hard_wrap`,
`tables`, `tab_rows`). This is the summary for a person who adds a report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.language.ideographs import count_forms
from generator.language.widths import count_invisible
from generator.reading.damage import find_damage, what_it_is
from generator.reading.document import Document, Line
from generator.reading.symbol_glyphs import count_glyphs
from generator.reading.wrapping import Wrapping

_DOUBLE_SPACED = 0.7
# A habit of the extraction shows in many lines; a few may be accidents.
_FEWEST = 3
_LABEL = r"^\s*\d{1,3}\s*[-–—]\s*\d{1,3}(?!\d)"
_LABEL_ALONE = re.compile(rf"{_LABEL}\s*$")
_LABEL_GLUED = re.compile(rf"{_LABEL}(?=[\u4e00-\u9fff（(])")
_FORM_FEED = re.compile("\f")
_BROKEN_NUMBER = re.compile(r"\d,\s+\d{3}\b|\d\.\s+\d+(?=\s*[%％億萬])")
_SPACED_WORD = re.compile(r"(?:[\u4e00-\u9fff][ \u3000]+){2,}[\u4e00-\u9fff]")
_MARKUP = re.compile(r"</?(?:p|br|ol|ul|li|table|td|tr)\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trait:
    """One artefact.

    Attributes:
        name: what it is, in a few words.
        why: how much of the text shows it.
    """

    name: str
    why: str


def dialect_of(document: Document) -> list[Trait]:
    """The artefacts of a text, those of its lines first; empty for a text without any."""
    printed = [line for line in document if not line.blank]
    return [
        *_double_spacing(document.lines, printed),
        *_wrapping(printed),
        *_tables(printed),
        *_page_labels(printed),
        *_spacing(printed),
        *_characters(printed),
    ]


def _double_spacing(lines: Sequence[Line], printed: Sequence[Line]) -> Iterator[Trait]:
    """Blank lines that mean nothing; in such a text a line without one above begins a page."""
    gaps = sum(after.number - before.number > 1 for before, after in pairwise(printed))
    if not printed or gaps < _DOUBLE_SPACED * len(printed):
        return
    yield Trait("a blank line after every line", _share(gaps, len(printed)))
    begun = [
        after.number
        for before, after in pairwise(lines)
        if re.match(r" \S", after.text) and not before.blank and not before.text.startswith(" ")
    ]
    yield from _frequent("pages that begin with one blank", begun)


def _wrapping(printed: Sequence[Line]) -> Iterator[Trait]:
    wrapping = Wrapping.of(printed)
    if wrapping.width:
        yield Trait(f"lines wrapped at about {wrapping.width} columns", "as most long lines are")
    if wrapping.marked:
        ended = sum(line.text != line.text.rstrip() for line in printed)
        yield Trait("a trailing blank where a paragraph ends", _share(ended, len(printed)))


def _tables(printed: Sequence[Line]) -> Iterator[Trait]:
    pipes = [line.number for line in printed if line.text.lstrip().startswith("|")]
    yield from _frequent("tables with pipes (Markdown)", pipes)
    tabs = [line.number for line in printed if "\t" in line.stripped]
    yield from _frequent("table cells between tabs", tabs)
    yield from _frequent("HTML in the text", _matching(printed, _MARKUP))


def _page_labels(printed: Sequence[Line]) -> Iterator[Trait]:
    yield from _frequent("page labels on lines of their own", _matching(printed, _LABEL_ALONE))
    yield from _frequent("page labels glued to a word", _matching(printed, _LABEL_GLUED))
    yield from _frequent("form feeds between pages", _matching(printed, _FORM_FEED))


def _spacing(printed: Sequence[Line]) -> Iterator[Trait]:
    yield from _frequent("blanks inside Chinese words", _matching(printed, _SPACED_WORD))
    yield from _frequent("blanks inside numbers", _matching(printed, _BROKEN_NUMBER))


def _characters(printed: Sequence[Line]) -> Iterator[Trait]:
    """Each kind that occurs, however rare: a single one can hide the head of a table, or be a lost digit."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for line in printed:
        found = count_forms(line.printed)
        found.update(f"{what_it_is(d.code)}: {d.name}" for d in find_damage(line.text, line.number))
        if glyphs := count_glyphs(line.printed):
            found["bullets of symbol fonts"] = glyphs
        if unseen := count_invisible(line.printed):
            found["marks that nobody sees (zero width, direction)"] = unseen
        for name in found:
            first.setdefault(name, line.number)
        counts += found
    for name, count in sorted(counts.items()):
        yield Trait(name, f"{count:,}, the first on line {first[name]}")


def _matching(printed: Sequence[Line], pattern: re.Pattern[str]) -> list[int]:
    return [line.number for line in printed if pattern.search(line.text)]


def _frequent(name: str, numbers: Sequence[int]) -> Iterator[Trait]:
    if len(numbers) >= _FEWEST:
        yield Trait(name, f"{len(numbers):,} lines, the first is {numbers[0]}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} % of {whole:,} printed lines"
