"""Which paragraphs of a table of two columns stand in the left column and which in the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_MOST = 120

# Side of the next run (0 left, 1 right) and the last number of each side, None after an unnumbered cell.
_State = tuple[int, int | None, int | None]


def alternate(numbers: Sequence[int | None]) -> list[range] | None:
    """Runs of positions that stand left, right, left, right …; None where no reading fits.

    Args:
        numbers: list number of each paragraph in the order of the text, None for an unnumbered one.

    A run is one unnumbered paragraph or a list that begins with 1 or goes on from the last list of its side.
    Of several readings the one with the fewest runs is taken; every left run must have a right one.
    """
    if not numbers or len(numbers) > _MOST:
        return None
    reached: list[dict[_State, list[range]]] = [{} for _ in range(len(numbers) + 1)]
    reached[0][0, None, None] = []
    for start in range(len(numbers)):
        for state, runs in list(reached[start].items()):
            for end in _ends(numbers, start, state[1 + state[0]]):
                after = _after(state, numbers[end - 1])
                better = reached[end].get(after)
                if better is None or len(better) > len(runs) + 1:
                    reached[end][after] = [*runs, range(start, end)]
    complete = [runs for state, runs in reached[-1].items() if state[0] == 0]
    return min(complete, key=len, default=None)


def _ends(numbers: Sequence[int | None], start: int, last: int | None) -> Iterator[int]:
    """Where a run that begins at ``start`` can end (exclusive), shortest first."""
    first = numbers[start]
    if first is None:
        yield start + 1
        return
    if first != 1 and (last is None or first != last + 1):
        return
    end = start + 1
    yield end
    while end < len(numbers) and numbers[end] == first + end - start:
        end += 1
        yield end


def _after(state: _State, last: int | None) -> _State:
    side, left, right = state
    return (1, last, right) if side == 0 else (0, left, last)
