"""Codes of the relations of the register's mentions as words for readers."""

from __future__ import annotations

RELATIONS = {
    "same": "本計畫",
    "predecessor": "前期計畫",
    "successor": "後續計畫",
    "part_of": "其中一部分",
    "topic": "相關",
}
