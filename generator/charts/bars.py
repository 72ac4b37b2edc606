"""Plain horizontal bars: amounts of named things, largest first or in a given order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.charts.chart import BLUE, PLOT_WIDTH, SERIES, Caption, Chart, name_height, names_down


def bar_chart(
    caption: Caption,
    rows: Sequence[Mapping[str, Any]],
    *,
    unit: str,
    label: str = "項目",
    value: str = "數值",
    series: str = "",
    side_by_side: bool = False,
) -> Chart | None:
    """One bar a row in the order given; None without rows.

    Each row has ``label`` and ``value``; with ``series`` (its heading) also ``series``, which colours the
    bars. Bars of one label are stacked, or stand side by side where their sum means nothing.
    """
    if not rows:
        return None
    encoding: dict[str, Any] = {
        "y": names_down(),
        "x": {"field": "value", "type": "quantitative", "title": unit, "axis": {"tickCount": 3}},
    }
    columns = {"label": label, "value": f"{value}（{unit}）"}
    if series:
        names = list(dict.fromkeys(row["series"] for row in rows))
        colours = [SERIES[i % len(SERIES)] for i in range(len(names))]
        scale = {"domain": names, "range": colours}
        encoding["color"] = {"field": "series", "type": "nominal", "scale": scale}
        columns = {"label": label, "series": series, "value": f"{value}（{unit}）"}
        if side_by_side:
            encoding["yOffset"] = {"field": "series", "type": "nominal", "sort": None}
    else:
        encoding["color"] = {"value": BLUE}
    spec = {
        "width": PLOT_WIDTH,
        "height": name_height(str(row["label"]) for row in rows),
        "mark": {"type": "bar", **({} if side_by_side else {"height": 16})},
        "encoding": encoding,
    }
    return Chart(caption, unit, columns, rows, spec)
