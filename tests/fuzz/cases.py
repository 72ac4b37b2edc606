"""Broken and hostile texts made from the real reports: the same seed gives the same text.

A case is a stretch of a report to which some mutations were applied, as bytes that a command would meet.
"""

import random
from dataclasses import dataclass

from tests.fuzz.damaged_bytes import BYTES
from tests.fuzz.mutations import MUTATIONS
from tests.fuzz.real_reports import reports


@dataclass(frozen=True)
class Case:
    """A text to read.

    Attributes:
        seed: what it was made from.
        family: of the report that it was a part of.
        names: names of the mutations, in order.
        data: the bytes.
    """

    seed: int
    family: str
    names: tuple[str, ...]
    data: bytes


def make_case(seed: int, longest: int = 260) -> Case:
    """The case of a seed: a stretch of at most ``longest`` lines, one to four mutations."""
    rng = random.Random(seed)  # noqa: S311 - cases, not secrets
    family, source = reports()[seed % len(reports())]
    size = rng.randint(longest // 4, longest)
    start = rng.choice((0, rng.randrange(max(1, len(source) - size))))
    lines = list(source[start : start + size])
    names = []
    for _ in range(rng.randint(1, 4)):
        name = rng.choice(sorted(MUTATIONS))
        lines = MUTATIONS[name](rng, lines) or [""]
        names.append(name)
    text = "\n".join(lines) + "\n"
    data = text.encode("utf-8", "surrogatepass")
    if rng.random() < 0.15:
        name = rng.choice(sorted(BYTES))
        data = BYTES[name](rng, text)
        names.append(name)
    return Case(seed, family, tuple(names), data)
