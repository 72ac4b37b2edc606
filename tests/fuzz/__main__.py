"""``make fuzz``: many cases in two processes, figures at the end, status 1 where one failed.

Failing cases are listed with their seeds; the same seed makes the same case again.
"""

import argparse
import multiprocessing
import sys
import time

from tests.fuzz.run_seed import run_seed

_PROCESSES = 2
_SLOW_SECONDS = 5.0
_REPORT_EVERY = 1000


def main() -> int:
    """Run the cases that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--count", type=int, default=20_000, help="number of cases")
    wanted = parser.parse_args()
    seeds = range(wanted.first, wanted.first + wanted.count)
    failures, slow, refused, unread, lines = [], [], 0, 0, 0
    started = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(_PROCESSES) as pool:
        for done, result in enumerate(pool.imap_unordered(run_seed, seeds, chunksize=20), start=1):
            seed, seconds, failure, found = result
            if failure:
                failures.append(seed)
                print(f"seed {seed}: {failure[:400]!a}", flush=True)
            if seconds > _SLOW_SECONDS:
                slow.append((round(seconds, 1), seed))
            refused += any(code.isupper() for code in found)
            unread += found["unread"]
            lines += sum(count for kind, count in found.items() if not kind.isupper())
            if done % _REPORT_EVERY == 0:
                print(f"{done} of {len(seeds)}, {len(failures)} failed", flush=True)
    print(f"{len(seeds)} cases in {time.monotonic() - started:.0f} s: {len(failures)} failed.")
    print(f"{refused} refused with a problem; {lines} lines read, {unread} of them listed as unread.")
    print(f"Slowest (processor seconds, seed): {sorted(slow)[-5:]}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
