"""A matrix of counts or amounts as a heat map with the number in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.charts.chart import INK, PLOT_WIDTH, Caption, Chart, name_height, names_down


def heatmap_chart(
    caption: Caption, rows: Sequence[Mapping[str, Any]], *, unit: str, across: str, down: str
) -> Chart | None:
    """One cell a row; None without rows. Each row has ``across``, ``down`` and ``value``.

    The colour runs from pale to dark blue in one hue: it reads in print and for any colour vision.
    """
    if not rows:
        return None
    y = names_down("down")
    x = {
        "field": "across",
        "type": "nominal",
        "title": None,
        "sort": None,
        "axis": {"labelAngle": 0, "orient": "top"},
    }
    largest = max(float(row["value"]) for row in rows)
    dark = f"datum.value > {largest * 0.55}"
    color = {
        "field": "value",
        "type": "quantitative",
        "scale": {"range": ["#e3eef5", "#0b4f6c"]},
        "legend": None,
    }
    number = {"condition": {"test": dark, "value": "#ffffff"}, "value": "#1f2933"}
    spec = {
        "width": PLOT_WIDTH,
        "height": name_height(str(row["down"]) for row in rows),
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "stroke": INK, "strokeWidth": 0}, "encoding": {"color": color}},
            {"mark": "text", "encoding": {"text": {"field": "value"}, "color": number}},
        ],
    }
    return Chart(caption, unit, {"down": down, "across": across, "value": f"數值（{unit}）"}, rows, spec)
