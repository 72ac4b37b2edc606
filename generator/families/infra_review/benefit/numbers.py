"""Section 伍, 一: the table of two numbers, jobs and private investment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.families.family import Context
from generator.families.infra_review.frame import Block, SubProject, claim_sub_project, split_by_sub_project
from generator.language.cell import Cell, read_cell
from generator.language.nearly_number import stands_for_value
from generator.language.numerals import parse_number
from generator.language.odd_signs import IN_TEXT
from generator.language.own_unit import is_same_unit, own_unit
from generator.language.unit_line import Conversion, conversion, read_unit_line, unit_factor, unit_problem
from generator.language.units import unit_kind
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.spacing import squeeze
from generator.records.doubts import Doubt, note_of, tell, worse
from generator.records.record import Certainty
from generator.records.values import Value

SECTION = "伍"
_CAPTION = re.compile(r"\d{2,3}年度?特別預算創造工作機會與帶動公?民營企業投資")
_UNIT_LINE = re.compile(r"單位:(?P<jobs>[^;；、,\d]{1,6})[;；、,](?P<money>[^;；、,\d]{1,8})")
_CONTRADICTED = "{place}印「{unit}」，欄名或儲存格印「{nearer}」，金額依後者計"
_FROM_LINE = "單位取自表格上方的單位列。"
_HEAD = re.compile(
    r"(?P<first>[^\d()]{2,20}?)(?:\((?P<unit>[^()]+)\))?帶動公?民營企業投資(?:金額)?(?:\((?P<money>[^()]+)\))?"
)
_JOBS = "工作機會"
_NO_ROW = "經濟效益表的欄名之下讀不出數值"
_MAX_WRAPPED = 3
_NONE = re.compile(r"[一(][^一二三]{0,3}[、)]?可量化之?經濟效益:無。?")
# A word that can stand in the table: 2,800, 85人, 22(億元), 850元/MW·h, 無, a dash, 1O.
_WORD = re.compile(rf"[-─無{IN_TEXT}]|無資料|-?[\d{IN_TEXT}][^\s:：。，、]{{0,11}}")
_LONGEST_STRAY = 6
_MOST_WORDS = 4
_COLUMNS = 2
_MONEY = "億元"
_WORKDAYS = re.compile(r"(?P<days>\d[\d,.]*(?:[xX×*]\d[\d,.]*)*)/(?P<year>\d{3})(?=[^\d]|$)")


@dataclass(frozen=True, slots=True)
class _Table:
    """One table.

    Attributes:
        head: the match of its column titles.
        head_lines: lines above the values.
        unit_line: the match of the line above the titles that says both units, or None.
        unit_number: the number of that line.
        values: words of the row below the head that can be values; empty where there is no such row.
        strays: words of that row that can't.
        value_lines: lines of the row.
    """

    head: re.Match[str]
    head_lines: tuple[int, ...]
    unit_line: re.Match[str] | None
    unit_number: int
    values: tuple[str, ...]
    strays: tuple[str, ...]
    value_lines: tuple[int, ...]


def read_benefits(block: Block, context: Context) -> None:
    """Add a row of ``benefits`` for each table of two numbers, or for the statement that there is none."""
    section = block.sections.get(SECTION)
    if section is None:
        return
    stretches = list(split_by_sub_project(section.lines))
    found = [(sub_project, lines, _find_table(lines)) for sub_project, lines in stretches]
    counts = Counter(sub_project.name for sub_project, _, table in found if table and table.values)
    for sub_project, lines, table in found:
        claim_sub_project(block.number, sub_project, context)
        none = next((line for line in lines if _NONE.fullmatch(_folded(line))), None)
        if table is not None:
            words = [table.head["first"]]
            context.collector.claim("table_head", table.head_lines, words=words)
        if table is not None and table.values:
            _add(block, sub_project, table, lines, counts[sub_project.name], context)
        elif table is not None and none is None:
            tell([Doubt("PARSE-COLUMNS", table.head_lines[-1], _NO_ROW)], context.collector)
        elif none is not None:
            values: dict[str, Value] = {**_key(block, sub_project), "explicit_none": True}
            context.collector.add("benefits", values, [none.number], printed={"explicit_none": "無"})


def _find_table(lines: Sequence[Line]) -> _Table | None:
    head: re.Match[str] | None = None
    head_lines: list[int] = []
    unit_line: re.Match[str] | None = None
    unit_number = 0
    position = 0
    while position < len(lines):
        found, count = _head_piece(lines, position)
        if found is None and head is not None:
            row = _value_cells(lines[position : position + 2])
            return _Table(head, tuple(head_lines), unit_line, unit_number, *row)
        if found is not None:
            head_lines += [line.number for line in lines[position : position + count]]
            if found.re is _UNIT_LINE:
                unit_line, unit_number = found, lines[position].number
            head = found if found.re is _HEAD else head
        position += count
    return None


def _head_piece(lines: Sequence[Line], position: int) -> tuple[re.Match[str] | None, int]:
    """Caption, unit line or column titles that begin at a line, and how many lines they are wrapped over."""
    for count in range(1, _MAX_WRAPPED + 1):
        text = "".join(_folded(line) for line in lines[position : position + count])
        if text.startswith("("):
            break
        match = _CAPTION.fullmatch(text) or _UNIT_LINE.fullmatch(text) or _HEAD.fullmatch(text)
        if match:
            return match, count
    return None, 1


def _value_cells(lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """(values, other words, lines) of the row under a head, on one line or a value on a line each.

    Nothing where no row follows: words of running text are no values. Beside a value, the only other word
    may be one that nobody can read (約0.5, N/A).
    """
    words: list[str] = []
    for count, line in enumerate(lines, start=1):
        words += fold_widths(line.text).split()
        if len(words) == _COLUMNS and any(map(_WORD.fullmatch, words)) and all(map(_may_be_cell, words)):
            return tuple(words), (), tuple(held.number for held in lines[:count])
        values = tuple(word for word in words if _WORD.fullmatch(word))
        strays = tuple(word for word in words if not _WORD.fullmatch(word))
        if not values or len(words) > _MOST_WORDS or any(len(word) > _LONGEST_STRAY for word in strays):
            break
        if len(values) >= _COLUMNS:
            return values, strays, tuple(held.number for held in lines[:count])
    alone = fold_widths(lines[0].text).split() if lines else []
    lone = len(alone) == 1 and _WORD.fullmatch(alone[0])
    return (tuple(alone), (), (lines[0].number,)) if lone or _has_number(alone) else ((), (), ())


def _has_number(words: Sequence[str]) -> bool:
    """Whether two short words, one of them a number, stand in place of the row (修正 0.5)."""
    short = len(words) == _COLUMNS and all(len(word) <= _LONGEST_STRAY for word in words)
    return short and any(_cell(word).value is not None for word in words)


def _may_be_cell(word: str) -> bool:
    return _WORD.fullmatch(word) is not None or stands_for_value(word)


def _add(
    block: Block,
    sub_project: SubProject,
    table: _Table,
    lines: Iterable[Line],
    count: int,
    context: Context,
) -> None:
    """Add the row; ``count`` is how many tables the programme or its part prints."""
    line = table.value_lines[0]
    doubts = [
        Doubt("PARSE-COLUMNS", line, f"「{word}」不屬於任何欄")
        for word in (*table.strays, *(table.values if len(table.values) != _COLUMNS else ()))
    ]
    if count > 1:
        doubts.append(Doubt("PARSE-REPEATED-ROW", line, f"同一計畫的經濟效益表印有{count}次"))
    first, second = table.values if len(table.values) == _COLUMNS else ("", "")
    values: dict[str, Value] = {**_key(block, sub_project), "explicit_none": False}
    money = _cell(second)
    scale = _money_scale(money, table, context)
    doubts += _contradicted(money, table)
    values["private_investment_100m_twd"] = _scaled(money, scale)
    values["private_investment_100m_twd_raw"] = _raw(second) if scale.factor == 1 else second
    certainty: Certainty = "derived" if scale.note else "printed"
    note = scale.note
    if scale.reason and money.value is not None:
        certainty, note = "uncertain", f"{scale.reason}。"
    cells = {f"帶動公民營企業投資「{second}」": money}
    if _JOBS in table.head["first"]:
        jobs = _cell(first)
        cells[f"創造工作機會「{first}」"] = jobs
        values |= {"jobs": jobs.value, "jobs_raw": _raw(first)}
        values["jobs_unit"], unit_certainty, unit_note = _unit(table, _own_unit(jobs))
        certainty = worse(certainty, unit_certainty)
        note += unit_note if unit_note not in note else ""
        if jobs.unit and unit_kind(jobs.unit) != "people":
            doubts.append(Doubt("PARSE-CELL", line, f"創造工作機會「{first}」的單位不計人"))
        values |= _workdays(lines)
    else:
        values |= {"other_measure": table.head["first"], "other_value_raw": first}
    doubts += [
        Doubt("PARSE-CELL", line, f"{name}{cell.reason}") for name, cell in cells.items() if not cell.readable
    ]
    if doubts:
        certainty, note = "uncertain", f"{note}{note_of(doubts)}"
    context.collector.add("benefits", values, table.value_lines, certainty=certainty, note=note)
    tell(doubts, context.collector)


def _cell(text: str) -> Cell:
    return read_cell(text, "unit", "multiplier", "remark", "loose", "plus")


def _own_unit(cell: Cell) -> str:
    """The unit that a cell prints for itself: 85人, 22(億元)."""
    return cell.unit or cell.remark.strip("()")


def _money_scale(cell: Cell, table: _Table, context: Context) -> Conversion:
    """What turns the printed investment into hundreds of millions, by the unit of the cell or of its column.

    PARSE-UNIT where neither prints one.
    """
    if cell.unit:
        # A cell that prints its unit has been counted out in it.
        return Conversion(unit_factor(cell.unit, _MONEY))
    printed = _own_money(cell, table)
    if not printed and table.unit_line:
        scale = conversion(read_unit_line(f"單位：{table.unit_line['money']}"), _MONEY)
        scale = replace(scale, certainty="derived", note=scale.note or _FROM_LINE)
    else:
        scale = conversion(read_unit_line(f"單位：{printed}") if printed else None, _MONEY)
    if scale.factor is None and cell.value is not None:
        file = context.collector.document.name
        context.collector.problems.append(unit_problem(file, table.head_lines[-1], scale.reason, _MONEY))
    return scale


def _own_money(cell: Cell, table: _Table) -> str:
    """The unit of the investment as the cell or the title of its column prints it."""
    return cell.unit or cell.remark.strip("()") or table.head["money"] or ""


def _contradicted(cell: Cell, table: _Table) -> Iterator[Doubt]:
    """The line above the table, or the column, says another unit of the investment than what is nearer."""
    line, title = table.unit_line["money"] if table.unit_line else "", table.head["money"] or ""
    own = own_unit(cell) or cell.remark.strip("()")
    said = (("單位列", line, title or own, table.unit_number), ("欄名", title, own, table.value_lines[0]))
    for place, unit, nearer, number in said:
        if unit and nearer and not is_same_unit(nearer, unit):
            yield Doubt("PARSE-CELL", number, _CONTRADICTED.format(place=place, unit=unit, nearer=nearer))


def _scaled(cell: Cell, scale: Conversion) -> Decimal | None:
    return None if cell.value is None or scale.factor is None else scale.apply(cell.value)


def _unit(table: _Table, printed: str) -> tuple[str, Certainty, str]:
    """The unit of the jobs: of the column's title, else of the cell, else of the line above the table."""
    title = table.head["unit"] or ""
    if title and printed and title != printed:
        return title, "uncertain", f"欄名印「{title}」，儲存格印「{printed}」。"
    if title or printed:
        return title or printed, "printed", ""
    if table.unit_line:
        return table.unit_line["jobs"], "derived", _FROM_LINE
    return "", "printed", ""


def _workdays(lines: Iterable[Line]) -> dict[str, Value]:
    """The derivation of the jobs that the text prints: 25,000 and 250 of (=25,000/250)."""
    text = "".join(_folded(line) for line in lines)
    match = _WORKDAYS.search(text) if _JOBS in text or "就業機會" in text else None
    if match is None:
        return {}
    product = Decimal(1)
    for factor in re.split(r"[xX×*]", match["days"]):
        number = parse_number(factor) if "," not in factor else _digits(factor)
        if number is None:
            return {}
        product *= number
    return {"workdays": product, "workdays_per_year": Decimal(match["year"])}


def _digits(text: str) -> Decimal | None:
    """A number whose separators may stand in the wrong place (120,0000)."""
    bare = text.replace(",", "")
    return Decimal(bare) if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None


def _key(block: Block, sub_project: SubProject) -> dict[str, Value]:
    return {"programme_no": block.number, "sub_project": sub_project.name}


def _raw(text: str) -> str:
    """The cell as printed where it is more than a plain number."""
    plain = re.fullmatch(r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?", text)
    return "" if plain else text


def _folded(line: Line) -> str:
    return fold_widths(squeeze(line.text))
