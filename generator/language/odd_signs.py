"""Signs that stand where a digit was printed, and marks behind numbers (odd_signs.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.language.whole_words import whole_word
from generator.language.widths import fold_widths
from generator.yaml_files import load_yaml

_TABLE: Mapping[str, list[Mapping[str, Any]]] = load_yaml(Path(__file__).with_name("odd_signs.yml"))
# Ten digits in each of five styles that no report prints: what stands in for a sign is a digit to every
# pattern, is told from a printed one, and leads back to its sign.
_STYLED_ZERO, _DIGITS, _STYLES = 0x1D7CE, 10, 5


def _signs(*places: str) -> str:
    return "".join(str(entry["sign"]) for entry in _TABLE["signs"] if entry["in_text"] in places)


LOOKALIKES = frozenset(str(entry["sign"]) for entry in _TABLE["signs"])
"""Signs that look like a digit, one of which makes a cell doubtful."""

IN_TEXT = _signs("alone", "beside")
"""Signs that make a number of running text doubtful beside a digit."""

ALONE_IN_TEXT = _signs("alone")
"""Those of `IN_TEXT` that may be a whole number."""

COUNTED_IN_TEXT = _signs("counted")
"""Letters that name things as often as they are misread digits: those that count are in doubt."""

MARK = "|".join(f"(?:{entry['pattern']})" for entry in _TABLE["marks"])
"""The mark of a note behind a number, as a pattern for compact text."""

COUNTING = "|".join(re.escape(str(entry["word"])) for entry in _TABLE["counting"])
"""Words that count and are no units, as a pattern."""

LEADING = "|".join(
    re.escape(str(entry["word"])) + (rf"(?!\s*{entry['but']})" if "but" in entry else "")
    for entry in _TABLE["leading"]
)
"""Words that lead to a number, as a pattern for printed text."""

NAMED = frozenset(str(entry["unit"]) for entry in _TABLE["named"])
"""Units in front of which a letter with digits is a name, beside those of places and machines."""

WORDLESS = frozenset(str(entry["unit"]) for entry in _TABLE["wordless"])
"""Units with which no other word begins, so that dots in front of one stand for its number."""

LISTED = frozenset(str(entry["unit"]) for entry in _TABLE["listed"])
"""Units that count what 等 closes a list of, though words begin with them."""

SURELY_LEADING = "|".join(
    whole_word(str(entry["word"]), list(entry.get("inside", ()))) for entry in _TABLE["sure"]
)
"""Words that lead to a number before what letters name, too, as a pattern."""

CODED = "|".join(re.escape(str(entry["name"])) for entry in _TABLE["coded"])
"""Names behind which a minus and a code stand, as a pattern."""


def _stand_ins() -> Iterator[tuple[str, str]]:
    in_text = [entry for entry in _TABLE["signs"] if entry["in_text"] in ("alone", "beside")]
    for style, entry in zip(range(_STYLES), in_text, strict=True):
        yield str(entry["sign"]), chr(_STYLED_ZERO + style * _DIGITS + int(entry["digit"]))


_STAND_INS = dict(_stand_ins())
_TO_DIGITS = str.maketrans(_STAND_INS)
_TO_SIGNS = str.maketrans({digit: sign for sign, digit in _STAND_INS.items()})
_LOST = "\ufffd"
_STAND_IN = re.compile(f"[{''.join(_STAND_INS.values())}]")


def with_stand_ins(number: str) -> str:
    """A number of the same length, widths folded, with a digit for every sign and every lost character."""
    folded = fold_widths(number)
    known = (c if c.isdecimal() or c.isspace() or c in ",." or c in _STAND_INS else _LOST for c in folded)
    return "".join(known).translate(_TO_DIGITS)


def without_stand_ins(text: str) -> str:
    """A text that was read with stand-ins, with the signs that are printed there."""
    return text.translate(_TO_SIGNS)


def has_stand_in(text: str) -> bool:
    """Whether a sign that is no digit stood in a text that is read with stand-ins."""
    return _STAND_IN.search(text) is not None
