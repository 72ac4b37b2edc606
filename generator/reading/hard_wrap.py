"""Undoing a mechanical wrap: a text whose every line was cut at one length, tables included.

Some exports cut lines after a constant number of characters (or columns, a CJK character taking two),
wherever that falls or at the last blank before it. A text whose paragraphs stand on lines of their own comes
back unchanged. What a typesetter wrapped is another matter: see `wrapping`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.reading.document import Line
from generator.reading.joining import join_pair
from generator.reading.spacing import ends_latin, starts_latin
from generator.reading.wrapping import columns

_FEWEST_FULL = 5
_SMALLEST_WIDTH = 16
_FULL_SHARE = 0.08
_LONGER_SHARE = 0.02
_EXACT_SHARE = 0.85
_ODD_CELLS = 2  # that one row may have and the row above not


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """A line as it stood before it was wrapped.

    Attributes:
        text: its text; blanks at the ends as in the source.
        numbers: 1-based numbers of the source lines that it was put together from.
        gap: blank lines in front of it.
    """

    text: str
    numbers: tuple[int, ...]
    gap: int

    @property
    def first(self) -> int:
        """Number of its first source line."""
        return self.numbers[0]


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How lines were cut.

    Attributes:
        width: the longest that a line got.
        measure: characters or columns of a text, without its marker where lines were filled behind that.
        wide: whether it counts columns, so that a line may be one short of a wide character.
        exact: whether lines were cut wherever the width fell, else at the last blank before it.
        stripped: whether blanks at the cuts were dropped, so that a line may be one shorter.
        tables: whether rows with tabs were cut too.
    """

    width: int
    measure: Callable[[str], int]
    wide: bool
    exact: bool
    stripped: bool
    tables: bool


def undo_hard_wrap(
    lines: Sequence[Line],
    begins: Callable[[str], bool],
    begins_row: Callable[[str], bool],
    marker: Callable[[str], int] = lambda _: 0,
) -> list[LogicalLine]:
    """The lines of a text as they were before a mechanical wrap; blank lines are only counted.

    Args:
        lines: all lines of the text.
        begins: whether a text opens something new (an outline item, a caption), so that it continues no line.
        begins_row: the same for what stands below a row with tabs, the cells of which may hold items.
        marker: how many characters of a line are bullet and number; some exports fill the line behind them.
    """
    wrap = _find_wrap([line for line in lines if not line.blank], begins, marker)
    found: list[LogicalLine] = []
    gap, last = 0, None
    for line in lines:
        if line.blank:
            gap += 1
            continue
        before = found[-1] if found else None
        if (
            wrap
            and before
            and last
            and not gap
            and _goes_on(wrap, before, last, line, begins_row if "\t" in before.text else begins)
            and not _is_next_row(found, line)
        ):
            joined = before.text + line.text if wrap.exact else join_pair(before.text, line.text)
            found[-1] = LogicalLine(joined, (*before.numbers, line.number), before.gap)
        else:
            found.append(LogicalLine(line.text, (line.number,), gap))
        gap, last = 0, line
    return found


def _find_wrap(
    printed: Sequence[Line], begins: Callable[[str], bool], marker: Callable[[str], int]
) -> _Wrap | None:
    """The wrap by characters or by columns, whichever more lines fill; None where neither fits.

    Lines that are filled behind their markers exceed a length that many others have.
    """
    prose = [line for line in printed if "\t" not in line.text]
    found: list[tuple[int, int, bool, Callable[[str], int]]] = []
    plain: tuple[tuple[bool, Callable[[str], int]], ...] = ((True, columns), (False, len))
    for wide, measure in plain:
        for used in (measure, _behind(marker, measure)):
            width, full, longer = _common_width(Counter(used(line.text.rstrip()) for line in prose))
            if longer <= _LONGER_SHARE * len(prose):
                found += [(full, width, wide, used)] if width else []
                break
    if not found:
        return None
    _, width, wide, measure = max(found, key=lambda wrap: wrap[0])
    longest_row = max((measure(line.text) for line in printed if "\t" in line.text), default=0)
    exact = _is_exact(printed, begins, width, measure)
    return _Wrap(width, measure, wide, exact, _is_stripped(prose, width, measure), longest_row <= width)


def _behind(marker: Callable[[str], int], measure: Callable[[str], int]) -> Callable[[str], int]:
    """The measure of what stands behind bullet and number."""
    return lambda text: measure(text[marker(text) :])


def _common_width(sizes: Counter[int]) -> tuple[int, int, int]:
    """(the length that many lines have, how many have it, how many exceed it); zeros where none is common."""
    total = sum(sizes.values())
    candidates = {size: count + sizes[size - 1] for size, count in sizes.items() if size >= _SMALLEST_WIDTH}
    if not candidates:
        return 0, 0, 0
    width, full = max(candidates.items(), key=lambda item: (item[1], item[0]))
    if full < max(_FEWEST_FULL, _FULL_SHARE * total):
        return 0, 0, 0
    return width, full, sum(count for size, count in sizes.items() if size > width)


def _is_exact(
    printed: Sequence[Line], begins: Callable[[str], bool], width: int, measure: Callable[[str], int]
) -> bool:
    """Whether lines were cut after ``width`` whatever stands there: then hardly any shorter line goes on."""
    followed = [
        measure(line.text.rstrip())
        for line, after in pairwise(printed)
        if after.number == line.number + 1 and "\t" not in line.text and not begins(after.text)
    ]
    return sum(size >= width - 1 for size in followed) >= _EXACT_SHARE * len(followed)


def _is_stripped(prose: Sequence[Line], width: int, measure: Callable[[str], int]) -> bool:
    """Whether no full line has a blank at its ends."""
    return all(line.text == line.text.strip() for line in prose if measure(line.text) >= width - 1)


def _goes_on(wrap: _Wrap, before: LogicalLine, last: Line, line: Line, begins: Callable[[str], bool]) -> bool:
    """Whether ``line`` continues ``before``, the last source line of which is ``last``."""
    if begins(line.text) and not _cut_inside(wrap, last, line):
        return False
    if "\t" in before.text or "\t" in line.text:
        full = wrap.measure(last.text) >= wrap.width - wrap.wide
        return wrap.tables and wrap.exact and full and "\t" in before.text
    return _continues(wrap, last, line)


def _cut_inside(wrap: _Wrap, last: Line, line: Line) -> bool:
    """Whether a full line stops in an enumeration or a word, so that no marker can begin the next one.

    （如大潭七、｜八、九號機）, A｜I、影像辨識.
    """
    if not wrap.exact or wrap.measure(last.text) < wrap.width - wrap.wide:
        return False
    return last.text.endswith("、") or (ends_latin(last.text) and starts_latin(line.text))


def _is_next_row(found: Sequence[LogicalLine], line: Line) -> bool:
    """Whether a line below a full row begins the next one: the row has all cells that the one above has."""
    cells = found[-2].text.count("\t") if len(found) > 1 else 0
    more = line.text.count("\t")
    return cells > 0 and found[-1].text.count("\t") == cells and (more == cells or more > _ODD_CELLS)


def _continues(wrap: _Wrap, last: Line, line: Line) -> bool:
    size = wrap.measure(last.text if wrap.exact else last.text.rstrip())
    if size >= wrap.width - (wrap.stripped or wrap.wide):
        return size <= wrap.width
    if wrap.exact:
        return False
    # A word that is as long as a line would have been cut to fill this one.
    word = wrap.measure(line.text.split(maxsplit=1)[0])
    return word < wrap.width and size + 1 + word > wrap.width
