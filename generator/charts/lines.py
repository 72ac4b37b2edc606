"""Values over years, one line a series, on a true axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.charts.chart import SERIES, Caption, Chart
from generator.charts.years import every_year, labels_with_room


def line_chart(
    caption: Caption, rows: Sequence[Mapping[str, Any]], *, unit: str, time: str = "年", series: str = "項目"
) -> Chart | None:
    """Lines with a point at every value; None without rows.

    Each row has ``time`` (such as 110), ``series`` and ``value``. Where all times are years, each from the
    first to the last has its place, and a line breaks off where its series has none: nothing is interpolated.
    """
    if not rows:
        return None
    names = list(dict.fromkeys(row["series"] for row in rows))
    colours = [SERIES[i % len(SERIES)] for i in range(len(names))]
    legend = {} if len(names) > 1 else {"legend": None}
    named = {"field": "series", "type": "nominal", **legend}
    as_given = int if isinstance(rows[0]["time"], int) else str
    years = [as_given(year) for year in every_year(row["time"] for row in rows)]
    true_axis = {"scale": {"domain": years}} if years else {}
    encoding: dict[str, Any] = {
        "x": {
            "field": "time",
            "type": "ordinal",
            "title": time,
            **true_axis,
            "axis": labels_with_room(years),
        },
        "y": {"field": "value", "type": "quantitative", "title": unit, "axis": {"tickCount": 5}},
        "color": named | {"scale": {"domain": names, "range": colours}},
        "shape": named | {"scale": {"domain": names}},
    }
    gaps = {"impute": "value", "key": "time", "keyvals": years, "groupby": ["series"], "value": None}
    mark = {"type": "line", "strokeWidth": 2.5, "point": {"filled": True, "size": 60}}
    columns = {"time": time, "series": series, "value": f"數值（{unit}）"}
    drawn = {"height": 220, "mark": mark, "encoding": encoding}
    return Chart(caption, unit, columns, rows, {"transform": [gaps], **drawn} if years else drawn)
