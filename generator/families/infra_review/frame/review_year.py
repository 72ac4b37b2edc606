"""The year under review of a programme: the one its indicators and headings count up to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.families.infra_review.frame.blocks import Block
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.spacing import squeeze

_AS_OF = re.compile(r"截至(\d{2,3})年")
_CUMULATIVE = re.compile(r"累計至(\d{2,3})年")


def review_year(block: Block) -> int | None:
    """ROC year: of the dates (截至110年12月底) in section 壹, else of the heads of the tables in 參."""
    return _first(block, "壹", _AS_OF) or _first(block, "參", _CUMULATIVE)


def _first(block: Block, mark: str, pattern: re.Pattern[str]) -> int | None:
    section = block.sections.get(mark)
    found = _matches(section.lines, pattern) if section else iter(())
    return next(iter(found), None)


def _matches(lines: Iterable[Line], pattern: re.Pattern[str]) -> Iterable[int]:
    return (int(match[1]) for line in lines if (match := pattern.search(fold_widths(squeeze(line.text)))))
