"""Why an amount can't be read for certain, whatever is told about its date and its status."""

from __future__ import annotations

from generator.language.amounts import Amount

_NO_VALUE = "，數值留空。"
_TRANSPOSED = "單位與倍數印出的順序顛倒，依文意讀為倍數在前。"
_UNKNOWN_UNIT = "單位不在單位表中，取數字後的第一個字。"


def doubt_about(amount: Amount) -> str:
    """The reason in a sentence (zh); empty where the amount is certain."""
    if amount.odd:
        return amount.odd.doubt + ("。" if amount.readable else _NO_VALUE)
    if amount.transposed:
        return _TRANSPOSED
    return "" if amount.known else _UNKNOWN_UNIT
