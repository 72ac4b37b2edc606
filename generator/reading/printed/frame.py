"""From the places of a file, which run upwards from any corner, to those of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the places of the file, and how often it is turned by a right angle.

    Attributes:
        left: left edge.
        bottom: lower edge.
        right: right edge.
        top: upper edge.
        turns: right angles clockwise.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.turns % 2 else (across, up)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the file on the page: from its left edge to the right, from its top down."""
        across, down = x - self.left, self.top - y
        width, height = self.right - self.left, self.top - self.bottom
        if self.turns == 1:
            return height - down, across
        if self.turns == 2:
            return width - across, height - down
        if self.turns == 3:
            return down, width - across
        return across, down

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A direction of the file on the page."""
        (x0, y0), (x1, y1) = self.place(0, 0), self.place(x, y)
        return x1 - x0, y1 - y0
