"""Where a row of a special budget table begins: at its year, at 總計, or at the phase before a year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.budget.row import BudgetRow
from generator.families.infra_review.budget.tokens import SAME_AS_RATE, Token
from generator.language.numerals import parse_cjk_numeral
from generator.language.odd_signs import IN_TEXT

# A ROC year from 101 on: 100 is too often a rate. The special budgets begin with year 106.
_YEAR = re.compile(r"(1(?:0[1-9]|[1-9]\d))(?:年度?)?")
_TOTAL = re.compile(r"[總合小]計")
_PHASE = re.compile(r"第?([1-9]|[一二三四五六七八九十]{1,2})期?")
# What may be wrong with any of them: the mark of a footnote behind it (111*), a digit read as a letter (10O).
_MARK = re.compile(r"(?:\(?註\d?\)?|[*※]{1,2})$")
_BROKEN_YEAR = re.compile(rf"(?=.*\d)(?=.*[{IN_TEXT}])[1{IN_TEXT}][\d{IN_TEXT}]{{2}}(?:年度?)?")
_NO_DIGIT = re.compile(r"\D")
_BROKEN_PHASE = re.compile(r"[OoIlSZ〇○\ufffd]")
# Columns of the narrower of the two heads of moea-infra-review-110 (without 分配數 and 執行率).
FEWEST_COLUMNS = 8
_MOST_COLUMNS = 10
# So many cells behind a year show that it opens a row, whatever stands before it.
_SURE = 5
_MOST_STRANGERS = 2
_LONGEST_STRAY = 4
_MOST_PHASE_WORDS = 2


def year_of(token: Token) -> int | None:
    """The ROC year that a word is, the mark of a footnote left aside; None for anything else."""
    match = _YEAR.fullmatch(_MARK.sub("", token.text))
    return int(match[1]) if match else None


def is_total(token: Token) -> bool:
    """Whether a word is 總計, with or without the mark of a footnote."""
    return _TOTAL.fullmatch(_MARK.sub("", token.text)) is not None


def is_marred(token: Token) -> bool:
    """Whether a year, 總計 or phase has something about it that is not part of it."""
    return not any(pattern.fullmatch(token.text) for pattern in (_YEAR, _TOTAL, _PHASE))


def opens_row(tokens: Sequence[Token], position: int, rows: Sequence[BudgetRow]) -> bool:
    """Whether a row begins at a word, given the rows before it."""
    token = tokens[position]
    if is_total(token):
        return True
    year = year_of(token)
    if year is None and not (_BROKEN_YEAR.fullmatch(token.text) or _is_misread_year(tokens, position, rows)):
        return False
    beside = _on_line_behind(tokens, position)
    if beside and not beside[0].is_cell and not _is_stray(beside, rows, year):
        return False
    if rows and (_is_open(rows, year, beside) or _is_first_cell(tokens, position, rows[-1])):
        return False
    # A year that the table has already is a value that a wrap put first on a line, unless a row follows.
    repeated = year is not None and any(row.year_roc == year for row in rows)
    whole = sum(t.is_cell for t in beside) >= FEWEST_COLUMNS
    if repeated and not whole and not (beside and _begins_amounts(beside[0])):
        return False
    strangers = [t for t in _before_on_line(tokens, position) if t.is_cell]
    sure = len([t for t in beside if t.is_cell]) >= _SURE or _goes_on(rows, year, beside)
    whole_row = sure and len(strangers) <= _MOST_STRANGERS
    return not strangers or whole_row or _is_lone_phase(strangers) or _is_parted(strangers, token, rows)


def lacks_year(tokens: Sequence[Token], position: int, rows: Sequence[BudgetRow]) -> bool:
    """Whether a line holds the cells of a row, but no year before them.

    Behind the cells of a whole row, an amount begins another one: only rates could go on with that row. Where
    no row stands above, it begins the first.
    """
    token = tokens[position]
    before = _before_on_line(tokens, position)
    if not token.is_cell or token.is_reference or not all(word.opens_flag for word in before):
        return False
    behind = _on_line_behind(tokens, position)
    if any(year_of(word) is not None for word in behind[:_MOST_STRANGERS]):
        return False
    count = 1 + sum(word.is_cell for word in behind)
    if rows and not _is_whole(rows[-1]):
        # Too many for what its row may lack, and that has begun.
        return bool(rows[-1].cells) and len(rows[-1].cells) + count > _MOST_COLUMNS + 1
    # Behind anything but a rate the row above may still go on with what a wrap cut.
    ended = not rows or (bool(rows[-1].cells) and _ends_row(rows[-1].cells[-1]))
    # A lone 0 may be the last digit of a rate.
    nothing = bool(rows) and ended and token.number == 0 and not behind and "." not in rows[-1].cells[-1].text
    amount = "," in token.text or nothing
    alone = not before and all(word.is_cell or word.opens_flag for word in behind)
    return count >= FEWEST_COLUMNS or (ended and alone and amount)


def _ends_row(token: Token) -> bool:
    """Whether a word can be the last of a row and no piece of an amount: a rate, a dash, 同執行率."""
    if token.number is None:
        return token.is_reference or token.is_dash
    return "." in token.text or token.number == 100


def _is_whole(row: BudgetRow) -> bool:
    """Whether a row has its cells: as many as the narrower head names, or what only its last columns hold."""
    answered = len(row.flag) == 1 and len(row.flag[0].text) == 1
    last = bool(row.cells) and row.cells[-1].text == SAME_AS_RATE
    return len(row.cells) >= FEWEST_COLUMNS or last or answered


def leads_row(tokens: Sequence[Token], position: int, rows: Sequence[BudgetRow]) -> bool:
    """Whether a word is a cell that stands on a row's line before its year or 總計."""
    token, behind = tokens[position], _on_line_behind(tokens, position)
    if not token.opens_line or not token.is_cell or not behind:
        return False
    following = 2 if len(behind) > 1 and _is_phase(behind[0]) else 1
    return opens_row(tokens, position + 1, rows) or opens_row(tokens, position + following, rows)


