"""Tables without 計畫類別: the line on which a key project ends and a paragraph of content begins.

Nothing is printed between the two. But the first line of the content is full, so that its beginning can be
counted back from its end. Where that leaves two places (a wrap may be one character early), the certain rows
of the same report help: its names end alike (…計畫, …發展) and its contents begin alike (辦理…, 推動…).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.families.annual_plan.cells import cut_printed, first_unit_width, may_part, width
from generator.families.annual_plan.habits import Habits
from generator.families.annual_plan.layout import INDENTS, ITEM_MARKERS
from generator.families.annual_plan.name_cells import CellWidths, readings
from generator.families.annual_plan.table_rows import TableRow
from generator.reading.document import Line
from generator.reading.markers import match_marker
from generator.reading.spacing import squeeze

# Share of the lines below which a width is the work of a mutilated text, not of the typesetter.
_ACCIDENT = 0.05
# Fewer lines may all be some columns narrower than their cell.
_MANY_LINES = 20
_MOST_UNSEEN = 6


def cut_joints(rows: Sequence[TableRow], widths: CellWidths, text_width: int, habits: Habits) -> None:
    """Cut the joint line of every row that has one: its beginning joins the head, its end the content."""
    joined = [row for row in rows if row.joint is not None]
    if not joined:
        return
    _learn(rows, habits)
    first_line, measured = _first_line_width(joined, widths, text_width, habits)
    places = [_places(row, widths, first_line) for row in joined]
    certain = [(row, found) for row, found in zip(joined, places, strict=True) if len(found) == 1]
    unsure = [(row, found) for row, found in zip(joined, places, strict=True) if len(found) != 1]
    for row, found in certain:
        _cut(row, found[0], habits, unsure=not measured)
    # Where only a sentence's own words are left to judge by, rows with fewer readings come first.
    for row, found in sorted(unsure, key=lambda item: (len(item[1]), item[0].numbers)):
        _cut(row, _likeliest(row, found, habits, widths), habits, unsure=True)


def _learn(rows: Iterable[TableRow], habits: Habits) -> None:
    """How names end and contents begin in the rows that have both apart."""
    for row in rows:
        if row.joint is None and row.head:
            habits.learn("".join(squeeze(line.text) for line in row.head), _content_text(row))


def _first_line_width(
    rows: Sequence[TableRow], widths: CellWidths, text_width: int, habits: Habits
) -> tuple[int, bool]:
    """Columns of the first line of a paragraph, and whether they were measured, not guessed.

    The widest lines of paragraphs tell; in a short text all of them may fall short of the cell.
    """
    inner = Counter(width(squeeze(line.text)) for row in rows for line in row.content[:-1])
    widest = max((w for w, count in inner.items() if count >= _ACCIDENT * inner.total()), default=text_width)

    def explained(first_line: int) -> tuple[int, int]:
        return _explained(rows, widths, first_line, habits)

    best = max((widest - indent for indent in INDENTS), key=explained)
    if inner.total() >= _MANY_LINES or (inner and explained(best)[0] == len(rows)):
        return best, True
    wider = range(widest, widest + _MOST_UNSEEN + 1)
    return max((cell - indent for cell in wider for indent in INDENTS), key=explained), False


def _explained(
    rows: Sequence[TableRow], widths: CellWidths, first_line: int, habits: Habits
) -> tuple[int, int]:
    """How many rows can be cut for first lines of this width, and how likely the cuts are."""
    found = [(_joint_text(row), _places(row, widths, first_line)) for row in rows]
    scores = [max(habits.score(text[:n], text[n:]) for n in places) for text, places in found if places]
    return len(scores), sum(scores)


def _places(row: TableRow, widths: CellWidths, first_line: int) -> list[int]:
    """Numbers of characters after which the joint line may be cut: names and content wrap as they should."""
    text = _joint_text(row)
    head = tuple(squeeze(line.text) for line in row.head)
    following = squeeze(row.content[0].text) if row.content else ""
    found = []
    for place in range(1, len(text)):
        names, content = text[:place], text[place:]
        if width(names) > widths.work_plan + widths.key_project:
            break
        full = width(content) + first_unit_width(following) > first_line or content.endswith("。")
        fits = width(content) <= first_line and (full or not following)
        if fits and may_part("".join(head) + names, content) and readings((*head, names), widths):
            found.append(place)
    return found


def _likeliest(row: TableRow, places: Sequence[int], habits: Habits, widths: CellWidths) -> int:
    text = _joint_text(row)
    if not places:
        places = [n for n in range(1, len(text)) if width(text[:n]) <= widths.key_project] or [1]
    return max(places, key=lambda n: (habits.score(text[:n], text[n:]), -n))


def _cut(row: TableRow, place: int, habits: Habits, *, unsure: bool) -> None:
    line = row.joint
    if line is None:
        return
    names, content = cut_printed(line.text, place)
    row.head.append(Line(line.number, names))
    row.content.insert(0, Line(line.number, content))
    row.joint, row.joint_open = None, unsure
    habits.learn(squeeze(names), squeeze(content))


def _joint_text(row: TableRow) -> str:
    return squeeze(row.joint.text) if row.joint else ""


def _content_text(row: TableRow) -> str:
    text = squeeze(row.content[0].text) if row.content else ""
    marker = match_marker(text, ITEM_MARKERS)
    return text[marker.end :] if marker else text
