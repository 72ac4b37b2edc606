"""What was read of a passage beside what a reader judged.

An empty subject with the right sentence is not wrong, nor is a row that says its doubt; both are counted
apart, and so is a number that was not read at all. Wrong is a subject, value, unit, bound, status, date or
label that is not so.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.records.record import Record
from tests.judged.judgement import Judged, split_numbers

_TIMES = {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "億": 10**8, "兆": 10**12}
_BRACKETS = ("()", "（）", "「」", "『』", "〔〕", "【】", "《》")


@dataclass(frozen=True)
class Outcome:
    """How a judged number was read: ``right``, ``empty``, ``doubtful``, ``missing`` or ``wrong``, and why."""

    judged: Judged
    kind: str
    faults: Sequence[str] = ()


# What is wrong of a row, given the printed numbers of all rows of its passage.
Judge = Callable[[Judged, Record, Sequence[str]], list[str]]


def compare(judged: Judged, found: Sequence[Record], judge: Judge) -> Outcome:
    """The outcome for one number among the rows that were read of its passage, in printed order."""
    same = [row for row in found if is_number(judged, str(row["printed"]))]
    if len(same) == judged.times and judge is figure_faults:
        same = same[judged.nth - 1 : judged.nth]
    if not same:
        return Outcome(judged, "missing")
    numbers = ["".join(str(row["printed"]).split()) for row in found]
    faults, row = min(((judge(judged, row, numbers), row) for row in same), key=lambda pair: len(pair[0]))
    if row.certainty == "uncertain":
        return Outcome(judged, "doubtful", [row.note])
    if faults and judge is row_faults and len(same) < judged.times:
        return Outcome(judged, "missing")
    if faults:
        return Outcome(judged, "wrong", faults)
    if "subject" in row.values and not row["subject"]:
        return Outcome(judged, "empty")
    return Outcome(judged, "right")


def is_number(judged: Judged, printed: str) -> bool:
    """Whether what was read is printed with the judged number, however its blanks were taken."""
    return len(split_numbers("".join(printed.split()), judged.number)) > 1


def figure_faults(judged: Judged, row: Record, numbers: Sequence[str]) -> list[str]:
    """What is wrong of a row of ``figures``."""
    subject, given = str(row["subject"] or ""), row["as_of"]
    must, dates = judged.dates
    faults = []
    if row["value_base"] != judged.value:
        faults.append(f"value {row['value_base']} for {judged.value}")
    if row["unit"] not in judged.units:
        faults.append(f"unit {row['unit']} for {judged.units}")
    if subject and not is_subject(judged, subject, numbers):
        faults.append(f"subject {subject} for {judged.raw['subject']}")
    if row["bound"] != judged.raw["bound"]:
        faults.append(f"bound {row['bound']} for {judged.raw['bound']}")
    if row["status"] not in judged.raw["status"]:
        faults.append(f"status {row['status']} for {judged.raw['status']}")
    if (given or must) and given not in dates:
        wanted = sorted(day.isoformat() for day in dates) or "none"
        faults.append(f"date {given or 'none'} ({row['as_of_source']}) for {wanted}")
    return faults


def is_subject(judged: Judged, subject: str, numbers: Sequence[str]) -> bool:
    """Whether a subject names what the reader did, nothing else, no figure and no half of a bracket."""
    plain = "".join(subject.split())
    named = any(part in plain for part in judged.raw["subject"])
    other = any(re.search(pattern, plain) for pattern in judged.raw.get("not", ()))
    # A size may be the name of a thing (6英吋), as the reader says.
    named_by = "".join(judged.raw["subject"])
    holds_figure = any(number in plain and number not in named_by for number in numbers)
    return named and not other and is_balanced(plain) and not holds_figure


def is_balanced(text: str) -> bool:
    """Whether every bracket of a text has its other half."""
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _BRACKETS)


def row_faults(judged: Judged, row: Record, _numbers: Sequence[str]) -> list[str]:
    """What is wrong of a row of ``breakdown_rows``."""
    label, printed_unit = "".join(str(row["row_label"]).split()), str(row["unit"] or "")
    times, unit = split_unit(printed_unit)
    faults = []
    value = row["value"]
    if value is None or Decimal(str(value)) * times != judged.value:
        faults.append(f"value {value} {printed_unit} for {judged.value}")
    if unit not in judged.units:
        faults.append(f"unit {unit} for {judged.units}")
    if not is_label(judged, label):
        faults.append(f"label {label} for {judged.raw['label']} to {judged.raw['widest']}")
    return faults


def is_label(judged: Judged, label: str) -> bool:
    """Whether a label holds what the reader named and nothing beyond the longest right one, no word cut."""
    within = judged.raw["label"] in label and label in "".join(judged.raw["widest"].split())
    return within and not any(re.search(pattern, label) for pattern in judged.raw.get("not", ()))


def split_unit(unit: str) -> tuple[int, str]:
    """The multiplier of a printed unit (億美元: 100,000,000) and what is left of it."""
    multipliers = re.match(f"[{''.join(_TIMES)}]*", unit)
    times = 1
    for char in multipliers.group():
        times *= _TIMES[char]
    return times, unit[multipliers.end() :]


def counted(outcomes: Sequence[Outcome]) -> Counter[str]:
    """How many of each kind."""
    return Counter(outcome.kind for outcome in outcomes)
