"""``make edits``: many edits of one cell, what vanished by family, table and kind; status 1 where one did.

The same seed makes the same edit again, in all sources or in those that ``--source`` names.
"""

import argparse
import multiprocessing
import sys
import time
from collections import defaultdict
from functools import partial
from pathlib import Path

from tests.edits.run import Verdict, run
from tests.edits.sources import report_ids, source

_PROCESSES = 2


def main() -> int:
    """Make the edits that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--count", type=int, default=2000, help="number of edits")
    parser.add_argument("--report", type=Path, help="file to write what vanished to, as Markdown")
    parser.add_argument("--processes", type=int, default=_PROCESSES)
    parser.add_argument(
        "--source",
        action="append",
        help="edit this report_id, or FAMILY:FILE for any other text; may be repeated",
    )
    wanted = parser.parse_args()
    seeds = range(wanted.first, wanted.first + wanted.count)
    started = time.monotonic()
    among = tuple(wanted.source or report_ids())
    # A process reads one report again and again: what it knows of the others would be of no use to it.
    step = len(among) if len(among) > 1 else wanted.processes
    parts = [list(seeds)[place::step] for place in range(step)]
    verdicts: list[Verdict] = []
    with multiprocessing.get_context("spawn").Pool(wanted.processes, maxtasksperchild=1) as pool:
        for part in pool.imap_unordered(partial(run, among=among), parts, chunksize=1):
            verdicts += part
            if wanted.report:
                wanted.report.write_text(summary(verdicts), "utf-8")
            print(f"{len(verdicts)} of {len(seeds)}", file=sys.stderr, flush=True)
    failed = [verdict for verdict in verdicts if verdict.faults]
    print(summary(verdicts))
    print(f"{len(verdicts)} edits in {time.monotonic() - started:.0f} s: {len(failed)} were not seen.")
    return 1 if failed else 0


def summary(verdicts: list[Verdict]) -> str:
    """Figures by family, then every edit that was not seen, by family, table and kind."""
    failed = sorted((v for v in verdicts if v.faults), key=lambda v: v.edit.seed)
    families: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        families[source(verdict.edit.report_id).family].append(verdict)
    lines = ["| family | edits | not seen |", "|---|---|---|"]
    for family, own in sorted(families.items()):
        lines.append(f"| {family} | {len(own)} | {sum(bool(v.faults) for v in own)} |")
    groups: dict[tuple[str, str, str, str], list[Verdict]] = defaultdict(list)
    for verdict in failed:
        edit = verdict.edit
        fault = verdict.faults[0].partition(":")[0]
        groups[source(edit.report_id).family, edit.table or "(unit line)", edit.kind, fault].append(verdict)
    for (family, table, kind, fault), own in sorted(groups.items()):
        lines += ["", f"## {family} · {table} · {kind} · {fault} ({len(own)})", ""]
        for verdict in own:
            edit = verdict.edit
            place, words = f"seed {edit.seed}, line {edit.line}", _around(edit.before, edit.after)
            lines.append(f"- {place}: `{words}`; {verdict.faults[0]}")
    return "\n".join(lines) + "\n"


def _around(before: str, after: str, width: int = 30) -> str:
    """The edited line near the edit."""
    place = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    return after[max(place - width, 0) : place + width].strip().replace("`", "'")


if __name__ == "__main__":
    sys.exit(main())
