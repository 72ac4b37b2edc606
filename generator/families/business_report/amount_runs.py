"""Amounts that stand side by side with nothing but 、 and 及 between them: 43 家、38 家及 4 家."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.language.amounts import Amount


def bare_runs(amounts: Sequence[Amount], between: Callable[[Amount, Amount], str]) -> Iterator[list[Amount]]:
    """Runs of at least two amounts of one unit; ``between`` gives the text between two neighbours."""
    run: list[Amount] = []
    for amount in amounts:
        if run and (amount.unit != run[-1].unit or between(run[-1], amount) not in ("、", "及", "與", "和")):
            if len(run) > 1:
                yield run
            run = []
        run.append(amount)
    if len(run) > 1:
        yield run
