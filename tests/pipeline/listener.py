"""A listener of stages that keeps what it is told."""


class Listener:
    """Stages as (title, steps), steps as (what, None)."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int | None]] = []

    def stage(self, title: str, steps: int) -> None:
        self.told.append((title, steps))

    def step(self, what: str) -> None:
        self.told.append((what, None))
