"""What a page comes to: its lines of text with their places, and what a person must know about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.reading.printed.miner_page import Mined
from generator.reading.printed.order import columns_beside, vertical_characters
from generator.reading.printed.overprint import once, without
from generator.reading.printed.page import Char, Hidden
from generator.reading.printed.page_lines import PlacedLine, column_lines, page_lines
from generator.reading.printed.pdfium_page import ReadPage

# A page is a picture where one covers this share of it and next to no text stands on it.
_PICTURED = 0.5
# A picture of this share beside text can be a table or a chart; crests and signatures are smaller.
_TABLE_SIZED = 0.1
# A drawing has some curves; letters drawn as curves are hundreds on a page, with hardly any text beside them.
_MOST_CURVES = 150
_FOOTER = 60
_AGREE = 0.95
_NONE = Mined()


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as text.

    Attributes:
        lines: in reading order.
        hidden: characters that are not seen or not known, by reason.
        chars: how many are read.
        picture: whether a picture covers the page and nothing but a footer stands beside it.
        curves: whether most of what it shows is drawn as curves.
        outside: characters beyond its edges.
        damaged: whether its content breaks off.
        unchecked: whether that could not be told.
        missed: whether words may be missing: fonts are lacking, and the library that needs none failed.
        image: whether a picture covers a good part of the page beside its text.
        drawn: whether letters or tables may be drawn as curves beside its text.
        columns: whether its text stands in columns beside each other.
        vertical: how many characters stand in lines from top to bottom.
    """

    lines: Sequence[PlacedLine]
    hidden: Hidden
    chars: int
    picture: bool
    curves: bool
    outside: str
    damaged: bool
    unchecked: bool = False
    missed: bool = False
    image: bool = False
    drawn: bool = False
    columns: bool = False
    vertical: int = 0


def page_text(read: ReadPage, mined: Mined = _NONE, *, damaged: bool | None = False) -> PageText:
    """The text of a page: by its tables where lines rule some, else as the library orders it.

    Args:
        read: the page.
        mined: its characters as the other library gives them; taken where they agree.
        damaged: whether its content breaks off; None where that can't be told.
    """
    page = read.page
    seen = without(mined.chars, read.unseen)
    more = _adds(seen, page.chars)
    if more:
        read.hidden.turned = max(read.hidden.turned, mined.turned)
        page = replace(page, chars=tuple(once(seen)))
    lines, has_table = page_lines(page)
    columns = [] if has_table else columns_beside(page.chars)
    if columns:
        lines = column_lines(columns)
    elif not (more or has_table):
        lines = _plain(read.lines)
    chars = _printed(page.chars)
    few = chars <= _FOOTER
    return PageText(
        lines,
        read.hidden,
        chars,
        outside=read.outside,
        damaged=damaged is True,
        unchecked=damaged is None,
        missed=mined.failed,
        picture=few and read.pictured >= _PICTURED,
        curves=few and read.curves > _MOST_CURVES,
        image=not few and read.pictured >= _TABLE_SIZED,
        drawn=not few and read.curves > _MOST_CURVES,
        columns=bool(columns),
        vertical=0 if has_table else vertical_characters(page.chars),
    )


def _adds(mined: Sequence[Char], chars: Sequence[Char]) -> bool:
    """Whether the other library found all that this one found, or more: else one misread the font."""
    other, own = (Counter(char.text for char in some if not char.text.isspace()) for some in (mined, chars))
    return other.total() >= max(own.total(), 1) and (own & other).total() >= _AGREE * own.total()


def _printed(chars: Sequence[Char]) -> int:
    return sum(not char.text.isspace() for char in chars)


def _plain(lines: Sequence[tuple[str, tuple[Char, ...]]]) -> list[PlacedLine]:
    """Lines as the library gives them, without the empty ones around them."""
    found = [_placed(text, chars) for text, chars in _spaced(lines)]
    while found and not found[-1].text.strip():
        found.pop()
    while found and not found[0].text.strip():
        found.pop(0)
    return found


def _spaced(lines: Sequence[tuple[str, tuple[Char, ...]]]) -> list[tuple[str, tuple[Char, ...]]]:
    """Lines with the characters of a word that is set widely spaced put together again: 本　頁　空　白."""
    found: list[tuple[str, tuple[Char, ...]]] = []
    for text, chars in lines:
        before = found[-1] if found else ("", ())
        single = len(chars) == 1 and before[1] and len(before[0]) == len(before[1])
        if single and abs(before[1][-1].y - chars[0].y) < 1 and before[1][-1].x1 < chars[0].x0:
            found[-1] = (before[0] + text.strip(), before[1] + chars)
        else:
            found.append((text, chars))
    return found


def _placed(text: str, chars: Sequence[Char]) -> PlacedLine:
    if not chars:
        return PlacedLine(text, 0.0, 0.0, ())
    y0, y1 = min(char.y - char.size for char in chars), max(char.y for char in chars)
    return PlacedLine(text, y0, y1, (min(char.x0 for char in chars), max(char.x1 for char in chars)))
