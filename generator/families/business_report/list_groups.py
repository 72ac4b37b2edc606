"""Which amounts of a sentence are the rows of one list, and which number they are parts of.

A list lies on one level of brackets: what stands in brackets behind an amount is a column of its row
(5 家(8%)), or a list of its own (9 件(含徵信業者 3 件、器材行 6 件)), never a further row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.list_words import (
    attribute,
    changed_to,
    comparing,
    nothing_but_verbs,
    opening,
    sums_up,
    total_of,
)
from generator.families.business_report.statement import Statement
from generator.families.business_report.top_level import marks, split_last, top_level
from generator.language.amounts import Amount
from generator.language.clauses import Span, clause_start, enclosing
from generator.language.units import unit_kind

FEWEST_ROWS = 3
_FEWEST_MIXED_ROWS = 4
_LONGEST_GAP = 60
# What is counted has its name behind the number; what is measured or paid has it in front.
COUNTED = frozenset({"people", "organisations", "events", "cases", "places", "machines", "other"})
_NEVER_A_PAIR = frozenset({"ratio", "time", "temperature"})
_LONGEST_LABEL_BEHIND_COMMA = 20
# 98 年計有 8 萬人次: what stands before the word is the label.
_COUNTING = re.compile(r"計有$")
MARK = re.compile(rf"[、；，]|{JOINERS}")
CLOSE_MARK = re.compile(rf"(?:[、；]|{JOINERS})$")
_CLOSE = re.compile(rf"、|{JOINERS}")
_NOUN_AND_MARK = re.compile(r"[^，。；、:]{1,12}(?:、|與)")
# 起訴 18 件、49 人: what has no words of its own before it belongs to the same label.
_NEXT = ("、", "，")
_ROW_END = re.compile(r"[，。；、:)]|及|等|以上|以下|左右|餘|$")
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Group:
    """Amounts that stand together (5 家(8%), 116 班 3,181 人, 由 37% 提升至 99.6%) and where."""

    amounts: tuple[Amount, ...]
    span: Span
    change: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """Units without multipliers."""
        return tuple(amount.unit for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of one list.

    Attributes:
        groups: the amounts of each row.
        start: where the label of the first row may begin.
        opened: whether a word (其中, 包括) or a bracket opens it.
        whole: what the rows are parts of, in front of the opening word.
        total: what sums them up behind them.
    """

    groups: tuple[Group, ...]
    start: int
    opened: bool = False
    whole: Group | None = None
    total: Group | None = None


def runs_of(statement: Statement, amounts: Sequence[Amount]) -> Iterator[Run]:
    """All lists of a statement."""
    for frame, groups in _by_frame(statement, amounts).items():
        for run in _runs(statement, frame, groups):
            if _is_list(statement, run):
                yield run


def flat_span(statement: Statement, amount: Amount) -> Span:
    """Where an amount stands in the compact text."""
    return statement.flat_offset(amount.start), statement.flat_offset(amount.end)


def _by_frame(statement: Statement, amounts: Sequence[Amount]) -> dict[Span, list[Group]]:
    """The groups of each sentence and of each bracket that is no column."""
    columns = _column_brackets(statement, amounts)
    frames: dict[Span, list[Group]] = {}
    for amount in amounts:
        span = flat_span(statement, amount)
        # 28 億建|置電腦教室 826 間: a character that goes on as a word is no unit.
        guessed = not amount.known and _IDEOGRAPH.match(statement.flat, span[1])
        if guessed or attribute().match(statement.flat, span[1]) or enclosing(statement.quotes, span[0]):
            continue
        bracket = enclosing(statement.brackets, span[0])
        while bracket is not None and bracket in columns:
            bracket = enclosing(statement.brackets, bracket[0] - 1)
        groups = frames.setdefault(bracket or statement.sentence_at(span[0]), [])
        before = groups[-1] if groups else None
        end = _behind(statement, span[1])
        between = statement.flat[before.span[1] : span[0]] if before else ""
        if before and (span[0] <= before.span[1] or (between in _NEXT and amount.unit not in before.units)):
            groups[-1] = replace(
                before, amounts=(*before.amounts, amount), span=(before.span[0], max(before.span[1], end))
            )
        elif before and before.units == (amount.unit,) and _is_change(statement, before, span):
            groups[-1] = Group((*before.amounts, amount), (before.span[0], end), True)
        else:
            groups.append(Group((amount,), (span[0], end)))
    return frames


def _column_brackets(statement: Statement, amounts: Sequence[Amount]) -> set[Span]:
    """Brackets right behind an amount whose own amounts all stand together at their beginning."""
    spans = [flat_span(statement, amount) for amount in amounts]
    ends = {end for _, end in spans}
    found: set[Span] = set()
    for bracket in statement.brackets:
        inside = [span for span in spans if bracket[0] < span[0] < bracket[1]]
        together = all(b[0] <= a[1] for a, b in pairwise(inside))
        if bracket[0] in ends and inside and inside[0][0] == bracket[0] + 1 and together:
            found.add(bracket)
    return found


def _is_change(statement: Statement, before: Group, span: Span) -> bool:
    return changed_to().fullmatch(statement.flat[before.span[1] : span[0]]) is not None


def _behind(statement: Statement, end: int) -> int:
    """Where an amount ends: behind the brackets that follow it (12 輛(架、艘), 10.9%，主要為 …))."""
    bracket = next((span for span in statement.brackets if span[0] == end), None)
    return _behind(statement, bracket[1]) if bracket else end


