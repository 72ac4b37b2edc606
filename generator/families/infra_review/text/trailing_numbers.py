"""List numbers that the extraction put at the end of an item's first line, moved back to its front.

``提升數位時代的展演與內容，文化科技國力升級。 1.`` is item 1 (moea-infra-review-110.txt, a programme
whose list numbers stand in a text box of their own).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.text.prose_wrapping import ProseWrapping
from generator.reading.document import Line

_TRAILING = re.compile(r"(?P<body>.*[^\d\s.])(?P<gap>\s*)(?P<number>\d{1,2})\.\s*")


def lead_with_numbers(lines: Sequence[Line], wrapping: ProseWrapping) -> list[Line]:
    """The lines with such numbers in front; only numbers that count on from the last one are moved."""
    moved: list[Line] = []
    last = 0
    for index, line in enumerate(lines):
        match = _TRAILING.fullmatch(line.text)
        ended = index == 0 or wrapping.ends_paragraph(lines[index - 1], line)
        if match and ended and int(match["number"]) in (1, last + 1):
            last = int(match["number"])
            # The blank that closes the paragraph stood before the number.
            moved.append(Line(line.number, f"{last}. {match['body'].lstrip()}{match['gap'] and ' '}"))
        else:
            moved.append(line)
    return moved
