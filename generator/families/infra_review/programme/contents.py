"""The table of contents: title, agencies and number of every programme, and where a category begins.

An entry is ``title(agency、agency) 23-1`` over one or more lines. Pages of the table may be lost: then an
entry lacks its page label, or a label stands without its entry (moea-infra-review-110).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze

_LABEL = re.compile(r"(?<![\d-])(?P<programme>\d{1,3})-\d{1,3}\s*$")
_CATEGORY_PIECE = re.compile(r"[\u4e00-\u9fff]{1,8}|\(\d{1,3}項\)")
_COUNT = re.compile(r"\(\d{1,3}項\)")
_ENTRY = re.compile(r"(?P<title>.+)\((?P<agencies>[^()]*)(?P<closed>\)?)\s*")
_AGENCY = re.compile(r".*[部會署院局處府司所校心團]$")
_LONGEST_CATEGORY_LINE = 6
_MOST_ENTRY_LINES = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme in the table of contents.

    Attributes:
        number: its number, None where the page label is lost.
        title: as printed, lines joined; empty where only the label is left.
        agencies: as printed; the last may be cut short.
        complete: whether the bracket around the agencies is closed.
        lines: numbers of its lines.
        label_lines: those that hold nothing but the page label.
    """

    number: int | None
    title: str
    agencies: tuple[str, ...]
    complete: bool
    lines: tuple[int, ...]
    label_lines: tuple[int, ...]


@dataclass(slots=True)
class Contents:
    """The table of contents.

    Attributes:
        entries: in order.
        categories: (name, lines, position of the entry before which it stands).
        fragments: lines of entries whose beginning is lost.
    """

    entries: list[Entry] = field(default_factory=list)
    categories: list[tuple[str, tuple[int, ...], int]] = field(default_factory=list)
    fragments: list[Line] = field(default_factory=list)

    def number_of(self, position: int) -> int | None:
        """The number of the entry at a position, or of the next that has one (less the entries between)."""
        for offset, entry in enumerate(self.entries[position:]):
            if entry.number is not None:
                return entry.number - offset
        return None


def read_contents(lines: Sequence[Line], page_starts: frozenset[int]) -> Contents:
    """Cut the lines of the table of contents into entries and categories; a page break ends an entry."""
    contents = Contents()
    held: list[Line] = []
    # Brackets that are open in the lines held.
    depth = 0
    category: list[Line] = []
    after_entry = True
    for line in lines:
        if after_entry and not held and _is_category_piece(line):
            category.append(line)
            continue
        if category:
            name = squeeze("".join(piece.text for piece in category))
            numbers = tuple(piece.number for piece in category)
            contents.categories.append((_COUNT.sub("", fold_widths(name)), numbers, len(contents.entries)))
            category = []
        cut = depth > 0 and _opens_bracket(line)
        if held and (line.number in page_starts or cut or _is_whole(held, line)):
            _close(held, contents)
            held, depth = [], 0
        held.append(line)
        depth += _opened(line)
        after_entry = _LABEL.search(fold_widths(line.text)) is not None
        if after_entry:
            _close(held, contents)
            held, depth = [], 0
    if held:
        _close(held, contents)
    return contents


def _opened(line: Line) -> int:
    """How many more brackets a line opens than it closes."""
    text = fold_widths(line.text)
    return text.count("(") - text.count(")")


def _opens_bracket(line: Line) -> bool:
    """Whether a bracket opens before one closes: where one is open above, the entry above was cut."""
    before, opened, _ = fold_widths(line.text).partition("(")
    return bool(opened) and ")" not in before


def _is_whole(held: Sequence[Line], line: Line) -> bool:
    """Whether the lines held are an entry whose label is lost: its agencies are closed, no label follows."""
    if len(held) > _MOST_ENTRY_LINES or _LABEL.fullmatch(fold_widths(line.stripped)):
        return False
    entry = _ENTRY.fullmatch(fold_widths(join_wrapped(piece.text for piece in held)))
    if entry is None or not entry["closed"] or not entry["title"].strip():
        return False
    return _names_agencies(entry)


def _is_category_piece(line: Line) -> bool:
    text = fold_widths(squeeze(line.text))
    return len(text) <= _LONGEST_CATEGORY_LINE and _CATEGORY_PIECE.fullmatch(text) is not None


def _close(held: Iterable[Line], contents: Contents) -> None:
    """Make an entry of the lines collected; without a title, its label alone."""
    lines = list(held)
    label = _LABEL.search(fold_widths(lines[-1].text))
    number = int(label["programme"]) if label else None
    pieces = [line.text for line in lines]
    if label:
        pieces[-1] = pieces[-1][: label.start()]
    text = fold_widths(join_wrapped(pieces))
    only_label = tuple(line.number for line in lines[-1:] if label and not pieces[-1].strip())
    numbers = tuple(line.number for line in lines)
    match = _ENTRY.fullmatch(text)
    if match is None or not match["title"].strip() or not _names_agencies(match):
        fragment = text.count(")") > text.count("(")
        if fragment:
            contents.fragments += [line for line in lines if line.number not in only_label]
        title = "" if fragment else join_wrapped(pieces)
        own = only_label if fragment else numbers
        contents.entries.append(Entry(number, title, (), False, own, only_label))
        return
    printed = join_wrapped(pieces)
    agencies = tuple(name.strip() for name in re.split(r"[、,，]", match["agencies"]) if name.strip())
    title = printed[: len(match["title"])].rstrip()
    contents.entries.append(Entry(number, title, agencies, bool(match["closed"]), numbers, only_label))


def _names_agencies(entry: re.Match[str]) -> bool:
    """Whether the last bracket lists agencies, not a phase such as (第二期); a bracket cut short counts."""
    return not entry["closed"] or any(_AGENCY.match(name) for name in re.split(r"[、,，]", entry["agencies"]))
