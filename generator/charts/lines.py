"""Values over years, one line a series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.charts.chart import SERIES, Caption, Chart


def line_chart(
    caption: Caption, rows: Sequence[Mapping[str, Any]], *, unit: str, time: str = "年", series: str = "項目"
) -> Chart | None:
    """Lines with a point at every value; None without rows.

    Each row has ``time`` (an ordinal label such as 110), ``series`` and ``value``. A year without a value
    leaves a gap: nothing is interpolated.
    """
    if not rows:
        return None
    names = list(dict.fromkeys(row["series"] for row in rows))
    colours = [SERIES[i % len(SERIES)] for i in range(len(names))]
    legend = {} if len(names) > 1 else {"legend": None}
    named = {"field": "series", "type": "nominal", **legend}
    encoding: dict[str, Any] = {
        "x": {
            "field": "time",
            "type": "ordinal",
            "title": time,
            "axis": {"labelAngle": 0, "labelOverlap": "greedy"},
        },
        "y": {"field": "value", "type": "quantitative", "title": unit, "axis": {"tickCount": 5}},
        "color": named | {"scale": {"domain": names, "range": colours}},
        "shape": named | {"scale": {"domain": names}},
    }
    mark = {"type": "line", "strokeWidth": 2.5, "point": {"filled": True, "size": 60}}
    columns = {"time": time, "series": series, "value": f"數值（{unit}）"}
    return Chart(caption, unit, columns, rows, {"height": 220, "mark": mark, "encoding": encoding})
