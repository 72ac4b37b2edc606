"""The title of a programme, from the best place that still has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.families.infra_review.frame import Block, Layout
from generator.families.infra_review.programme.contents import Contents, Entry
from generator.families.infra_review.programme.curated import CuratedProgramme
from generator.families.infra_review.programme.numbering import Numbered, page_title, plain
from generator.records.record import Certainty

_LONG_ENOUGH = 6
Source = Literal["title_page", "contents", "curated", ""]


@dataclass(frozen=True, slots=True)
class Title:
    """A title, where it comes from, its first line (None for a curated one), and how certain it is."""

    text: str
    source: Source
    line: int | None
    certainty: Certainty = "printed"
    note: str = ""


def find_title(layout: Layout, block: Block, entry: Entry | None, curated: CuratedProgramme | None) -> Title:
    """From the title page; from the contents where that is lost or cut; else as a person found it."""
    printed = page_title(layout, block)
    listed = entry.title if entry else ""
    cut = printed and len(plain(listed)) > len(plain(printed)) and plain(listed).startswith(plain(printed))
    if printed and not cut:
        return Title(printed, "title_page", block.title_page.title_lines[0])
    if listed and entry:
        return Title(
            listed,
            "contents",
            entry.lines[0],
            "derived",
            "封面名稱不完整，取自目錄。" if cut else "封面遺失，名稱取自目錄。",
        )
    if curated and curated.title:
        return Title(curated.title, "curated", None, "inferred", curated.evidence)
    return Title("", "", None, "uncertain", "文字檔未保留計畫名稱。")


def entries_by_number(layout: Layout, numbered: Numbered, contents: Contents) -> dict[int, Entry]:
    """The entry of the contents for each programme.

    An entry is matched by its title, then by its number, then (where its page label is lost) by its place
    between two numbers that leave room for it alone.
    """
    titles = {block.number: plain(page_title(layout, block)) for block in numbered.blocks}
    found: dict[int, Entry] = {}
    for same in (_is_title, _begins_with):
        for entry in contents.entries:
            fits = [n for n, title in titles.items() if n not in found and same(plain(entry.title), title)]
            if len(fits) == 1 and id(entry) not in {id(known) for known in found.values()}:
                found[fits[0]] = entry
    taken = {id(entry) for entry in found.values()}
    for position, entry in enumerate(contents.entries):
        number = entry.number if entry.number is not None else _between(contents, position)
        if entry.title and number in numbered.certain and id(entry) not in taken and number is not None:
            found.setdefault(number, entry)
    return found


def _is_title(listed: str, printed: str) -> bool:
    return bool(printed) and listed == printed


def _begins_with(listed: str, printed: str) -> bool:
    """Whether a title page shows the beginning of a listed title, long enough to tell it from others."""
    return len(printed) >= _LONG_ENOUGH and listed.startswith(printed)


def _between(contents: Contents, position: int) -> int | None:
    """The number of an entry without one whose neighbours are numbered n-1 and n+1."""
    before = contents.entries[position - 1].number if position else 0
    after = contents.entries[position + 1].number if position + 1 < len(contents.entries) else None
    if before is None or after is None or after - before != 2:
        return None
    return before + 1
