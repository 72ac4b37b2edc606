"""Numbers as reports write them: ``1,234.5``, ``6 萬 7,506``, ``20 餘萬``, ``三億五千萬``, ``拾參``.

Everything here expects or makes text without white space (see `widths`); `parse_number` and
`parse_cjk_numeral` accept any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.language.widths import compact

_DIGITS = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")},
    **{c: i for i, c in enumerate("零壹貳參肆伍陸柒捌玖")},
    **dict.fromkeys("○Ｏ", 0),
    **dict.fromkeys("贰貮弍兩两", 2),
    **dict.fromkeys("叁叄参弎", 3),
    "陆": 6,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_JOINED_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_BIG = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
CJK_DIGITS = "".join(_DIGITS)
CJK_NUMERAL = f"[{CJK_DIGITS}{''.join(_TENS)}{''.join(_JOINED_TENS)}]"

# One comma every three digits from the right; the head may be unseparated ("1200,000" is printed that way).
ARABIC = r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)?"
# 千 of 千瓦 and 千卡 belongs to the unit.
MULTIPLIER = r"(?:[十百千仟][萬億兆]|[兆億萬仟]|千(?![瓦卡伏赫])|[百佰](?![貨分葉合年]))"
# 餘 stands before the multiplier (20餘萬) or inside it (7千餘萬).
_LINK = re.compile(
    rf"(?P<digits>{ARABIC})(?:(?P<surplus>[餘多])(?={MULTIPLIER}))?"
    rf"(?P<multiplier>(?=(?P<small>[十百千佰仟]?)(?P<inside>[餘多](?=[萬億兆]))?(?P<big>[萬億兆]?))"
    rf"(?:[十百千佰仟][餘多][萬億兆]|{MULTIPLIER}))?"
)
# A longer run of digits is no quantity, and would be rounded by the decimal context.
_MOST_CHARACTERS = 20
# 3萬500億 is one number, 3萬5萬 are two.
_LEAST_INSIDE = 100
# Spelled numbers count from 萬 on: below that they are words (三家, 六場, 一般) as often as amounts.
SPELLED = rf"(?:{CJK_NUMERAL}{{1,9}}[萬億兆])+(?:{CJK_NUMERAL}{{1,9}}(?![萬億兆]))?"
_SPELLED = re.compile(SPELLED)
_SIGN = re.compile(r"[-+△▲]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed.

    Attributes:
        value: the number counted in ``multiplier``: 2 億 7,600 萬 is 27600.
        multiplier: the last printed multiplier (萬, 億, …) or an empty string.
        base: ``value`` times the multiplier, in ones.
        length: characters that it takes of the compact text.
        surplus: whether 餘 or 多 inside says that it is more than that (20 餘萬, 7 千餘萬).
    """

    value: Decimal
    multiplier: str
    base: Decimal
    length: int
    surplus: bool = False


def multiplier_factor(multiplier: str) -> int:
    """How many ones a multiplier stands for; 1 for an empty one.

    Raises:
        ValueError: for a character that is no multiplier.
    """
    factor = 1
    for c in multiplier:
        step = _BIG.get(c) or _TENS.get(c)
        if step is None:
            raise ValueError(f"{multiplier!r} is no multiplier")
        factor *= step
    return factor


def match_number(text: str, start: int = 0) -> Number | None:
    """The longest number at ``start`` of a compact text, or None.

    A chain such as ``1億5,931萬9,174`` goes on while each link is smaller than the multiplier before it. The
    last multiplier may count the whole chain or its end: ``3萬3,667萬`` is 33,667萬, ``1億8千5百萬``
    is 1億8,500萬.
    """
    spelled = _SPELLED.match(text, start)
    if spelled:
        return _spelled_number(spelled[0])
    chain = _Chain()
    position = start
    while (link := _LINK.match(text, position)) and len(link["digits"]) <= _MOST_CHARACTERS:
        if not chain.takes(link):
            break
        position = link.end()
        if chain.surplus or chain.closed:
            break
    if position == start:
        return None
    base = chain.total + chain.group
    value = shorten(base / multiplier_factor(chain.multiplier))
    return Number(value, chain.multiplier, base, position - start, chain.surplus)


