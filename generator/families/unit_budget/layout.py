"""Where the columns of a form stand on one page: told by the header, settled by where the values stand.

The header words of a page are a subsequence of the form's from where the last page stopped. This one rule
carries spreads, continued pages, absent columns, and words that come twice. Values can be shifted against the
header, all rows of a page alike; so the page decides where the values of a column stand, never a single row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.families.unit_budget.amounts import is_filled
from generator.families.unit_budget.forms import Column, Form
from generator.families.unit_budget.likeness import rearranged, resembles
from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow


@dataclass(frozen=True, slots=True)
class Layout:
    """A page of a form.

    Attributes:
        places: the place of each column's cells, by name.
        stop: the index of the form's column that the next page goes on from.
        settled: whether the header fits where the values stand; else no value can be given a column.
    """

    places: Mapping[str, int]
    stop: int
    settled: bool = True


def lay_out(
    form: Form, heads: Sequence[TableRow], rows: Sequence[TableRow], start: int = 0, after: int = -1
) -> Layout:
    """The places of a page's columns.

    Args:
        form: the form.
        heads: the rows of the page's header.
        rows: the rows below it.
        start: index of the form's column that the page goes on from.
        after: place of the cell that names a row, or -1 where none does.
    """
    width = max((len(row.cells) for row in (*heads, *rows)), default=0)
    found = _complete(form, heads, width, named_places(form, heads, width, start), start)
    numbers = [place for place, index in found.items() if not form.columns[index].text]
    texts = [place for place, index in found.items() if form.columns[index].text]
    before = [place for place in texts if numbers and place < min(numbers)]
    filled = _filled(rows, max([after, *before]))
    stop = max(found.values(), default=start - 1) + 1
    by_head = {form.columns[index].name: place for place, index in found.items()}
    # A column of numbers that the form has not is left out, where every one that it has holds numbers.
    if (filled <= set(found) or set(numbers) <= filled) and numbers and after not in numbers:
        return Layout(by_head, stop)
    behind = [name for name, place in by_head.items() if name != form.columns[0].name]
    if after >= 0 and len(behind) == width - after - 1:
        return Layout(dict(zip(behind, range(after + 1, width), strict=True)), stop)
    if len(filled) == len(numbers):
        return Layout(_shifted(form, found, sorted(filled)), stop)
    left = [i for i in range(start, len(form.columns)) if not form.columns[i].text]
    following = left[: len(filled)]
    # Without a word, no one knows which columns a page leaves out: it must have all that are left.
    told = bool(numbers) or len(filled) == len(left)
    if told and len(following) == len(filled) and {found[place] for place in numbers} <= set(following):
        names = (form.columns[i].name for i in following)
        return Layout(dict(zip(names, sorted(filled), strict=True)), following[-1] + 1)
    return Layout({}, stop, settled=False)


def named_places(form: Form, heads: Sequence[TableRow], width: int, start: int = 0) -> dict[int, int]:
    """Index of the form's column by place, as far as the header's words tell it."""
    found: dict[int, int] = {}
    index = start
    for place in range(width):
        texts = _texts(heads, place)
        following = range(index, len(form.columns))
        for text in texts:
            named = next((i for i in following if _names(form.columns[i], text, heads, place)), None)
            if named is not None:
                found[place], index = named, named + 1
                break
    return found


def _texts(heads: Sequence[TableRow], place: int) -> list[str]:
    """What a header prints over a column, from below, spaces removed."""
    texts = (squeeze(row.cell(place)).replace("它", "他") for row in reversed(heads))
    return [text for text in texts if text]


def _names(column: Column, text: str, heads: Sequence[TableRow], place: int) -> bool:
    return any(
        (word in text or rearranged(word, text))
        and (not group or group in text or any(group in above for above in _groups(heads, place)))
        for group, word in column.heads
    )


def is_rearranged(form: Form, text: str) -> bool:
    """Whether a header cell holds a word of the form with its characters in another order."""
    return any(rearranged(word, text) for column in form.columns for _, word in column.heads)


def _groups(heads: Sequence[TableRow], place: int) -> Iterable[str]:
    """The words above the lowest row that hold for a column: those nearest to its left."""
    for row in heads[:-1]:
        yield next((text for at in range(place, -1, -1) if (text := squeeze(row.cell(at)))), "")


def _complete(
    form: Form, heads: Sequence[TableRow], width: int, found: Mapping[int, int], start: int
) -> dict[int, int]:
    """The columns whose header was misread, told by their likeness to the form's words there.

    A column without any word is told where there stand as many between its neighbours as the form has there.
    """
    whole: dict[int, int] = {}
    last = start - 1
    for place in range(width):
        if place not in found:
            ahead = min((other for other in found if other > place), default=width)
            between = range(last + 1, found.get(ahead, len(form.columns)))
            texts = _texts(heads, place)
            blank = not texts and whole and ahead < width and len(between) == ahead - place
            index = next((i for i in between if blank or _like(form.columns[i], texts)), None)
        else:
            index = found[place]
        if index is not None:
            whole[place] = last = index
    return whole


def _like(column: Column, texts: Sequence[str]) -> bool:
    words = [word for _, word in column.heads]
    return any(resembles(word, text) for text in texts for word in words)


def _filled(rows: Sequence[TableRow], after: int) -> set[int]:
    """The places behind ``after`` that hold a number or a dash in most rows that have any."""
    held = [{i for i, cell in enumerate(row.cells) if i > after and is_filled(cell)} for row in rows]
    held = [places for places in held if places]
    counts = Counter(place for places in held for place in places)
    return {place for place, count in counts.items() if count * 2 > len(held)}


def _shifted(form: Form, found: Mapping[int, int], filled: Sequence[int]) -> dict[str, int]:
    """The columns where the values stand, in order; a text keeps its distance from the column before it."""
    places: dict[str, int] = {}
    left = list(filled)
    shift = 0
    for place, index in sorted(found.items()):
        if not form.columns[index].text:
            shift = left[0] - place
            places[form.columns[index].name] = left.pop(0)
        else:
            places[form.columns[index].name] = place + shift
    return places
