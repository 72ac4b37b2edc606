"""Codes of the relations of the register's mentions as words for readers."""

from __future__ import annotations

from generator.pages.wording.phrase import says

RELATIONS = {
    "same": says("本計畫"),
    "predecessor": says("前期計畫"),
    "successor": says("後續計畫"),
    "part_of": says("其中一部分"),
    "topic": says("相關"),
}
