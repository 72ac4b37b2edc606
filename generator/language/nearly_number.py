"""Words that are a number but for a character or two, as character recognition or a footnote left them."""

from __future__ import annotations

import re

from generator.language.odd_signs import LOOKALIKES

_NUMERIC = re.compile(r"[0-9,.%()+*※△▲-]")
_MOST_STRANGE = 2


def is_nearly_number(text: str) -> bool:
    """Whether a word was a number once: 32,102*, 16,7O6, 25,000註, a lone O; a number itself is one too.

    Args:
        text: a word without blanks, widths folded.
    """
    if len(text) == 1:
        return text in LOOKALIKES or text.isdecimal()
    strange = sum(not _NUMERIC.match(character) for character in text)
    return strange <= _MOST_STRANGE and any(character.isdecimal() for character in text)
