"""A workbook that is not read."""

from __future__ import annotations


class RefusedError(Exception):
    """The file is not read; ``answer`` has the code of the problem and what was seen."""

    def __init__(self, code: str, seen: str) -> None:
        super().__init__(seen)
        self.answer = {"code": code, "seen": seen}
