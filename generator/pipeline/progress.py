"""How stages tell what they do, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A listener; the command line draws bars, tests and other programs may ignore it."""

    def stage(self, title: str, steps: int) -> None:
        """A stage with so many steps begins; the one before has ended."""

    def step(self, what: str) -> None:
        """One step of the current stage is done."""
