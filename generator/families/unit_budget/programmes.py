"""Programmes that the description of a branch names one by one: ``N. name A千元，係…``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.branches import Branch
from generator.families.unit_budget.markers import DOT, item_starts
from generator.families.unit_budget.work_plans import WorkPlan
from generator.reading.spacing import squeeze, tidy
from generator.records.record import Certainty
from generator.records.values import Value

_HEAD = re.compile(
    r"(?P<name>[^，。；：\n]{2,90}?計畫(?:[(（][^()（）\n]{1,40}[)）])?)\s?(?P<amount>\d[\d,]*)\s*千元[，,、。；]?"
)
_SAME_NAME = 85
_MOST_NAMES = 500


@dataclass(slots=True)
class Programme:
    """A programme with the amount that its branch prints; None where its text is lost.

    ``note`` tells the subtraction that a derived amount comes from.
    """

    branch: Branch
    item_no: int
    name: str
    amount: int | None
    description: str
    lines: list[int]
    list_name: str = ""
    note: str = ""


def add_programmes(book: Book, plans: Sequence[WorkPlan], branches: Sequence[Branch]) -> None:
    """Add the rows of ``programmes``; an item whose text is lost is derived where it alone is missing."""
    number = book.collector.count("programmes")
    for plan in plans:
        found = [p for branch in branches if branch.plan is plan for p in printed_programmes(branch)]
        lost = list(_lost(found, listed_names(plan)))
        order = {id(branch): i for i, branch in enumerate(branches)}
        derived = list(_derived(book, found, lost))
        for programme in sorted([*found, *derived], key=lambda p: (order[id(p.branch)], p.item_no)):
            number += _add(book, programme, number + 1)


def _derived(book: Book, found: Sequence[Programme], lost: Sequence[Programme]) -> Iterator[Programme]:
    """The lost items whose amount follows; those of a branch that lost several are told as problems."""
    for programme in lost:
        branch = programme.branch
        printed = [p for p in found if p.branch is branch]
        if sum(other.branch is branch for other in lost) > 1:
            _tell_lost(book, programme)
        elif _complete([*printed, programme]) and _derive(programme, printed):
            yield programme


def _complete(programmes: Sequence[Programme]) -> bool:
    """Whether the items are numbered 1 to n without a gap."""
    numbers = {p.item_no for p in programmes}
    return len(numbers) == max(numbers)


def printed_programmes(branch: Branch) -> list[Programme]:
    """The items of a branch's description that are named plans with an amount, in order."""
    text = branch.description.text
    heads = []
    last = 0
    for number, start, after in item_starts(text):
        match = _HEAD.match(text, after)
        if match and number > last:
            heads.append((number, start, match))
            last = number
    found = []
    for i, (number, start, match) in enumerate(heads):
        end = heads[i + 1][1] if i + 1 < len(heads) else len(text)
        found.append(
            Programme(
                branch,
                number,
                tidy(match["name"]),
                int(match["amount"].replace(",", "")),
                text[match.end() : end].strip(),
                branch.description.lines_of(start, end),
            )
        )
    return found


def listed_names(plan: WorkPlan) -> list[tuple[str, list[int]]]:
    """The numbered names in 計畫內容, 1 to n without a gap, each with its lines."""
    text = plan.contents.text
    starts: list[re.Match[str]] = []
    # A wrap can have swallowed the blank before a number, so that only its turn tells it from 創新2.0.
    while len(starts) < _MOST_NAMES:
        turn = re.compile(rf"(?<![\d.+]){len(starts) + 1}{DOT}\s*")
        match = turn.search(text, starts[-1].end() if starts else 0)
        if match is None:
            break
        starts.append(match)
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return [
        (tidy(text[match.end() : end]).rstrip("。；"), plan.contents.lines_of(match.start(), end))
        for match, end in zip(starts, ends, strict=False)
    ]


def _lost(found: Sequence[Programme], names: Sequence[tuple[str, list[int]]]) -> Iterator[Programme]:
    """Listed names that no branch prints where the numbers of the items around them leave room for them."""
    places = _places(found, [name for name, _ in names])
    for place, programme in places.items():
        programme.list_name = names[place][0]
    known = sorted(places)
    for before, after in zip([-1, *known], [*known, len(names)], strict=True):
        missing = names[before + 1 : after]
        free = _free_items(places.get(before), places.get(after), len(missing)) if known and missing else []
        for (branch, item_no), (name, lines) in zip(free, missing, strict=False):
            yield Programme(branch, item_no, name, None, "", lines, name)


def _free_items(before: Programme | None, after: Programme | None, count: int) -> list[tuple[Branch, int]]:
    """Where ``count`` items stood before ``after``: between two of a branch, or at a branch's beginning.

    Nothing where the numbers don't leave room for just as many. No number tells that a branch lost its last
    item.
    """
    if after is None:
        return []
    last = before.item_no if before is not None and before.branch is after.branch else 0
    if after.item_no - last != count + 1:
        return []
    return [(after.branch, last + i) for i in range(1, count + 1)]


def _places(found: Sequence[Programme], names: Sequence[str]) -> dict[int, Programme]:
    """Which listed name each programme is; both are in the same order."""
    places: dict[int, Programme] = {}
    squeezed = [squeeze(name) for name in names]
    for programme in found:
        own = squeeze(programme.name)
        start = max(places, default=-1) + 1
        scored = [(ratio(own, squeezed[i]), -i) for i in range(start, len(names))]
        best, place = max(scored, default=(0.0, 0))
        if best >= _SAME_NAME:
            places[-place] = programme
    return places


def _tell_lost(book: Book, programme: Programme) -> None:
    branch = programme.branch
    book.warn(
        "PARSE-LOST-ITEM",
        branch.lines[0],
        f"item {programme.item_no} ({programme.name}) of branch {branch.plan.code}-{branch.no} without text",
        "at most one lost item a branch, so that its amount follows by subtraction",
        "Restore the text, or record the amount in content/curated with evidence.",
    )


def _add(book: Book, programme: Programme, number: int) -> bool:
    """Add one programme; ``amount_status`` is derived where its note tells a subtraction."""
    values: dict[str, Value] = {
        "programme_no": number,
        "name": programme.name,
        "work_plan_code": programme.branch.plan.code,
        "branch_no": programme.branch.no,
        "item_no": programme.item_no,
        "amount_k_twd": programme.amount,
        "amount_status": "derived" if programme.note else "printed",
        "list_name": programme.list_name,
        "description": programme.description,
    }
    certainty: Certainty = "derived" if programme.note else "printed"
    return book.add("programmes", values, programme.lines, certainty=certainty, note=programme.note)


def _derive(lost: Programme, printed: Sequence[Programme]) -> bool:
    """Give the only lost item of a branch the branch less its other items; whether anything remains."""
    whole = lost.branch.amount.value
    rest = sum(p.amount or 0 for p in printed)
    if whole is None or whole <= rest:
        return False
    lost.amount = int(whole) - rest
    lost.note = (
        f"該項說明於文字擷取時遺失；金額＝分支計畫{int(whole):,}－其餘{len(printed)}項合計{rest:,}"
        f"＝{lost.amount:,}千元，名稱取自工作計畫之計畫內容。"
    )
    return True
