"""Numbers as people read them, in the units of the reports."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from generator.pages.wording.phrase import Phrase, both
from generator.records.values import Value

_WAN_IN_K = Decimal(10)
_YI_IN_K = Decimal(100_000)
_MILLION_IN_K = Decimal(1000)
_BILLION_IN_K = Decimal(1_000_000)


def grouped(value: Value | float) -> str:
    """Digits in groups of three, decimals as they are: ``1118394`` -> ``1,118,394``; empty for None."""
    if value is None:
        return ""
    if isinstance(value, float):
        # Sums of a query; the zero behind the point is no printed decimal.
        return f"{value:,}".removesuffix(".0")
    return format(value, ",f") if isinstance(value, Decimal) else f"{value:,}"


def money(value: Value) -> Phrase:
    """An amount in thousand NT$ in the unit a person would say: 11.2 億元, 8,230 萬元, 324 千元.

    In English NT$1.12 billion, NT$82.3 million, NT$324,000.
    """
    if value is None:
        return both("", "")
    amount = Decimal(str(value))
    if abs(amount) >= _YI_IN_K:
        text = f"{_short(amount / _YI_IN_K)} 億元"
    elif abs(amount) >= _WAN_IN_K * 100:
        text = f"{_rounded(amount / _WAN_IN_K, 0):,f} 萬元"
    else:
        text = f"{grouped(amount)} 千元"
    return both(text, _in_nt_dollars(amount))


def _in_nt_dollars(amount: Decimal) -> str:
    """The same size to the same three digits."""
    sign, size = "-" if amount < 0 else "", abs(amount)
    if size >= _BILLION_IN_K:
        return f"{sign}NT${_short(size / _BILLION_IN_K)} billion"
    if size >= _MILLION_IN_K:
        return f"{sign}NT${_short(size / _MILLION_IN_K)} million"
    return f"{sign}NT${grouped((size * _MILLION_IN_K).normalize() + 0)}"


def in_100m(value: Value) -> Decimal:
    """An amount in thousand NT$ in 億元, as charts plot it; nothing counts as 0."""
    return Decimal(str(value or 0)) / _YI_IN_K


def percent(value: Value) -> str:
    """A percentage as printed, with its sign; empty for None."""
    return "" if value is None else f"{grouped(value)}%"


def plain(value: Decimal | float) -> str:
    """A plotted number with at most two decimals, grouped: ``1118.50`` -> ``1,118.5``."""
    text = format(_rounded(Decimal(str(value)), 2), ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(part: Value, whole: Value) -> Decimal | None:
    """``part`` of ``whole`` in percent with one decimal; None where it can't be told."""
    if part is None or not whole:
        return None
    return _rounded(Decimal(str(part)) / Decimal(str(whole)) * 100, 1)


def _short(amount: Decimal) -> str:
    """Three significant digits are enough to remember: 1,234 / 112 / 11.2 / 1.12."""
    size = abs(amount)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2
    text = format(_rounded(amount, digits), ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
