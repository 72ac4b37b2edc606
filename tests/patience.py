"""How long tests wait: what hangs is ended or fails, and nothing else, however slow or busy the machine.

Whether an effort grows as it should is measured by comparing two sizes, never by a clock alone.
"""

import gc
import time
from collections.abc import Callable

# Seconds of the wall after which a program that was started is given up.
WAIT_SECONDS = 900
# Seconds of processor time that no text of a report takes.
PROCESSOR_SECONDS = 60
# What `growth` gives for an effort in proportion to the size, with room for what a busy machine adds.
IN_PROPORTION = 8
_TIMES, _RUNS = 4, 3


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the processor time of a size four times the size takes.

    It is 4 where the effort is in proportion to the size, 16 where it grows with its square. The shortest of
    three runs counts: the others were disturbed.
    """
    return _shortest(work, size * _TIMES) / _shortest(work, size)


def _shortest(work: Callable[[int], object], size: int) -> float:
    took = []
    # The collector would count too, whose effort is that of all that the tests before have left.
    gc.disable()
    try:
        for _ in range(_RUNS):
            began = time.process_time()
            work(size)
            took.append(time.process_time() - began)
    finally:
        gc.enable()
    return max(min(took), 0.001)
