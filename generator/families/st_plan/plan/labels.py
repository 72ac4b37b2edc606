"""Run-in labels: the words before the colon that opens a text (租稅獎勵：《產業創新條例》…)."""

from __future__ import annotations

import re

_LONGEST_LABEL = 60
_OPENING, _CLOSING = "（(「『《〈[〔", "）)」』》〉]〕"
# "目標分別為：", "包括：", "如：" introduce what follows, they don't name it.
_INTRODUCES = re.compile(r"(?:為|如|例如|包括|包含|含|即|如下|以下|下列|分述|說明|有|是|等)$")
_STOPS = "。；！？\n"


def split_label(text: str) -> tuple[str, str]:
    """(label, rest) of a text; the label is empty where the text has none.

    The label ends at the first colon outside brackets; a colon behind words that introduce an enumeration, or
    between digits, makes none.
    """
    depth = 0
    for position, c in enumerate(text[: _LONGEST_LABEL + 1]):
        if c in _OPENING:
            depth += 1
        elif c in _CLOSING:
            depth = max(depth - 1, 0)
        elif depth == 0 and c in _STOPS:
            return "", text
        elif depth == 0 and c in "：:":
            label, rest = text[:position].rstrip(), text[position + 1 :].lstrip()
            if (
                not label
                or not rest
                or _INTRODUCES.search(label)
                or (label[-1:].isdigit() and rest[0].isdigit())
            ):
                return "", text
            return label, rest
    return "", text