def _runs(statement: Statement, frame: Span, groups: Sequence[Group]) -> Iterator[Run]:
    """Stretches of groups that look like the rows of one list."""
    run = _first_run(statement, frame, groups[0])
    for before, group in pairwise(groups):
        gap = statement.flat[before.span[1] : group.span[0]]
        opened = _last_opening(gap)
        if opened:
            yield run
            run = Run((group,), before.span[1] + opened, True, before)
        elif run.groups and (sums_up().fullmatch(gap) or _is_total(gap, run, group)):
            yield replace(run, total=group)
            run = Run((), group.span[1])
        elif run.groups and _continues(statement, run, group):
            run = replace(run, groups=(*run.groups, group))
        else:
            yield run
            begin = clause_start(statement.flat, group.span[0], before.span[1])
            run = Run((group,), begin)
    yield run


def _is_total(gap: str, run: Run, group: Group) -> bool:
    """Whether an amount of the same kind is what several rows make up: 總計判決有罪者 738 人."""
    return total_of().match(gap) is not None and len(run.groups) > 1 and group.units == run.groups[-1].units


def _first_run(statement: Statement, frame: Span, first: Group) -> Run:
    bracket = statement.flat[frame[0]] == "("
    opened = _last_opening(statement.flat[frame[0] + bracket : first.span[0]])
    if bracket or opened:
        return Run((first,), frame[0] + bracket + opened, True)
    return Run((first,), clause_start(statement.flat, first.span[0], frame[0]))


def _last_opening(words: str) -> int:
    """Where the last word ends that opens a list, outside of brackets and quotes; 0 for none.

    A comma may stand right behind it, and no other before the list.
    """
    ends = [match.end() for match in opening().finditer(words) if top_level(words, match.start())]
    behind = words[ends[-1] :].lstrip("，:") if ends else ""
    parted = any(behind[place] in "，；" for place in marks(behind))
    alone = not behind and _COUNTING.search(words)
    return 0 if not ends or parted or alone else len(words) - len(behind)


def _continues(statement: Statement, run: Run, group: Group) -> bool:
    """Whether an amount is another row: a mark parts it from the one before, the same as before."""
    last = run.groups[-1]
    gap = statement.flat[last.span[1] : group.span[0]]
    same = group.units == last.units
    if len(gap) > _LONGEST_GAP or group.change != last.change or (same and MARK.fullmatch(gap)):
        return False
    if gap[0] in "，；":
        return same and (len(group.units) > 1 or _next_clause(statement, run, group, gap))
    columns = same and len(group.units) > 1
    return columns or _CLOSE.match(gap) is not None or _noun_behind(run, gap, same=same)


def _next_clause(statement: Statement, run: Run, group: Group, gap: str) -> bool:
    """Whether a row stands in a clause of its own: as all before it do, or in brackets, or a short one."""
    inside = any(gap[place] in "，；" for place in marks(gap) if place)
    as_before = len(run.groups) == 1 or gap[0] == statement.flat[run.groups[0].span[1]]
    in_bracket = enclosing(statement.brackets, group.span[0]) is not None
    named = _ends_row(statement, group) or {unit_kind(unit) for unit in group.units} <= COUNTED
    short = gap[0] == "，" and len(gap) <= _LONGEST_LABEL_BEHIND_COMMA and named
    short = short and nothing_but_verbs().fullmatch(gap[1:]) is None
    closed = CLOSE_MARK.search(gap) is not None
    return closed or (not inside and ((as_before and named) or in_bracket or short))


def _noun_behind(run: Run, gap: str, *, same: bool) -> bool:
    """Whether the noun of the row before stands behind its amount, and a mark behind that."""
    if (same and CLOSE_MARK.search(gap)) or _NOUN_AND_MARK.match(gap):
        return True
    noun, rest = split_last(gap)
    mark = gap[len(noun) : len(noun) + 1]
    parted = re.search("[，；:]", noun) or (mark == "；" and len(run.groups) > 1) or (mark == "，" and rest)
    verbs = nothing_but_verbs().fullmatch(rest) is not None
    return noun != "" and mark != "" and not parted and (same or "、" in gap) and verbs


def _is_list(statement: Statement, run: Run) -> bool:
    gaps = [statement.flat[a.span[1] : b.span[0]] for a, b in pairwise(run.groups)]
    close = sum(_CLOSE.match(gap) is not None or "、" in gap for gap in gaps)
    if len(gaps) < FEWEST_ROWS - 1:
        return len(gaps) == 1 and _is_pair(statement, run, gaps[0])
    same = len({group.units for group in run.groups}) == 1
    side_by_side = all(_CLOSE.match(gap) for gap in gaps)
    if not (same or run.opened or side_by_side or len(gaps) >= _FEWEST_MIXED_ROWS - 1):
        return False
    return len(run.groups[0].units) > 1 or 2 * close >= len(gaps) or run.opened


def _is_pair(statement: Statement, run: Run, gap: str) -> bool:
    """Whether two amounts of one unit make a list: a word opens it, or nothing but 、 or 及 joins them."""
    first, second = run.groups
    if first.units != second.units:
        return False
    joined = _CLOSE.match(gap) is not None and not comparing().search(gap) and _ends_row(statement, second)
    measured = {unit_kind(unit) for unit in first.units} & _NEVER_A_PAIR
    return run.opened or (joined and not first.change and not measured)


def _ends_row(statement: Statement, group: Group) -> bool:
    """Whether nothing is said of an amount behind it."""
    return _ROW_END.match(statement.flat, group.span[1]) is not None