class _Chain:
    """A number while its links are read.

    Attributes:
        total: ones of the links that are closed by 萬, 億 or 兆, or by nothing.
        group: the links since then that only have 千 or 百 (``8千`` of ``8千5百萬``).
        multiplier: the last multiplier, as printed or as it counts the group.
        surplus: whether 餘 or 多 stood in the last link.
        closed: whether nothing can follow.
    """

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.multiplier = ""
        self.surplus = False
        self.closed = False
        self._limit = 0

    def takes(self, link: re.Match[str]) -> bool:
        """Add a link; False where it begins another number."""
        digits = Decimal(link["digits"].replace(",", ""))
        printed = (link["multiplier"] or "").replace(link["inside"] or " ", "")
        small, big = multiplier_factor(printed and link["small"]), multiplier_factor(printed and link["big"])
        amount = digits * small
        if not self._limit or (amount * big < self._limit and small * big < self._limit):
            self._add(amount, big, printed, small * big)
        elif big > 1 and self.group and self._limit / 10 <= amount < self._limit and self._may_close(big):
            self._add(amount, big, link["big"], big)
        elif big > 1 and self._limit == _BIG["萬"] and _LEAST_INSIDE <= amount < self._limit:
            self.total, self.group = (self.total + self.group + amount) * big, Decimal(0)
            self.multiplier, self.closed = link["big"], True
        else:
            return False
        self.surplus = bool(link["surplus"] or link["inside"])
        return True

    def _may_close(self, big: int) -> bool:
        """Whether 萬, 億 or 兆 is smaller than the one that stands before the group."""
        return not self.total or big * self.group < self.total

    def _add(self, amount: Decimal, big: int, multiplier: str, factor: int) -> None:
        self.group += amount
        if big > 1 or factor == 1:
            self.total, self.group = self.total + self.group * big, Decimal(0)
        self.multiplier, self._limit, self.closed = multiplier, factor, factor == 1


def _spelled_number(spelled: str) -> Number | None:
    value = parse_cjk_numeral(spelled)
    if value is None:
        return None
    multiplier = spelled[-1] if spelled[-1] in _BIG else ""
    counted = shorten(Decimal(value) / multiplier_factor(multiplier))
    return Number(counted, multiplier, Decimal(value), len(spelled))


def shorten(value: Decimal) -> Decimal:
    """The same number without exponent and without trailing zeros after the point."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def parse_number(text: str) -> Decimal | None:
    """The number that the whole of ``text`` is, in ones; None for anything else.

    Accepts separators and the blanks that break them (``12, 046``, ``1200,000``, ``77. 8``), chains
    (``3 萬 7 千``, ``2 億 43.5 萬``), Chinese numerals (``百二十三``), a leading sign and the accountants' △.
    """
    bare = compact(text).text
    sign = _SIGN.match(bare)
    body = bare[1:] if sign else bare
    number = match_number(body)
    if number is not None and number.length == len(body) and not number.surplus:
        value: Decimal | None = number.base
    else:
        cjk = parse_cjk_numeral(body)
        value = None if cjk is None else Decimal(cjk)
    if value is None:
        return None
    return shorten(-value if sign and sign[0] != "+" else value)


def parse_cjk_numeral(text: str) -> int | None:
    """A Chinese numeral, common or financial (十三, 拾參, 叁, 廿一, 二〇二三); None for anything else."""
    bare = compact(text).text
    if not bare:
        return None
    if all(c in _DIGITS for c in bare):
        return int("".join(str(_DIGITS[c]) for c in bare))
    for c, spelled in _JOINED_TENS.items():
        bare = bare.replace(c, spelled)
    total, limit = 0, 10**16
    while bare:
        cut = next((i for i, c in enumerate(bare) if c in _BIG), None)
        head, factor = (bare, 1) if cut is None else (bare[:cut], _BIG[bare[cut]])
        section = _section(head)
        if section is None or factor >= limit:
            return None
        total, limit = total + section * factor, factor
        bare = "" if cut is None else bare[cut + 1 :]
    return total


def _section(text: str) -> int | None:
    """A numeral below 萬: descending tens, one digit before each, 零 only as a filler."""
    total, digit, last = 0, None, 10**4
    for i, c in enumerate(text):
        if c in _TENS:
            step = _TENS[c]
            if step >= last or digit == 0:
                return None
            total, digit, last = total + (digit or 1) * step, None, step
        elif c in _DIGITS and digit in (None, 0):
            digit = _DIGITS[c]
        else:
            return None
        if digit == 0 and i == len(text) - 1:
            return None
    if digit and last > 10 and total and "零" not in text and "〇" not in text and "○" not in text:
        return None  # 一百五 is 150 to a speaker and 105 to nobody: not to be guessed
    return total + (digit or 0) if text else None
