"""Charts are drawn in jobs, a handful in each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.charts.render import Draw, draw_batch
from generator.pipeline.jobs import Engine, Job
from generator.pipeline.workers import cores

# Few enough that all workers end at about the same time, and that a stopped build loses few.
_BATCH = 16


def drawing(engine: Engine, root: Path) -> Draw:
    """What draws charts with an engine."""

    def draw(specifications: Sequence[str]) -> Iterator[tuple[str, str]]:
        batches = {
            str(first): specifications[first : first + _BATCH]
            for first in range(0, len(specifications), _BATCH)
        }
        jobs = [
            Job(f"charts {name}", draw_batch, (name, json.dumps(batch).encode()))
            for name, batch in batches.items()
        ]
        with engine.started(root, jobs, cores()) as results:
            for done in results:
                for name, svg in done.files.items():
                    yield specifications[int(name)], svg.decode()

    return draw
