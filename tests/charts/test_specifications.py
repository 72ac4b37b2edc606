"""The whole specification of a chart of each kind: every width, order and colour that a reader sees.

``specifications.json`` is what was looked at; a chart that is to look otherwise is looked at again, and
``python -m tests.charts.test_specifications`` writes what is drawn then.
"""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import vl_convert

from generator.charts.achievement import achievement_chart
from generator.charts.bars import bar_chart
from generator.charts.chart import CONFIG, Caption, Chart, name_height
from generator.charts.execution import execution_chart
from generator.charts.heatmap import heatmap_chart
from generator.charts.icicle import Part, icicle_chart
from generator.charts.lines import line_chart
from generator.charts.progress import progress_chart
from generator.charts.years import year_chart

KEPT = Path(__file__).with_name("specifications.json")
CAPTION = Caption("c", "標題", "一句話")
LONG = "石門水庫阿姆坪防淤隧道工程計畫"
SPENT = {
    "statutory_budget_k_twd": 500_000,
    "executed_k_twd": 400_000,
    "realised_k_twd": 300_000,
    "payable_k_twd": 100_000,
    "prepaid_k_twd": 0,
    "surplus_k_twd": None,
}
MONEY = [
    {"year": 110, "series": "預算", "value": 3},
    {"year": 110, "series": "決算", "value": 2},
    {"year": 112, "series": "預算", "value": 5},
]


def parts(depth: int) -> tuple[Part, ...]:
    """A part in a part, so many times."""
    return (Part(f"{depth}層", Decimal(30), parts(depth - 1)), Part("小", Decimal(1))) if depth else ()


CHARTS: dict[str, Callable[[], Chart | None]] = {
    "achievement": lambda: achievement_chart(
        CAPTION,
        [
            {"label": LONG, "percent": 1500.4},
            {"label": "乙", "percent": 100},
            {"label": "丙", "percent": 99},
            {"label": "丁", "percent": 99.9},
        ],
    ),
    "bars": lambda: bar_chart(CAPTION, [{"label": "甲", "value": 1}], unit="億元"),
    "bars in series": lambda: bar_chart(
        CAPTION,
        [{"label": "甲", "series": f"{n}", "value": n} for n in range(9)],
        unit="億元",
        label="機關",
        value="預算",
        series="年度",
    ),
    "bars side by side": lambda: bar_chart(
        CAPTION,
        [{"label": "甲", "series": "一", "value": 1}, {"label": "甲", "series": "二", "value": 2}],
        unit="億元",
        series="年度",
        side_by_side=True,
    ),
    "execution": lambda: execution_chart(
        CAPTION,
        [
            ("110", SPENT),
            ("111", SPENT | {"executed_k_twd": 600_000}),
            ("112", SPENT | {"executed_k_twd": None}),
        ],
    ),
    "heatmap": lambda: heatmap_chart(
        CAPTION,
        [{"across": "甲", "down": "一", "value": 4}, {"across": "乙", "down": "二", "value": 100}],
        unit="項",
        across="類別",
        down="狀態",
    ),
    "icicle": lambda: icicle_chart(CAPTION, parts(5), unit="億元"),
    "lines": lambda: line_chart(CAPTION, [{"time": 110, "series": "甲", "value": 1}], unit="件"),
    "lines in series": lambda: line_chart(
        CAPTION, [{"time": 110, "series": f"{n}", "value": n} for n in range(9)], unit="件", time="年度"
    ),
    "progress": lambda: progress_chart(
        CAPTION,
        [
            {"label": "甲", "planned": 50, "actual": 40},
            {"label": "乙", "planned": None, "actual": 40},
            {"label": "丙", "planned": 50, "actual": None},
        ],
    ),
    "years": lambda: year_chart(CAPTION, MONEY[:1], unit="億元"),
    "years in series": lambda: year_chart(CAPTION, MONEY, unit="億元"),
    "many years": lambda: year_chart(
        CAPTION,
        [{"year": year, "series": f"{year % 3}", "value": 1} for year in range(105, 115)],
        unit="億元",
    ),
    "nine years": lambda: year_chart(
        CAPTION, [{"year": year, "series": "預算", "value": 1} for year in (106, 114)], unit="億元"
    ),
}


