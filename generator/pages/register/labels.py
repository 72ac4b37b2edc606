"""Codes of the register as words for readers."""

from __future__ import annotations

NAME_RELATIONS = {
    "current": "現名",
    "short": "簡稱",
    "predecessor": "改制前",
}
