"""Many edits, several of them in one reading of a text; what fails is read again by itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.records.stretches import first_line
from tests.edits.draw import draw
from tests.edits.judge import faults, lost_elsewhere
from tests.edits.kinds import Edit
from tests.edits.relations import lost_relations
from tests.edits.sources import Row, source

# Lines between two edits of one reading, so that each can be judged by itself.
_APART = 60
_IN_ONE_READING = 40


@dataclass(frozen=True)
class Verdict:
    """What became of an edit; ``faults`` is empty where it was seen."""

    edit: Edit
    faults: tuple[str, ...]


def run(seeds: Iterable[int], among: Sequence[str] = ()) -> list[Verdict]:
    """A verdict for the edit of every seed, by report; ``among`` names the sources, all by default."""
    return judged(draw(seed, among) for seed in seeds)


def judged(drawn: Iterable[Edit]) -> list[Verdict]:
    """A verdict for every edit, by report."""
    verdicts: list[Verdict] = []
    edits: dict[tuple[str, bool], list[Edit]] = defaultdict(list)
    for edit in drawn:
        # A unit is that of all rows below it: such edits are read apart from those of single cells.
        edits[edit.report_id, edit.kind == "unit"].append(edit)
    for (report_id, _), own in sorted(edits.items()):
        for group in _groups(own):
            verdicts += _judged_together(report_id, group)
    return verdicts


def judge_alone(edit: Edit) -> Verdict:
    """The verdict for one edit in a reading of its own."""
    own = source(edit.report_id)
    after = own.read({edit.line: edit.after})
    found = faults(edit, own.reading, after)
    gone = lost_elsewhere(own.reading, after, {edit.line})
    found += [f"lost elsewhere: {row['record_id']}" for _, row in gone]
    found += [f"lost relation: {relation}" for relation in lost_relations(own.reading, after, {edit.line})]
    return Verdict(edit, tuple(found))


def _groups(edits: list[Edit]) -> list[list[Edit]]:
    """Edits of one report in as few groups as keep them apart."""
    groups: list[list[Edit]] = []
    for edit in edits:
        for group in groups:
            if len(group) < _IN_ONE_READING and all(abs(edit.line - o.line) >= _APART for o in group):
                group.append(edit)
                break
        else:
            groups.append([edit])
    return groups


def _judged_together(report_id: str, group: list[Edit]) -> list[Verdict]:
    if len(group) == 1:
        return [judge_alone(group[0])]
    own = source(report_id)
    after = own.read({edit.line: edit.after for edit in group})
    found = {edit.seed: faults(edit, own.reading, after) for edit in group}
    # A row may be lost, or a unit right again, by another edit, such as one in the head of its table.
    suspects = {seed for seed, own_faults in found.items() if own_faults}
    for _, row in lost_elsewhere(own.reading, after, {edit.line for edit in group}):
        # The next edit is the likeliest one to have taken the row away.
        suspects.add(_nearest(group, _line(row)).seed)
    for relation in lost_relations(own.reading, after, {edit.line for edit in group}):
        suspects |= {_nearest(group, line).seed for lines in relation.lines for line in lines}
    return [
        judge_alone(edit) if edit.seed in suspects else Verdict(edit, tuple(found[edit.seed]))
        for edit in group
    ]


def _nearest(group: Sequence[Edit], line: int) -> Edit:
    return min(group, key=lambda edit: abs(edit.line - line))


def _line(row: Row) -> int:
    return first_line(row) or 0
