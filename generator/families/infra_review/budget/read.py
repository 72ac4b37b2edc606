"""Section 壹, 二: the special budget of a programme by year, and its 總計 rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from generator.families.family import Context
from generator.families.infra_review.budget.columns import TITLES, Placed, columns_of, place
from generator.families.infra_review.budget.repeated import phases_of_totals, tell_repeated
from generator.families.infra_review.budget.row import BudgetRow
from generator.families.infra_review.budget.rows import BudgetTable, read_table, tables_of
from generator.families.infra_review.budget.tokens import Token
from generator.families.infra_review.budget.units import table_unit
from generator.families.infra_review.budget.values import Reading, read_values
from generator.families.infra_review.frame import (
    BUDGET,
    Block,
    SubProject,
    claim_heading,
    claim_sub_project,
    part_of,
    split_by_sub_project,
)
from generator.language.cell import Cell
from generator.language.unit_line import Conversion
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze
from generator.records.doubts import Doubt, note_of, tell
from generator.records.values import Value

_UNIT = "千元"
# A merged cell with nothing but one of these is a clear answer; 是/否 is the form left as it was.
_UNANSWERED = "是/否"
_AMOUNTS = re.compile(r"(?<!\S)\d{1,3}(?:,\d{3})+\s+\d{1,3}(?:,\d{3})+(?!\S)")
_LOST = "這一行印有並列的金額，但讀不出是表中的哪一列，讀為表後的文字"
_SEVERAL = "同一期別印有不同的答案（{}），這一列的是哪一個無法確定"
# 是, 否, 是(110年將執行完畢), 保留98,438千元至111年使用。
_LEADING_ANSWER = re.compile(r"[是否有無](?!\s*/)")
_ANSWER = re.compile(r"[是否有無](?:[(（].+[)）])?|(?:是|有)?保留.*")


def read_special_budget(block: Block, context: Context) -> None:
    """Add the rows of ``special_budget``, ``special_budget_totals`` and ``special_budget_agencies``."""
    part = part_of(block, BUDGET)
    if part is None:
        return
    claim_heading(block, part, context)
    found = [
        (sub_project, [read_table(table_lines) for table_lines in tables_of(lines)])
        for sub_project, lines in split_by_sub_project(part.lines)
    ]
    tell_repeated([(sub_project.name, table.rows) for sub_project, tables in found for table in tables])
    for sub_project, tables in found:
        claim_sub_project(block.number, sub_project, context)
        for table in tables:
            context.collector.claim("table_head", table.head_lines)
            _add_rows(block, sub_project, table, context)
            _add_note(block, table, context)


def _add_rows(block: Block, sub_project: SubProject, table: BudgetTable, context: Context) -> None:
    columns = columns_of(table.head)
    first = min((min(row.lines) for row in table.rows), default=0)
    scale = table_unit(table.head_lines, first, _UNIT, context) if table.rows else Conversion(Decimal(1))
    flags, strays = _flags(table.rows)
    phases = phases_of_totals(table.rows)
    for row in table.rows:
        placed = place(row.cells, columns)
        reading = read_values(row, placed, columns, scale)
        key: dict[str, Value] = {"programme_no": block.number, "sub_project": sub_project.name}
        if row.is_total:
            _add_total(row, placed, reading, {**key, "special_budget_period": phases[id(row)]}, context)
            continue
        if row.year_roc is None:
            _tell_lost(row, context)
            continue
        flag = flags[id(row)]
        if flag and not row.flag:
            reading.doubt("derived", "是否尚有保留款印於合併儲存格")
        if squeeze(flag) == _UNANSWERED:
            reading.doubt("uncertain", "表格樣板的「是/否」未擇一")
        for doubt in strays[id(row)]:
            reading.tell(doubt)
        key |= {"special_budget_period": row.phase, "year_roc": row.year_roc}
        answer, rest = _answer_and_rest(flag)
        values = {**key, **reading.values, "carry_over": answer, "carry_over_note": rest}
        context.collector.add(
            "special_budget",
            values,
            row.lines,
            certainty=reading.certainty,
            note=reading.note,
            printed=_wrapped(placed),
        )
        tell(reading.doubts, context.collector)
        _add_splits(row, placed, key, scale, context)


def _add_total(
    row: BudgetRow,
    placed: Placed,
    reading: Reading,
    key: dict[str, Value],
    context: Context,
) -> None:
    if key["special_budget_period"] != row.phase:
        reading.doubt("inferred", "同一期別第二個總計列，視為全表總計")
    if row.flag:
        reading.tell(_strange_flag(row.flag))
    context.collector.add(
        "special_budget_totals",
        {**key, **reading.values},
        row.lines,
        certainty=reading.certainty,
        note=reading.note,
        printed=_wrapped(placed),
    )
    tell(reading.doubts, context.collector)


def _wrapped(placed: Placed) -> dict[str, str]:
    """The numbers that stand on two lines, as printed."""
    return {
        name: token.printed
        for name, token in placed.cells.items()
        if len(token.lines) > 1 and token.number is not None
    }


def _tell_lost(row: BudgetRow, context: Context) -> None:
    """A row whose year nothing tells has no key: its lines stay unread, and the problem says why."""
    tell(row.doubts, context.collector)


def _strange_flag(words: Sequence[Token]) -> Doubt:
    printed = join_wrapped(token.printed for token in words)
    return Doubt("PARSE-COLUMNS", words[0].lines[0], f"最後一欄之後印有「{printed}」")


def _add_splits(
    row: BudgetRow, placed: Placed, key: dict[str, Value], scale: Conversion, context: Context
) -> None:
    """Rows of ``special_budget_agencies``: what the brackets in a cell say about each agency."""
    shares: dict[str, dict[str, Cell]] = defaultdict(dict)
    known = context.collector.schemas["special_budget_agencies"].by_name
    for position, pairs in row.splits.items():
        column = next((name for name, token in placed.cells.items() if token is row.cells[position]), None)
        if column in known and column is not None:
            for agency, amount in pairs:
                shares[agency][column] = amount
    for agency, amounts in shares.items():
        doubts = [
            Doubt("PARSE-CELL", min(row.lines), f"{agency}{TITLES[name]}「{cell.printed}」{cell.reason}")
            for name, cell in amounts.items()
            if not cell.readable
        ]
        # What is in doubt about the year is in doubt about each agency's share of it.
        doubts += row.doubts
        context.collector.add(
            "special_budget_agencies",
            {
                **{name: key[name] for name in key if name in known},
                "agency_as_printed": agency,
                **{name: _in_thousands(cell, scale) for name, cell in amounts.items()},
            },
            row.lines,
            certainty="uncertain" if doubts or scale.reason else scale.certainty,
            note=f"{scale.note}{scale.reason and f'{scale.reason}。'}{note_of(doubts)}",
            printed={name: cell.printed for name, cell in amounts.items()},
        )
        tell(doubts, context.collector)


def _in_thousands(cell: Cell, scale: Conversion) -> Decimal | None:
    return None if cell.value is None or scale.factor is None else scale.apply(cell.value)


def _add_note(block: Block, table: BudgetTable, context: Context) -> None:
    lost = [line.number for line in table.notes if _AMOUNTS.search(line.text)]
    tell([Doubt("PARSE-COLUMNS", number, _LOST) for number in lost], context.collector)
    if table.notes:
        text = join_wrapped(line.text for line in table.notes)
        context.collector.passage(f"{block.number}/壹/二", 3, "", text, [line.number for line in table.notes])


def _flags(rows: Sequence[BudgetRow]) -> tuple[dict[int, str], dict[int, list[Doubt]]]:
    """The answer 是否尚有保留款待執行 of each row, and by row what leaves it in doubt.

    It stands in one merged cell of the phase, its words beside several rows (是(110年將 | 執行完畢)). Where a
    phase prints more than one answer, each is that of the row beside it, and the other rows have none.
    """
    answers: dict[str, list[str]] = defaultdict(list)
    beside: dict[int, int] = {}
    strays: dict[int, list[Doubt]] = defaultdict(list)
    years = [row for row in rows if not row.is_total]
    for row in (row for row in years if row.flag):
        count = _answer_words(row.flag)
        words = join_wrapped(token.printed for token in row.flag[:count])
        if count < len(row.flag):
            strays[id(row)].append(_strange_flag(row.flag[count:]))
        found = answers[row.phase]
        if not found or (_is_answer(words) and squeeze(words) != squeeze(found[-1])):
            found.append(words)
        elif squeeze(words) != squeeze(found[-1]):
            found[-1] += words
        beside[id(row)] = len(found) - 1
    flags: dict[int, str] = {}
    for row in years:
        found = answers[row.phase] or [""]
        own = beside.get(id(row), None if len(found) > 1 else 0)
        flags[id(row)] = "" if own is None else found[own]
        if own is None:
            strays[id(row)].append(Doubt("PARSE-COLUMNS", min(row.lines), _SEVERAL.format("、".join(found))))
    return flags, strays


def _answer_and_rest(flag: str) -> tuple[str, str]:
    """是3100 is the answer 是 and the words behind it; what answers neither way is all rest."""
    match = _LEADING_ANSWER.match(flag)
    return (match[0], flag[match.end() :].strip()) if match else ("", flag)


def _answer_words(flag: Sequence[Token]) -> int:
    """How many words of a flag are its answer: as many as make one, else the one that it opens with."""
    for count in range(len(flag), 1, -1):
        if _is_answer(join_wrapped(token.printed for token in flag[:count])):
            return count
    return 1


def _is_answer(text: str) -> bool:
    return squeeze(text) == _UNANSWERED or _ANSWER.fullmatch(squeeze(text)) is not None
