"""Targets against what was reached, as bullet bars in percent of the target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.charts.chart import BLUE, INK, PLOT_WIDTH, RED, Caption, Chart, name_height, names_down

# Beyond this the bar is cut and its number printed: one target beaten fifteenfold would flatten all others.
CAP = 200
# Whole percents, but what falls just short of its target does not read 100 %.
_DIGITS = "datum.percent > 99 && datum.percent < 100 ? '.1f' : ',.0f'"


def achievement_chart(caption: Caption, rows: Iterable[Mapping[str, Any]]) -> Chart | None:
    """One bar a target with a mark at 100 %; None without rows. Each row has ``label`` and ``percent``."""
    plotted = [
        {
            "label": row["label"],
            "percent": row["percent"],
            "met": "達成" if row["percent"] >= 100 else "未達",
        }
        for row in rows
    ]
    if not plotted:
        return None
    y = names_down()
    x = {
        "field": "bar",
        "type": "quantitative",
        "title": "實際值占目標值（%）",
        "scale": {"domain": [0, CAP + 60]},
        "axis": {"values": [0, 100, 200]},
    }
    color = {"field": "met", "type": "nominal", "scale": {"domain": ["達成", "未達"], "range": [BLUE, RED]}}
    return Chart(
        caption,
        "%",
        {"label": "指標", "percent": "達成率（%）", "met": "是否達成"},
        plotted,
        {
            "height": name_height(str(row["label"]) for row in plotted),
            "width": PLOT_WIDTH,
            "transform": [
                {"calculate": f"min(datum.percent, {CAP})", "as": "bar"},
                {"calculate": f"format(datum.percent, {_DIGITS}) + '%'", "as": "text"},
            ],
            "layer": [
                {"mark": {"type": "bar", "height": 14}, "encoding": {"x": x, "y": y, "color": color}},
                {
                    "mark": {"type": "rule", "color": INK, "strokeDash": [4, 3]},
                    "encoding": {"x": {"datum": 100}},
                },
                {
                    "mark": {"type": "text", "align": "left", "dx": 4},
                    "encoding": {"x": x, "y": y, "text": {"field": "text"}},
                },
            ],
        },
    )
