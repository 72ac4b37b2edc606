"""Planned against actual progress, as dumbbells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.charts.chart import BLUE, GREY, ORANGE, PLOT_WIDTH, Caption, Chart, name_height, names_down

_BAR = "M-0.15,-0.5L0.15,-0.5L0.15,0.5L-0.15,0.5Z"


def progress_chart(caption: Caption, rows: Iterable[Mapping[str, Any]]) -> Chart | None:
    """Dumbbells of planned and actual percent; None without a complete pair.

    Each row has ``label``, ``planned`` and ``actual``.
    """
    pairs = [row for row in rows if row["planned"] is not None and row["actual"] is not None]
    if not pairs:
        return None
    long = [
        {"label": row["label"], "kind": kind, "value": row[name]}
        for row in pairs
        for name, kind in (("planned", "預定"), ("actual", "實際"))
    ]
    y = names_down()
    x = {
        "field": "value",
        "type": "quantitative",
        "title": "進度（%）",
        "scale": {"zero": True},
        "axis": {"tickCount": 4},
    }
    kind = {"field": "kind", "type": "nominal"}
    color = kind | {"scale": {"domain": ["預定", "實際"], "range": [ORANGE, BLUE]}}
    # The planned value is a bar across, so that it shows where the actual one covers it.
    shape = kind | {"scale": {"domain": ["預定", "實際"], "range": [_BAR, "circle"]}}
    return Chart(
        caption,
        "%",
        {"label": "項目", "kind": "預定或實際", "value": "進度（%）"},
        long,
        {
            "height": name_height(str(row["label"]) for row in pairs),
            "width": PLOT_WIDTH,
            "layer": [
                {
                    "mark": {"type": "line", "color": GREY, "strokeWidth": 3},
                    "encoding": {"x": x, "y": y, "detail": y},
                },
                *(
                    {
                        "transform": [{"filter": {"field": "kind", "equal": name}}],
                        "mark": {"type": "point", "filled": True, "opacity": 1, "size": size},
                        "encoding": {"x": x, "y": y, "color": color, "shape": shape},
                    }
                    for name, size in (("預定", 1500), ("實際", 130))
                ),
            ],
        },
    )
