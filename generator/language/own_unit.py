"""The unit that a cell prints for itself (900家, 27萬4仟人次, 2,000元) beside the one of its row or column.

Where both are the same the number is clear. Where they differ nobody can say which of them is right, so the
number is in doubt and nothing is converted in silence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from generator.language.cell import Cell
from generator.language.numerals import multiplier_factor
from generator.language.unit_line import unit_factor
from generator.language.widths import compact

_NUMBER = re.compile(r"\(?[-─+△▲]?(?P<digits>[0-9][0-9,.]*)(?P<own>[^()0-9]*)")
_MULTIPLIER = re.compile(r"[十百千仟萬億兆]+")
# 人 for 人次 and 人數, 家 for 家次; 噸 for 噸/日, 公里 for 公里(km).
_LONGER = r"(?:次|數|次數)?(?:[/(].*)?"
DIFFERS = "印有自己的單位「{own}」，與欄或列的單位「{unit}」不同"
"""Why a number is in doubt (zh)."""


def own_unit(cell: Cell) -> str:
    """The words behind the digits of a number, its multiplier among them: 萬噸 of 9萬噸; empty for none."""
    match = _NUMBER.match(compact(cell.printed).text) if cell.kind == "number" and _is_counted(cell) else None
    return match["own"].removesuffix(cell.remark) if match and match["own"] else cell.unit


def is_same_unit(own: str, unit: str) -> bool:
    """Whether a cell's unit is the one of its row or column, which may say more (人次, 噸/日)."""
    bare = compact(unit).text
    return re.fullmatch(re.escape(own) + _LONGER, bare) is not None or unit_factor(own, bare) == 1


def within_unit(cell: Cell, unit: str) -> Cell:
    """A cell as a number of the unit of its row or column; ``other`` where it prints another one.

    Args:
        cell: read with the allowances ``unit`` and ``multiplier``, its multiplier counted out.
        unit: that of the row or column as printed; empty where none is.
    """
    own = own_unit(cell)
    if cell.value is None or not own or not unit or (own == "%" and _may_be_share(unit)):
        return cell
    if is_same_unit(cell.unit, unit) if cell.unit else not _multiplied(unit):
        return cell
    if is_same_unit(own, unit):
        # 9萬噸 in a row of 萬噸: the multiplier is that of the unit.
        multiplier = _MULTIPLIER.match(own)
        factor = multiplier_factor(multiplier[0]) if multiplier else Decimal(1)
        return replace(cell, value=cell.value / factor)
    return replace(cell, kind="other", value=None, reason=DIFFERS.format(own=own, unit=unit))


def _is_counted(cell: Cell) -> bool:
    return bool(cell.unit) or _MULTIPLIER.search(cell.printed) is not None


def _multiplied(unit: str) -> bool:
    return _MULTIPLIER.match(compact(unit).text) is not None


def _may_be_share(unit: str) -> bool:
    return any(word in unit for word in ("%", "％", "率", "比"))
