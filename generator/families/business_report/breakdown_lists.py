"""Lists inside a sentence that are tables in substance: labels with amounts, and amounts mapped by 分別.

``餐飲業 1,147 家(46%)、服飾店 204 家(8%)、…`` is a table of two columns. Industry names hold 、 and 及
themselves
(專業、科學及技術服務業 7.3 億美元), so nothing is split at those marks: a row runs from the end of one
amount to
the next amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.families.business_report.amount_runs import bare_runs
from generator.families.business_report.breakdown_tables import ListTable, Row, cells_of, cells_of_change
from generator.families.business_report.stated_sums import with_total
from generator.families.business_report.statement import Statement
from generator.language.amounts import Amount
from generator.language.clauses import Span, clause_start, enclosing
from generator.language.dates import find_dates

_FEWEST_ROWS = 3
_FEWEST_MIXED_ROWS = 4
_LONGEST_LABEL = 40
_CHANGE = re.compile(r"(?:提升|增加|提高|成長|減少|降低?|縮短|調整|調升|調高|上升|下降)(?:至|到|為)")
_MARK = re.compile(r"^(?:[、；，]|以及|及|與|和)")
_CLOSE_MARK = re.compile(r"(?:[、；]|以及|及|與|和)$")
_NOUN_AND_MARK = re.compile(r"[^，。；、:]{1,12}(?:、|與)")
_LEAD = re.compile(
    r"^.*(?:[，；:]|觀之|分別為|包括|包含|其中|為主|則有|另有?|(?<!所)以(?![上下內及為])|其他(?=檢驗))(?=.)"
)
_TAIL = re.compile(
    r"(?:[，、]?(?:共計?|合計|總計|累計|計|達到?|約|逾|近|超過|為|各|由|有|獲|及|美金|投資|所需)|[，、])+$"
)
_REST = re.compile(r"^(?:其餘|其他)?$")
# A label that holds another amount, or that ends in an open list (馬來西亞等 3 國), names no row.
_NO_LABEL = re.compile(r"%|等$")
_DATED_VERB = re.compile(
    r"^(?:預[計估]可?(?:協助)?(?=..)|(?:已|預計|共)(?:完成|執行|辦理|核定|協助)|目前正?(?:生產|辦理|執行)|總計|共)(?=.{3,})"
)
_DONE = re.compile(r".*(?:供應|生產|辦理|完成|提供|推動|協助|補助|輔導|設置|建置|核定)(?=..)")
_PREDICATE = re.compile(r"(?:登錄|註冊|申請|新申請|核准|審查|產品|投資).*$")
_ORDERED = re.compile(r"分別(?:為|達|計|增加|減少|調度|提供|約|有|在)*$")


@dataclass(frozen=True, slots=True)
class Group:
    """Amounts that stand together (5 家(8%), 116 班 3,181 人, 由 37% 提升至 99.6%) and where."""

    amounts: tuple[Amount, ...]
    span: Span
    change: bool

    @property
    def units(self) -> tuple[str, ...]:
        """Units without multipliers."""
        return tuple(amount.unit for amount in self.amounts)


def list_tables(statement: Statement, amounts: Sequence[Amount]) -> list[ListTable]:
    """Tables of at least three rows in the sentences of an item."""
    tables: list[ListTable] = []
    for run in _runs(statement, _groups(statement, amounts)):
        table = with_total(statement, _rows(statement, run))
        labels = [row.label for row in table.rows]
        told_apart = len(set(labels)) == len(labels) >= _FEWEST_ROWS
        if told_apart and not any(_NO_LABEL.search(label) or not label for label in labels):
            tables.append(table)
    return tables


def ordered_tables(statement: Statement, amounts: Sequence[Amount]) -> list[ListTable]:
    """Amounts without labels that 分別 maps to a list of names in front of it."""
    tables = []
    for run in bare_runs(amounts, statement.between):
        start = statement.flat_offset(run[0].start)
        match = _ORDERED.search(statement.flat[max(0, start - 12) : start])
        names = _names(statement, start - len(match[0]), len(run)) if match else []
        if names and all(names):
            pairs = zip(names, run, strict=True)
            rows = [Row(name, cells_of([amount]), _flat_span(statement, amount)) for name, amount in pairs]
            tables.append(ListTable(tuple(rows)))
    return tables


def _groups(statement: Statement, amounts: Sequence[Amount]) -> list[Group]:
    groups: list[Group] = []
    for amount in amounts:
        span = _flat_span(statement, amount)
        before = groups[-1] if groups else None
        between = statement.flat[before.span[1] : span[0]] if before else ""
        if before and between in ("", "("):
            whole = before.span[0], _behind(statement, span)
            groups[-1] = Group((*before.amounts, amount), whole, before.change)
        elif before and _CHANGE.fullmatch(between) and before.units == (amount.unit,):
            groups[-1] = Group((*before.amounts, amount), (before.span[0], span[1]), True)
        else:
            groups.append(Group((amount,), span, False))
    return groups


def _behind(statement: Statement, span: Span) -> int:
    """Where a group ends: behind the bracket that its last amount stands in (10.9%，主要為 …)."""
    bracket = enclosing(statement.brackets, span[0])
    return bracket[1] if bracket else span[1]


def _runs(statement: Statement, groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Stretches of groups that look like the rows of one table."""
    run: list[Group] = []
    for group in groups:
        if run and not _continues(statement, run, group):
            yield from _accepted(statement, run)
            run = []
        run.append(group)
    yield from _accepted(statement, run)


