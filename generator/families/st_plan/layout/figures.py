"""Figures: caption, source and notes; the images are not in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.families.st_plan.layout.notes import Notes, is_figure, is_label, read_notes
from generator.families.st_plan.text.lines import FIGURE_CAPTION
from generator.reading.hard_wrap import LogicalLine
from generator.reading.spacing import tidy


@dataclass(slots=True)
class FigureBlock:
    """A figure's caption, source and notes; the image is not in the text."""

    number: int
    caption: str
    source: str = ""
    notes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def captions_first(lines: Sequence[LogicalLine]) -> bool:
    """Whether the figures' captions stand before their sources; without a sign, behind them."""
    pairs = list(pairwise(lines))
    before = sum(is_figure(b) and is_label(a) for a, b in pairs)
    after = sum(is_figure(a) and is_label(b) for a, b in pairs)
    return after > before


def read_figure(
    lines: Sequence[LogicalLine], position: int, caption_first: bool
) -> tuple[int, FigureBlock | None]:
    """A figure at ``position``; None and the same position where sources or notes have no caption."""
    start = position
    around = Notes()
    if not caption_first:
        position, around = read_notes(lines, position)
    if position >= len(lines) or not is_figure(lines[position]):
        return start, None
    line = lines[position]
    caption = FIGURE_CAPTION.match(line.text)
    if caption is None:
        return start, None
    position += 1
    if caption_first:
        position, around = read_notes(lines, position)
    figure = FigureBlock(int(caption[1]), tidy(line.text[caption.end() :]), around.source, around.notes)
    figure.lines = sorted([*around.lines, *line.numbers])
    return position, figure
