"""Where each line of a text is printed in its PDF (data/sources/<report_id>.places.csv).

One row a line: its number, the page of the file, upper and lower edge in points from the page's top, and the
left and right edges of its cells in points from the page's left side (one edge more than there are cells). A
value leads by its line and column to a box on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, ProblemError

_HEADER = "line,page,top,bottom,edges"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands.

    Attributes:
        page: number of the page in the file, from 1.
        y0: upper edge, in points from the page's top.
        y1: lower edge.
        edges: left and right edge of the line or of each of its cells, in points from the page's left side.
    """

    page: int
    y0: float
    y1: float
    edges: tuple[float, ...]

    def cell(self, column: int) -> tuple[float, float, float, float] | None:
        """Left, upper, right and lower edge of the cell in a 0-based column; None where there is none."""
        if not 0 <= column < len(self.edges) - 1:
            return None
        return self.edges[column], self.y0, self.edges[column + 1], self.y1


def places_text(places: Mapping[int, Place]) -> str:
    """The file for these places."""
    rows = [
        f"{line},{place.page},{place.y0:g},{place.y1:g},{' '.join(f'{x:g}' for x in place.edges)}"
        for line, place in sorted(places.items())
    ]
    return "".join(f"{row}\n" for row in [_HEADER, *rows])


def load_places(path: Path, name: str) -> dict[int, Place]:
    """The places by line; empty where there is no such file.

    Raises:
        ProblemError: PLACES-INVALID for a row that is none.
    """
    if not path.exists():
        return {}
    found: dict[int, Place] = {}
    for number, row in enumerate(path.read_text("utf-8").splitlines()[1:], start=2):
        try:
            line, page, y0, y1, edges = row.split(",")
            found[int(line)] = Place(int(page), float(y0), float(y1), tuple(map(float, edges.split())))
        except ValueError as error:
            problem = Problem(
                "PLACES-INVALID",
                name,
                number,
                f"the row {row[:80]!r}",
                _HEADER,
                "Restore the file, or add the PDF again.",
            )
            raise ProblemError([problem]) from error
    return found
