"""A whole and its parts over several levels, as an icicle: widths are shares, depth is the level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.chart import PAPER, SERIES, WIDTH, Caption, Chart

_ROW = 30
# What is drawn of a part, from its level and from where its share begins and ends.
_DRAWN = {
    "x0": "datum.level - 1",
    "x1": "datum.level",
    "middle": "(datum.y0 + datum.y1) / 2",
    "percent": "(datum.y1 - datum.y0) * 100",
    "opacity": "0.55 - 0.13 * min(datum.level - 1, 3)",
    "shown": "datum.percent >= 3 ? format(datum.percent, '.0f') + '% ' + datum.label : ''",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the whole: its label, amount, and the parts it consists of, in order."""

    label: str
    amount: Decimal
    parts: tuple[Part, ...] = ()


def icicle_chart(caption: Caption, parts: Sequence[Part], *, unit: str, level: str = "層級") -> Chart | None:
    """Nested bars from top to bottom, drawn downwards by level; None without a positive amount.

    Sideways text doesn't fit a phone, so levels run across and shares run down: the largest parts carry
    their label, the rest is in the table beside the chart.
    """
    total = sum((part.amount for part in parts), Decimal(0))
    if total <= 0:
        return None
    rows: list[dict[str, Any]] = []
    start = Decimal(0)
    for part in parts:
        _place(part, start, 1, part.label, total, rows)
        start += part.amount
    tops = list(dict.fromkeys(part.label for part in parts))
    y = {"field": "y0", "type": "quantitative", "axis": None, "scale": {"reverse": True, "nice": False}}
    x = {"field": "x0", "type": "quantitative", "axis": None, "scale": {"nice": False}}
    position = {"x": x, "x2": {"field": "x1"}, "y": y, "y2": {"field": "y1"}}
    colours = {"domain": tops, "range": [SERIES[number % len(SERIES)] for number in range(len(tops))]}
    fill = {"field": "top", "type": "nominal", "scale": colours, "legend": None}
    opacity = {"field": "opacity", "type": "quantitative", "scale": None}
    middle = {"x": x, "y": y | {"field": "middle"}, "text": {"field": "shown"}}
    spec = {
        "width": WIDTH + 60,
        "height": min(max(_ROW * len(rows), 200), 520),
        "transform": [{"calculate": text, "as": name} for name, text in _DRAWN.items()],
        "layer": [
            {
                "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 1.5},
                "encoding": position | {"color": fill, "opacity": opacity},
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dx": 5,
                    "baseline": "middle",
                    "fontSize": 13,
                    "limit": (WIDTH + 60) / 3 - 10,
                },
                "encoding": middle,
            },
        ],
    }
    columns = {"level": level, "label": "項目", "amount": f"金額（{unit}）", "share": "占比（%）"}
    return Chart(caption, unit, columns, rows, spec)


def _place(
    part: Part, start: Decimal, level: int, top: str, total: Decimal, rows: list[dict[str, Any]]
) -> None:
    rows.append(
        {
            "level": level,
            "label": part.label,
            "top": top,
            "amount": part.amount,
            "share": round(part.amount / total * 100, 1),
            "y0": start / total,
            "y1": (start + part.amount) / total,
        }
    )
    inner = start
    for child in part.parts:
        _place(child, inner, level + 1, top, total, rows)
        inner += child.amount
