"""Amounts over years on a true axis: a year without a value keeps its place and stays empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.charts.chart import BLUE, ORANGE, SERIES, Caption, Chart

# So many single years have room for their labels.
_LABELLED = 10


def every_year(years: Iterable[object]) -> list[int]:
    """The years from the first to the last, whether one is given or not; none where one is no year."""
    given = [str(year) for year in years]
    if not all(year.isdecimal() for year in given):
        return []
    numbers = [int(year) for year in given]
    return list(range(min(numbers), max(numbers) + 1)) if numbers else []


def labels_with_room(years: Sequence[Any]) -> dict[str, Any]:
    """What an axis of these years labels: each, or every other one with the newest where they are many."""
    axis: dict[str, Any] = {"labelAngle": 0, "labelOverlap": "greedy"}
    return axis | ({"values": list(years[::-2][::-1])} if len(years) > _LABELLED else {})


def year_chart(caption: Caption, rows: Sequence[Mapping[str, Any]], *, unit: str) -> Chart | None:
    """Bars side by side for each year; None without rows.

    Each row has ``year`` (ROC), ``series`` and ``value``. The axis has every year from the first to the last.
    """
    if not rows:
        return None
    names = list(dict.fromkeys(row["series"] for row in rows))
    colours = [BLUE, ORANGE] if len(names) <= len((BLUE, ORANGE)) else list(SERIES)
    years = every_year(row["year"] for row in rows)
    series = {"field": "series", "type": "nominal", "sort": None}
    encoding = {
        "x": {
            "field": "year",
            "type": "ordinal",
            "title": "年度",
            "scale": {"domain": years, "paddingInner": 0.25},
            "axis": {**labels_with_room(years), "grid": False},
        },
        "y": {"field": "value", "type": "quantitative", "title": unit, "axis": {"tickCount": 5}},
        "color": {
            **series,
            "scale": {"domain": names, "range": colours[: len(names)]},
            **({} if len(names) > 1 else {"legend": None}),
        },
    }
    if len(names) > 1:
        encoding["xOffset"] = {**series, "scale": {"domain": names}}
    columns = {"year": "年度", "series": "項目", "value": f"金額（{unit}）"}
    return Chart(caption, unit, columns, rows, {"height": 220, "mark": {"type": "bar"}, "encoding": encoding})
