"""Executed against paid: what became of a budget, as stacked bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from generator.charts.chart import BLUE, GREEN, GREY, INK, ORANGE, PINK, Caption, Chart
from generator.records.values import Value

# Order and colour of the parts of a year's money (contract of the infrastructure review, columns C to F).
PARTS = (
    ("realised_k_twd", "實際支付", BLUE),
    ("payable_k_twd", "應付未付", ORANGE),
    ("prepaid_k_twd", "預付", PINK),
    ("surplus_k_twd", "節餘", GREEN),
    ("unexecuted", "未執行", GREY),
)
_K_PER_100M = Decimal(100_000)


def execution_chart(
    caption: Caption, budgets: Iterable[tuple[str, Mapping[str, Value]]], *, bar: str = "年度"
) -> Chart | None:
    """Stacked bars of budgets in 億元; None where none has an executed amount.

    ``budgets`` are the label of a bar and its amounts, named as in special_budget: C + D + E + F = G of the
    statutory budget A; what is missing to A is shown as not executed. ``bar`` says what the labels are.
    """
    rows = [part for label, amounts in budgets for part in _parts(label, amounts)]
    if not rows:
        return None
    labels = [label for _, label, _ in PARTS]
    height = 34 * len({row["bar"] for row in rows})
    return Chart(
        caption,
        "億元",
        {"bar": bar, "part": "項目", "amount": "金額（億元）"},
        rows,
        {
            "height": max(height, 60),
            "mark": {"type": "bar", "height": 20},
            "encoding": {
                "y": {"field": "bar", "type": "nominal", "title": None, "sort": None},
                "x": {"field": "amount", "type": "quantitative", "title": "億元", "axis": {"tickCount": 5}},
                "color": {
                    "field": "part",
                    "type": "nominal",
                    "scale": {"domain": labels, "range": [colour for _, _, colour in PARTS]},
                },
                "order": {"field": "order", "type": "quantitative"},
                "stroke": {"value": INK},
                "strokeWidth": {"value": 0},
            },
        },
    )


def _parts(bar: str, budget: Mapping[str, Value]) -> list[dict[str, Any]]:
    if budget["executed_k_twd"] is None:
        return []
    amounts = {name: _number(budget.get(name)) for name, _, _ in PARTS}
    rest = _number(budget["statutory_budget_k_twd"]) - _number(budget["executed_k_twd"])
    amounts["unexecuted"] = max(rest, Decimal(0))
    return [
        {
            "bar": bar,
            "part": label,
            "order": order,
            "amount": amounts[name] / _K_PER_100M,
        }
        for order, (name, label, _) in enumerate(PARTS)
        if amounts[name]
    ]


def _number(value: Value) -> Decimal:
    return Decimal(str(value)) if value is not None else Decimal(0)