def drawn(name: str) -> Any:
    """A chart as JSON: what it is drawn by, and the heads of the table beside it."""
    chart = CHARTS[name]()
    assert chart is not None
    specification = chart.interactive()
    assert specification.pop("config") is CONFIG
    found = {"unit": chart.unit, "columns": dict(chart.columns), "specification": specification}
    return json.loads(json.dumps(found, default=float))


def as_kept() -> dict[str, Any]:
    return {"config": CONFIG, **{name: drawn(name) for name in CHARTS}}


def test_every_chart_is_drawn_as_it_was_looked_at() -> None:
    assert as_kept() == json.loads(KEPT.read_text("utf-8"))


def test_what_is_missing_to_the_budget_is_not_executed_and_never_less_than_nothing() -> None:
    chart = CHARTS["execution"]()
    assert chart is not None
    assert [(row["bar"], row["part"], row["order"], row["amount"]) for row in chart.rows] == [
        ("110", "實際支付", 0, 3),
        ("110", "應付未付", 1, 1),
        ("110", "未執行", 4, 1),
        ("111", "實際支付", 0, 3),
        ("111", "應付未付", 1, 1),
    ]


def test_a_part_lies_inside_of_what_it_is_a_part_of() -> None:
    chart = icicle_chart(
        CAPTION, [Part("甲", Decimal(1)), Part("乙", Decimal(3), (Part("丙", Decimal(2)),))], unit="元"
    )
    assert chart is not None
    assert [(r["label"], r["top"], r["level"], r["share"], r["y0"], r["y1"]) for r in chart.rows] == [
        ("甲", "甲", 1, 25, 0, Decimal("0.25")),
        ("乙", "乙", 1, 75, Decimal("0.25"), 1),
        ("丙", "乙", 2, 50, Decimal("0.25"), Decimal("0.75")),
    ]


def test_a_target_is_met_at_a_hundred_percent_and_its_bar_is_cut_behind_two_hundred() -> None:
    chart = CHARTS["achievement"]()
    assert chart is not None
    assert [row["met"] for row in chart.rows] == ["達成", "達成", "未達", "未達"]
    svg = vl_convert.vegalite_to_svg(json.loads(json.dumps(chart.specification(), default=float)))
    assert re.findall(r">([\d,.]+%)<", svg) == ["1,500%", "100%", "99%", "99.9%"]
    lengths = [float(length) for length in re.findall(r"實際值占目標值（%）: ([\d.]+)", svg)]
    assert lengths[:3] == [200, 100, 99]


def test_years_stand_on_a_true_axis_and_a_line_breaks_off_where_one_is_missing() -> None:
    rows = [{"time": year, "series": "甲", "value": value} for year, value in ((105, 1), (108, 2), (109, 3))]
    chart = line_chart(CAPTION, rows, unit="億元")
    assert chart is not None
    assert chart.spec["encoding"]["x"]["scale"]["domain"] == [105, 106, 107, 108, 109]
    svg = vl_convert.vegalite_to_svg(json.loads(json.dumps(chart.specification(), default=float)))
    (path,) = re.findall(r'aria-roledescription="line mark"[^>]* d="([^"]*)"', svg)
    # 105 stands alone; nothing leads from there to 108.
    assert re.sub(r"[\d.,-]+", "", path) == "MZML"


def test_without_rows_there_is_no_chart() -> None:
    assert achievement_chart(CAPTION, []) is None
    assert bar_chart(CAPTION, [], unit="元") is None
    assert execution_chart(CAPTION, [("110", SPENT | {"executed_k_twd": None})]) is None
    assert heatmap_chart(CAPTION, [], unit="項", across="甲", down="乙") is None
    assert icicle_chart(CAPTION, [Part("甲", Decimal(0))], unit="元") is None
    assert line_chart(CAPTION, [], unit="件") is None
    assert progress_chart(CAPTION, [{"label": "甲", "planned": None, "actual": 1}]) is None
    assert year_chart(CAPTION, [], unit="元") is None


@pytest.mark.parametrize(("names", "height"), [(1, 60), (2, 60), (3, 84)])
def test_rows_of_short_names_are_lower(names: int, height: int) -> None:
    assert name_height("甲乙丙"[:names]) == height
    assert name_height(f"{c}{'長' * 9}" for c in "甲乙丙"[:names]) == height
    assert name_height(f"{c}{'長' * 10}" for c in "甲乙丙"[:names]) == max(60, 40 * names)


if __name__ == "__main__":
    KEPT.write_text(json.dumps(as_kept(), ensure_ascii=False, indent=1) + "\n", "utf-8")
