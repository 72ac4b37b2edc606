"""Codes of the register as words for readers."""

from __future__ import annotations

from generator.pages.wording.phrase import says

NAME_RELATIONS = {
    "current": says("現名"),
    "short": says("簡稱"),
    "predecessor": says("改制前"),
}
