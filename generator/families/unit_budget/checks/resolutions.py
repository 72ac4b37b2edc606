"""What resolutions of the legislature state in numbers: growth, terms, the same budget twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from generator.checking.identity import Identity
from generator.families.unit_budget.checks.sums import rows, stated, text
from generator.language.numerals import parse_number
from generator.reading.spacing import squeeze
from generator.records.record import Record, Tables
from generator.yaml_files import load_yaml

_MONEY = r"[\d,.]+(?:億|萬|千)[\d,.億萬千]{0,20}"
# 編列12億3,456萬元
_BUDGETED = rf"編列[^。；]{{0,30}}?(?P<now>{_MONEY})元"
# 較113年度增列1億2,000萬元
_CHANGED = rf"較\d{{2,3}}年度(?P<word>增列|增加|減列|減少)(?P<change>{_MONEY})元"
# （增幅10.8%）
_RATE = r"[（(](?:增幅|減幅|成長率?)(?P<pct>[\d.]+)%[）)]"
_GROWTH = re.compile(rf"{_BUDGETED}[^。；]{{0,160}}?{_CHANGED}{_RATE}")
_TERM = re.compile(r"期程(?:均)?為(?P<years>\d{1,2})年，(?P<first>\d{2,3})至(?P<last>\d{2,3})年")
# 114年度 … 分別較113年度增加
_YEARS = r"(?P<year>\d{2,3})年度[^。；]{0,40}?分別較(?P<before>\d{2,3})年度(?P<word>增加|減少)"
# 1億元及2,000萬元
_TWO_CHANGES = rf"(?P<a>{_MONEY}|[\d,.]+)元?及(?P<b>{_MONEY})元"
_COMPARED = re.compile(_YEARS + _TWO_CHANGES)


def check_resolutions(tables: Tables) -> Iterator[Identity]:
    """Growth rates, numbers of years, and budgets that two resolutions compare with the year before."""
    compared: dict[str, tuple[Record, re.Match[str]]] = {}
    for row in rows(tables, "resolutions"):
        body = squeeze(text(row, "resolution"))
        for match in _GROWTH.finditer(body):
            yield from _growth(row, match)
        for match in _TERM.finditer(body):
            yield _term(row, match)
        if (found := _COMPARED.search(body)) is None:
            continue
        key = f"{found['year']}-{found['before']}"
        if key in compared:
            yield from _compared(row, found, *compared[key])
        else:
            compared[key] = (row, found)


def _term(row: Record, match: re.Match[str]) -> Identity:
    """A term fills the years that it names, or one fewer: five years from the middle of 113 end in 118."""
    printed = int(match["years"])
    named = int(match["last"]) - int(match["first"]) + 1
    formula = f"{match['first']}至{match['last']}年為{named}個年度，從年中起算時期程為{named - 1}年"
    return Identity(
        "resolution-term", row, "resolution", printed, min(max(printed, named - 1), named), formula
    )


def _growth(row: Record, match: re.Match[str]) -> Iterator[Identity]:
    now, change = parse_number(match["now"]), parse_number(match["change"])
    if now is None or change is None:
        return
    before = now - change if match["word"].startswith("增") else now + change
    if before <= 0:
        return
    printed = Decimal(match["pct"])
    digits = Decimal(1).scaleb(min(0, int(str(printed.as_tuple().exponent))))
    computed = (change / before * 100).quantize(digits, rounding=ROUND_HALF_UP)
    formula = f"增減數÷上年度＝{match['change']}÷（{match['now']}與其差）＝{computed}%"
    yield stated("resolution-growth", row, "resolution", printed, computed, formula)


def _compared(row: Record, match: re.Match[str], other: Record, first: re.Match[str]) -> Iterator[Identity]:
    """Two resolutions on the change of the same budgets, where neither leaves out what the other counts."""
    own, others = (left_out().findall(one[0]) for one in (match, first))
    for name in ("a", "b"):
        printed, computed = _signed(match, name), _signed(first, name)
        if printed is None or computed is None:
            continue
        if own != others:
            lost = f"「{'、'.join([*own, *others])}」的金額（只有一項決議如此寫明）"
            yield Identity(
                "resolution-compared", row, "resolution", printed, None, operands=(other,), missing=(lost,)
            )
            continue
        formula = f"另一項決議（{text(other, 'numeral')}）所述為{computed / 10**8:,.2f}億元"
        yield stated("resolution-compared", row, "resolution", printed, computed, formula, [other])


@cache
def left_out() -> re.Pattern[str]:
    """Finds what a statement leaves out, which it does not compare: （不計入增資某公司計畫）."""
    words = load_yaml(Path(__file__).with_name("left_out.yml"))
    return re.compile(rf"[（(]((?:{'|'.join(words)})[^（()）]+)[）)]")


def _signed(match: re.Match[str], name: str) -> Decimal | None:
    """The change in 元; ``209.42及87.97億元`` gives its 億 to both numbers."""
    printed = match[name]
    if not re.search(r"[億萬千]", printed):
        unit = re.search(r"[億萬千]+$", match["b"])
        printed += unit[0] if unit else ""
    value = parse_number(printed)
    if value is None:
        return None
    return value if match["word"] == "增加" else -value