def _is_stray(beside: Sequence[Token], rows: Sequence[BudgetRow], year: int | None) -> bool:
    """Whether one short word stands behind a year, which no note would go on from, and only a row's cells."""
    word, *cells = beside
    whole = sum(token.is_cell for token in cells) >= _SURE or _goes_on(rows, year, cells)
    return len(word.text) <= _LONGEST_STRAY and word.text[0] not in "年月" and (whole or not cells)


def _is_lone_phase(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and _is_phase(tokens[0])


def _is_phase(token: Token) -> bool:
    text = _MARK.sub("", token.text)
    return bool(_PHASE.fullmatch(text) or _BROKEN_PHASE.fullmatch(text))


def _is_open(rows: Sequence[BudgetRow], year: int | None, beside: Sequence[Token]) -> bool:
    """Whether the last row holds amounts but not yet its rates: a wrap, not a new row, comes after them.

    The year that follows the last one, before an amount or a dash, is a new row even then.
    """
    row = rows[-1]
    if not 2 <= len(row.cells) < FEWEST_COLUMNS or row.flag:
        return False
    return row.cells[-1].number is not None and not _goes_on(rows, year, beside)


def _goes_on(rows: Sequence[BudgetRow], year: int | None, beside: Sequence[Token]) -> bool:
    """Whether a year follows the last one of the table and stands before an amount."""
    return str(year) == _year_due(rows) and bool(beside) and _begins_amounts(beside[0])


def _year_due(rows: Sequence[BudgetRow]) -> str:
    """The year after the last one of the table; empty before the first."""
    last = next((above.year_roc for above in reversed(rows) if above.year_roc is not None), None)
    return "" if last is None else str(last + 1)


def _is_parted(before: Sequence[Token], token: Token, rows: Sequence[BudgetRow]) -> bool:
    """Whether a word and the one before it are the year that is due, a blank within it: 1 11."""
    return bool(before) and before[-1].text + token.text == _year_due(rows)


def _is_misread_year(tokens: Sequence[Token], position: int, rows: Sequence[BudgetRow]) -> bool:
    """Whether a word stands where a year is due, before an amount, and may be that year.

    A number that differs from it in one digit may, and its digits with anything else among or around them
    ((111), 111/111, 11:1, the last piece of 1 11), in the first row those of any year; at the begin of a
    line a short word that is no cell, and a dash where no row goes on. Words may stand in front of it, as
    the flag of the row above goes on (執行完畢) 909 1,046,747), or the phase.
    """
    before, beside = _before_on_line(tokens, position), _on_line_behind(tokens, position)
    if not beside or not _begins_amounts(beside[0]):
        return False
    if _is_lone_phase(before) and _is_phase_due(rows, before[0]):
        before = []
    if _is_parted(before, tokens[position], rows):
        return not any(word.is_cell for word in before[:-1])
    if not before and tokens[position].is_dash:
        return _ends_table_row(rows) and "," in beside[0].text
    return not any(word.is_cell for word in before) and _may_be_year(
        tokens[position], _year_due(rows), opens=not before
    )


def _is_phase_due(rows: Sequence[BudgetRow], token: Token) -> bool:
    return not rows or rows[-1].is_total or _follows(rows[-1].phase, phase_number(token.text))


def _ends_table_row(rows: Sequence[BudgetRow]) -> bool:
    """Whether nothing can go on with the row above: a dash on the next line is none of its cells."""
    if not rows:
        return True
    cells = rows[-1].cells
    whole = len(cells) >= _MOST_COLUMNS or (bool(cells) and cells[-1].text == SAME_AS_RATE)
    return whole or bool(rows[-1].flag)


def _may_be_year(token: Token, due: str, *, opens: bool) -> bool:
    if token.text.isdecimal() and len(token.text) == len(due):
        return sum(a != b for a, b in zip(token.text, due, strict=True)) == 1
    digits = _NO_DIGIT.sub("", token.text)
    if not digits:
        return opens and not token.is_cell and len(token.text) <= _LONGEST_STRAY
    if not due:
        return opens and digits != token.text and marred_year(token.text) is not None
    return digits in (due, due * 2, f"0{due}")


def marred_year(printed: str) -> int | None:
    """The year that the digits of a word make, once or twice, whatever stands among them; None for others."""
    digits = _NO_DIGIT.sub("", printed)
    half = digits[: len(digits) // 2]
    match = _YEAR.fullmatch(half if digits == half * 2 else digits)
    return int(match[1]) if match else None


def _begins_amounts(token: Token) -> bool:
    """Whether a word is an amount of thousands or says that there is none: no rate and no part of one."""
    return "," in token.text or token.is_dash or token.number == 0


def _is_first_cell(tokens: Sequence[Token], position: int, row: BudgetRow) -> bool:
    """Whether a word stands right behind the year of a row on its line: an amount (111), or a marred one."""
    if row.cells or row.is_total or tokens[position].opens_line:
        return False
    before = tokens[position - 1]
    return year_of(before) is not None or _BROKEN_YEAR.fullmatch(before.text) is not None


def _before_on_line(tokens: Sequence[Token], position: int) -> list[Token]:
    """Words that stand before a word on its line, first to last."""
    begin = position
    while begin > 0 and not tokens[begin].opens_line:
        begin -= 1
    return list(tokens[begin:position])


def _on_line_behind(tokens: Sequence[Token], position: int) -> list[Token]:
    """Words that stand behind a word on its line."""
    end = position + 1
    while end < len(tokens) and not tokens[end].opens_line:
        end += 1
    return list(tokens[position + 1 : end])


def phase_length(tokens: Sequence[Token], position: int, rows: Sequence[BudgetRow]) -> int:
    """How many words belong to the phase that begins at a word; 0 where none begins.

    A phase is a small number that opens a line before a year, at the table's begin or after a 總計 row. After
    the row of a year it is a phase only where it follows that row's phase; else a piece of a value. Words
    that stand beside it on its line are taken with it.
    """
    token, before = tokens[position], _before_on_line(tokens, position)
    # Behind a cell that leads the row, the phase stands second on its line.
    led = len(before) == 1 and leads_row(tokens, position - 1, rows)
    if not (token.opens_line or led) or not _is_phase(token):
        return 0
    last = rows[-1] if rows else None
    if last and not last.is_total and not _follows(last.phase, phase_number(token.text)):
        return 0
    for count, word in enumerate(_on_line_behind(tokens, position), start=1):
        if word.opens_flag:
            return 0
        if opens_row(tokens, position + count, rows) and not is_total(word):
            return count
    end = position + 1 + len(_on_line_behind(tokens, position))
    if end >= len(tokens) or is_total(tokens[end]) or end - position > _MOST_PHASE_WORDS:
        return 0
    begins = (opens_row, leads_row, lacks_year)
    return end - position if any(begin(tokens, end, rows) for begin in begins) else 0


def _follows(phase: str, next_phase: str) -> bool:
    return phase.isdecimal() and next_phase.isdecimal() and int(next_phase) == int(phase) + 1


def phase_number(text: str) -> str:
    """A phase as an Arabic number: 第一期 is 1. One that can't be read stays as it is printed."""
    bare = _MARK.sub("", text)
    match = _PHASE.fullmatch(bare)
    number = parse_cjk_numeral(match[1]) if match and not match[1].isdecimal() else None
    return str(number) if number is not None else (match[1] if match else bare)
