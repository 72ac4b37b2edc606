"""One case as a worker process runs it."""

import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.fuzz.cases import make_case
from tests.fuzz.examine import examine

_PAGES_OF = 10


def run_seed(seed: int) -> tuple[int, float, str, Counter]:
    """Seed, processor seconds, what failed (empty where nothing did) and what became of the case."""
    case = make_case(seed)
    started = time.process_time()
    failure, found = "", Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = examine(case, Path(folder), pages=seed % _PAGES_OF == 0)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}:{frame.lineno}"
            failure = f"{case.family} {'+'.join(case.names)}: {type(error).__name__}: {error} ({place})"
    return seed, time.process_time() - started, failure, found
