"""Dates as readers in Taiwan write them."""

from __future__ import annotations

from datetime import date

ROC_OFFSET = 1911


def roc_date(value: date | None) -> str:
    """``2017-09-13`` -> ``106年9月13日``; empty for None."""
    return "" if value is None else f"{value.year - ROC_OFFSET}年{value.month}月{value.day}日"


def roc_partial(text: str) -> str:
    """An ISO date as exact as it is: ``2021`` -> ``110年``, ``2021-05`` -> ``110年5月``; other text stays."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return text
    numbers = [int(part) for part in parts]
    return f"{numbers[0] - ROC_OFFSET}年" + "".join(
        f"{number}{unit}" for number, unit in zip(numbers[1:], ("月", "日"), strict=False)
    )
