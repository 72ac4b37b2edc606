"""How pages lead from a record to its lines in the source view: all of its stretches, with their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, is_dataclass

from generator.pages.wording.phrase import in_row, says
from generator.records.stretches import lines_of_row
from generator.records.values import Value

# So many stretches are spelled out; the source view marks all of them.
_SPELLED = 3


@dataclass(frozen=True, slots=True)
class SourceLink:
    """What a link to a record's lines says.

    Attributes:
        first: the line that it leads to.
        text: the stretches, for people: ``1868、1895–1897``.
        lines: the same for the script that marks them, ``1868,1895-1897``; empty where ``text`` says it all.
        pages: the pages, for people: ``62、63``; empty where none is known.
    """

    first: int
    text: str
    lines: str
    pages: str


def source_link(row: object) -> SourceLink | None:
    """The link of a row, or of a dataclass with a row's provenance; None where no line holds it."""
    values: Mapping[str, Value] = (
        asdict(row) if is_dataclass(row) and not isinstance(row, type) else row  # type: ignore[assignment]
    )
    stretches = _touching(lines_of_row(values))
    if not stretches:
        return None
    text = in_row([_spelled(*stretch, "–") for stretch in stretches[:_SPELLED]])
    if len(stretches) > _SPELLED:
        text = says("{lines} 等 {count} 處", lines=text, count=len(stretches))
    lines = ",".join(_spelled(*stretch, "-") for stretch in stretches) if len(stretches) > 1 else ""
    return SourceLink(stretches[0][0], text, lines, _pages(values))


def _touching(stretches: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Stretches that only the end of a page parts are one to the reader of a text without pages."""
    found: list[tuple[int, int]] = []
    for first, last in stretches:
        if found and found[-1][1] + 1 == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _spelled(first: int, last: int, dash: str) -> str:
    return str(first) if first == last else f"{first}{dash}{last}"


def _pages(row: Mapping[str, Value]) -> str:
    of_stretches = str(row.get("source_pages") or "").split(" ")
    return in_row([*dict.fromkeys(page for page in of_stretches if page not in {"", "?"})])