def _continues(statement: Statement, run: Sequence[Group], group: Group) -> bool:
    last = run[-1]
    if statement.sentence_at(last.span[0]) != statement.sentence_at(group.span[0]):
        return False
    gap = statement.flat[last.span[1] : group.span[0]]
    if len(gap) > _LONGEST_LABEL or group.change != last.change:
        return False
    same = group.units == last.units
    if len(group.units) > 1:
        return same
    if same:
        return _MARK.match(gap) is not None or _CLOSE_MARK.search(gap[-2:]) is not None or "、" in gap
    return gap.startswith(("、", "及", "以及", "與")) or _NOUN_AND_MARK.match(gap) is not None


def _accepted(statement: Statement, run: Sequence[Group]) -> Iterator[list[Group]]:
    same = len({group.units for group in run}) == 1
    gaps = [statement.flat[a.span[1] : b.span[0]] for a, b in pairwise(run)]
    close = sum("、" in gap or gap.startswith(("及", "以及", "與", "和")) for gap in gaps)
    if len(run) < (_FEWEST_ROWS if same else _FEWEST_MIXED_ROWS):
        return
    if len(run[0].units) > 1 or 2 * close >= len(gaps):
        yield list(run)


def _rows(statement: Statement, run: Sequence[Group]) -> list[Row]:
    labels = [_label_before(statement, run, i) for i in range(len(run))]
    behind = [_label_behind(statement, run, i) for i in range(len(run))]
    # 40 家汽柴油批發業者、10 家溶劑油輸入業者: the label stands behind the amount in every row.
    gaps = [statement.flat[a.span[1] : b.span[0]] for a, b in pairwise(run)]
    turned = sum(_CLOSE_MARK.search(gap) is not None for gap in gaps) * 2 > len(gaps)
    rows = []
    for i, group in enumerate(run):
        label = behind[i] if turned or _REST.match(labels[i]) else _noun(labels, i)
        cells = cells_of_change(group.amounts) if group.change else cells_of(group.amounts)
        rows.append(Row(label, cells, group.span))
    return rows


def _label_before(statement: Statement, run: Sequence[Group], i: int) -> str:
    text, start = statement.flat, run[i].span[0]
    begin = run[i - 1].span[1] if i else _start_of_list(statement, start)
    words = text[begin:start]
    if i and not _MARK.match(words):
        noun = _NOUN_AND_MARK.match(words)
        words = words[noun.end() :] if noun else words
    return _clean(words)


def _noun(labels: Sequence[str], i: int) -> str:
    """A label that is twice as long as the others begins with what was done (順利生產供應|沃旭大彰化風場)."""
    usual = sorted(len(label) for label in labels)[len(labels) // 2]
    verb = _DONE.match(labels[i]) if len(labels[i]) >= 2 * usual else None
    return labels[i][verb.end() :] if verb else labels[i]


def _clean(words: str) -> str:
    """A label without the marks, dates and verbs around it."""
    words = _TAIL.sub("", _MARK.sub("", words))
    dates = find_dates(words)
    if dates and not dates[0].start > 2:
        words = words[dates[-1].end :]
    return _DATED_VERB.sub("", _MARK.sub("", _LEAD.sub("", words)))


def _start_of_list(statement: Statement, start: int) -> int:
    """Where the label of the first row can begin; ``…人，共 972 家`` has it in front of the comma."""
    floor = statement.sentence_at(start)[0]
    begin = clause_start(statement.flat, start, floor)
    alone = not _TAIL.sub("", statement.flat[begin:start])
    return clause_start(statement.flat, begin - 1, floor) if alone and begin > floor else begin


def _label_behind(statement: Statement, run: Sequence[Group], i: int) -> str:
    """The noun behind a group: all that stands before the next group, or before the next mark at the end."""
    if i + 1 < len(run):
        return _CLOSE_MARK.sub("", statement.flat[run[i].span[1] : run[i + 1].span[0]])[:_LONGEST_LABEL]
    words = statement.flat[run[i].span[1] :]
    match = re.search(r"[，。；、]", words)
    return words[: match.start() if match else None][:_LONGEST_LABEL]


def _names(statement: Statement, end: int, count: int) -> list[str]:
    """The ``count`` names that a list in front of ``end`` gives; empty where it gives another number."""
    floor, stop = statement.sentence_at(end)[0], end
    quoted = [statement.flat[a + 1 : b - 1] for a, b in statement.quotes if floor <= a < end]
    if len(quoted) == count:
        return quoted
    while stop > floor:
        start = clause_start(statement.flat, stop, floor)
        words = statement.flat[start:stop]
        names = [name for name in re.split(r"、|以及|及|與|和", words) if name]
        if len(names) == count and not (stop < end and ("分別" in words or find_dates(words))):
            names[0] = re.sub(r"^(?:獲|與|於|在|以|對|自|趕辦|辦理)", "", _clean(names[0]))
            names[-1] = _without_predicate(names)
            return names
        stop = start - 1
    return []


def _without_predicate(names: Sequence[str]) -> str:
    """The last name without what is said of all: 中國大陸|登錄或註冊者, 商標|新申請案電子申請比率."""
    longest = max(len(name) for name in names[:-1])
    return _PREDICATE.sub("", names[-1]) if len(names[-1]) > longest + 2 else names[-1]


def _flat_span(statement: Statement, amount: Amount) -> Span:
    return statement.flat_offset(amount.start), statement.flat_offset(amount.end)
