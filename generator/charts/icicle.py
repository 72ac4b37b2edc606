"""A whole and its parts over several levels, as an icicle: widths are shares, depth is the level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.chart import PAPER, SERIES, WIDTH, Caption, Chart

_ROW = 30


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
    for number, part in enumerate(parts):
        _place(part, start, 0, SERIES[number % len(SERIES)], total, rows)
        start += part.amount
    y = {"field": "y0", "type": "quantitative", "axis": None, "scale": {"reverse": True, "nice": False}}
    x = {"field": "x0", "type": "quantitative", "axis": None, "scale": {"nice": False}}
    position = {"x": x, "x2": {"field": "x1"}, "y": y, "y2": {"field": "y1"}}
    fill = {"field": "colour", "type": "nominal", "scale": None}
    opacity = {"field": "opacity", "type": "quantitative", "scale": None}
    middle = {"x": x, "y": y | {"field": "middle"}, "text": {"field": "shown"}}
    spec = {
        "width": WIDTH + 60,
        "height": min(max(_ROW * len(rows), 200), 520),
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
    part: Part, start: Decimal, depth: int, colour: str, total: Decimal, rows: list[dict[str, Any]]
) -> None:
    share = part.amount / total * 100
    rows.append(
        {
            "level": depth + 1,
            "label": part.label,
            "amount": part.amount,
            "share": round(share, 1),
            "x0": depth,
            "x1": depth + 1,
            "y0": start / total,
            "y1": (start + part.amount) / total,
            "middle": (start + part.amount / 2) / total,
            "colour": colour,
            "opacity": 0.55 - 0.13 * min(depth, 3),
            "shown": f"{share:.0f}% {part.label}" if share >= 3 else "",
        }
    )
    inner = start
    for child in part.parts:
        _place(child, inner, depth + 1, colour, total, rows)
        inner += child.amount
