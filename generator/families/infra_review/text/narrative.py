"""The running text of a section as a list of outline items, and what stands apart from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.families.infra_review.text.asides import Aside, split_asides
from generator.families.infra_review.text.item_text import split_title
from generator.families.infra_review.text.outline_styles import BULLET, NOTE, STYLES
from generator.families.infra_review.text.prose_wrapping import ProseWrapping
from generator.families.infra_review.text.trailing_numbers import lead_with_numbers
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.outline import OutlineItem, read_outline


@dataclass(frozen=True, slots=True)
class NarrativeItem:
    """A paragraph with or without a list marker.

    Attributes:
        path: the printed markers from the top down, ``一/（一）/1``; empty for a paragraph without one.
        level: depth in the outline, 0 for a paragraph that no marker governs.
        kind: group where items stand below it, intro for a paragraph before the first marker.
        title: heading or label, empty where there is none.
        text: the rest; paragraphs are separated by a line feed.
        lines: numbers of its own lines, those of its sub-items left out.
    """

    path: str
    level: int
    kind: Literal["item", "group", "intro"]
    title: str
    text: str
    lines: tuple[int, ...]

    @property
    def whole(self) -> str:
        """Title and text in one."""
        return f"{self.title}\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Narrative:
    """Items in the order of the text, and the captions, figures and tables between them."""

    items: tuple[NarrativeItem, ...]
    asides: tuple[Aside, ...]


def read_narrative(lines: Sequence[Line], wrapping: ProseWrapping) -> Narrative:
    """Read the running text of a section; every line ends in an item or an aside."""
    prose, asides = split_asides(lines, wrapping)
    outline = read_outline(lead_with_numbers(prose, wrapping), STYLES, wrapping)
    items = [_unnumbered(p.text, p.lines()) for p in outline.preamble]
    items += [_numbered(item) for item in outline.walk()]
    return Narrative(tuple(items), tuple(asides))


def _unnumbered(text: str, lines: Sequence[int]) -> NarrativeItem:
    title, body = split_title([text], has_children=False)
    return NarrativeItem("", 0, "intro", title, body, tuple(lines))


def _numbered(item: OutlineItem) -> NarrativeItem:
    paragraphs = [paragraph.text for paragraph in item.paragraphs]
    if paragraphs:
        # "(六) )客製化": a stray closing bracket belongs to the marker.
        paragraphs[0] = paragraphs[0].lstrip(")） ")
    title, text = split_title(paragraphs, has_children=bool(item.children))
    kind: Literal["item", "group"] = "group" if item.children else "item"
    return NarrativeItem(_path(item), item.level, kind, title, text, tuple(item.own_lines))


def _path(item: OutlineItem) -> str:
    parts: list[str] = []
    step: OutlineItem | None = item
    while step is not None:
        parts.insert(0, _label(step))
        step = step.parent
    return "/".join(parts)


def _label(item: OutlineItem) -> str:
    """The marker without its point, with the brackets the level usually has: 一, （一）, 1, (1), 註, •2."""
    style = item.marker.style
    if style in (BULLET, NOTE):
        siblings = item.parent.children if item.parent else []
        alike = [sibling for sibling in siblings if sibling.marker.style is style]
        number = next((n for n, sibling in enumerate(alike, start=1) if sibling is item), 1)
        return f"•{number}" if style is BULLET else "註"
    label = fold_widths(item.marker.printed).replace(" ", "").rstrip(".、,·")
    if style.name == "cjk_bracket":
        return f"（{label.strip('()')}）"
    return label
