"""The stretches of source lines that a row was read from, as the columns source_lines and source_pages say.

``source_lines`` holds ``first-last``, or the number alone where a stretch is one line, in ascending order and
with a blank between: ``1868 1895-1897``. ``source_pages`` has the page label of each stretch in the same
order, with ``?`` where it is not known: ``62 63``; it is empty where no page is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.records.values import Value

_UNKNOWN = "?"


class Stretch(NamedTuple):
    """Lines ``first`` to ``last``, 1-based and both included, all of them on one page (empty: not known)."""

    first: int
    last: int
    page: str = ""


def stretches_of(
    lines: Sequence[int],
    is_blank: Callable[[int], bool] = lambda _: False,
    page_of: Callable[[int], str] = lambda _: "",
) -> tuple[Stretch, ...]:
    """Line numbers, ascending, as stretches: one ends where the next line is of another row or another page.

    A stretch runs over blank lines, which hold nothing of anyone's.
    """
    found: list[Stretch] = []
    for number in lines:
        page = page_of(number)
        last = found[-1] if found else None
        if last and last.page == page and all(map(is_blank, range(last.last + 1, number))):
            found[-1] = Stretch(last.first, number, page)
        else:
            found.append(Stretch(number, number, page))
    return tuple(found)


def lines_text(stretches: Iterable[Stretch]) -> str:
    """The column source_lines."""
    return " ".join(f"{s.first}" if s.first == s.last else f"{s.first}-{s.last}" for s in stretches)


def pages_text(stretches: Iterable[Stretch]) -> str:
    """The column source_pages; white space inside a label would part it and gives way to ``_``."""
    labels = ["_".join(s.page.split()) for s in stretches]
    return " ".join(label or _UNKNOWN for label in labels) if any(labels) else ""


def lines_of_row(row: Mapping[str, Value]) -> tuple[tuple[int, int], ...]:
    """First and last line of each stretch of a published row; none where no line holds it.

    Packages of version 1 name the first and the last line of all (``line_start``, ``line_end``) beside these,
    those of before 1.1 nothing else.
    """
    text = row.get("source_lines")
    if isinstance(text, str) and text:
        ends = [part.partition("-") for part in text.split(" ")]
        return tuple((int(first), int(last or first)) for first, _, last in ends)
    first, last = row.get("line_start"), row.get("line_end")
    if not isinstance(first, int):
        return ()
    return ((first, last if isinstance(last, int) else first),)


def first_line(row: Mapping[str, Value]) -> int | None:
    """The first line of a published row; None where no line holds it."""
    return next((first for first, _ in lines_of_row(row)), None)


def last_line(row: Mapping[str, Value]) -> int | None:
    """The last line of a published row; None where no line holds it."""
    return next((last for _, last in reversed(lines_of_row(row))), None)


def first_page(row: Mapping[str, Value]) -> str | None:
    """The first page label of a published row that is known."""
    labels = str(row.get("source_pages") or "").split(" ")
    return next((label for label in labels if label not in {"", _UNKNOWN}), None)
