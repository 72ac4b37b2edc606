"""The two hundred edits of the suite, written down so that they stay the same while parsers change.

``sample.csv`` holds an edit a row: what stands at a place of a line and what stands there afterwards. Its
column ``unseen`` names the fault of an edit that is known not to be seen yet. The suite wants exactly these
to fail: marks are only ever taken away. ``python -m tests.edits.sample`` does it for those that are seen now.
"""

import csv
import sys
from pathlib import Path

from tests.edits.cells import layout_in
from tests.edits.draw import UNIT, draw
from tests.edits.kinds import Edit
from tests.edits.run import Verdict, judged
from tests.edits.sources import source

FILE = Path(__file__).with_name("sample.csv")
SIZE = 200
HEADER = (
    "seed", "kind", "report_id", "table", "line", "cell", "place", "removed", "inserted", "unseen",
)  # fmt: skip


def load_sample() -> list[tuple[Edit, str]]:
    """The edits, each with the fault that it is known to have, empty where it is seen."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [(_edit(row), row["unseen"]) for row in csv.DictReader(file)]


def fault_of(verdict: Verdict) -> str:
    """The word for what is wrong, such as ``vanished``; empty where nothing is."""
    return verdict.faults[0].partition(":")[0] if verdict.faults else ""


def write_sample(sample: list[tuple[Edit, str]]) -> None:
    """Write the file."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(_row(edit, unseen) for edit, unseen in sample)


def main() -> int:
    """Take the marks of edits that are seen by now; draw the sample where there is none."""
    first = not FILE.exists()
    sample = [(draw(seed), "") for seed in range(SIZE)] if first else load_sample()
    found = {v.edit.seed: fault_of(v) for v in judged([edit for edit, _ in sample])}
    write_sample([(edit, found[edit.seed] if mark or first else "") for edit, mark in sample])
    new = [edit.seed for edit, mark in sample if found[edit.seed] and not mark and not first]
    left = sum(bool(fault) for fault in found.values())
    print(f"{left} of {len(sample)} edits are not seen; seeds that were seen before: {new or 'none'}")
    return 1 if new else 0


def _edit(row: dict[str, str]) -> Edit:
    line, place = int(row["line"]), int(row["place"])
    own = source(row["report_id"])
    before = own.lines[line - 1]
    after = before[:place] + row["inserted"] + before[place + len(row["removed"]) :]
    layout = layout_in(own, row["table"], before) if row["table"] else UNIT
    return Edit(
        int(row["seed"]), row["kind"], row["report_id"], row["table"], line, row["cell"], layout,
        before, after,
    )  # fmt: skip


def _row(edit: Edit, unseen: str) -> tuple[object, ...]:
    before, after = edit.before, edit.after
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    end = next((i for i in range(shorter - start) if before[-1 - i] != after[-1 - i]), shorter - start)
    removed, inserted = before[start : len(before) - end], after[start : len(after) - end]
    place = (edit.line, edit.cell, start, removed, inserted)
    return (edit.seed, edit.kind, edit.report_id, edit.table, *place, unseen)


if __name__ == "__main__":
    sys.exit(main())
