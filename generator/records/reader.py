"""What the steps of a parser add to and whose rows they look into: their order is made from that."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Generic, ParamSpec

Given = ParamSpec("Given")

# What a reader needs that takes the lines which the others left.
REST = "the lines that nobody took"


@dataclass(frozen=True, slots=True)
class Reader(Generic[Given]):
    """A step that reads one kind of thing.

    Attributes:
        read: reads it into the collector.
        makes: the tables that it adds rows to, beside the passages.
        needs: the tables of others whose rows it looks into, or whose lines it leaves out; `REST` for the
            lines that no other took.
    """

    read: Callable[Given, None]
    makes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def in_order(readers: Iterable[Reader[Given]]) -> list[Reader[Given]]:
    """The readers so that each comes after those that make what it needs, and else as they are given.

    Raises:
        ValueError: where nobody makes what a reader needs, or readers need each other: the family's mistake.
    """
    given = list(readers)
    sorter = TopologicalSorter({number: _before(reader, given) for number, reader in enumerate(given)})
    sorter.prepare()
    waiting = list(sorter.get_ready())
    heapq.heapify(waiting)
    ordered = []
    while waiting:
        number = heapq.heappop(waiting)
        ordered.append(given[number])
        sorter.done(number)
        for ready in sorter.get_ready():
            heapq.heappush(waiting, ready)
    return ordered


def _before(reader: Reader[Given], given: Sequence[Reader[Given]]) -> set[int]:
    """The numbers of the readers that one comes after."""
    before: set[int] = set()
    for need in reader.needs:
        if need == REST:
            makers = {number for number, other in enumerate(given) if REST not in other.needs}
        else:
            makers = {number for number, other in enumerate(given) if need in other.makes}
            if not makers:
                raise ValueError(f"no reader makes {need}, which {reader.read} needs")
        before |= {number for number in makers if given[number] is not reader}
    return before
