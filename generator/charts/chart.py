"""A chart: its specification and the words and numbers that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

VEGA_LITE = "https://vega.github.io/schema/vega-lite/v6.json"
# A chart is about 360 wide, so that its text stays legible on a phone, where it is shown at four fifths.
WIDTH = 300
# Some browsers give a line of text more height than others: none may leave the picture.
_PADDING = 8
# Width of the plot beside names of things, which are set in lines of so many characters.
PLOT_WIDTH = 200
_LINE = 10
_NAME = "datum.label"
_NAME_AXIS: dict[str, Any] = {
    "labelLimit": 160,
    "labelLineHeight": 16,
    # One line, two equal ones, or two and the rest in the table beside the chart.
    "labelExpr": (
        f"length({_NAME}) <= {_LINE} ? {_NAME} : length({_NAME}) <= {2 * _LINE}"
        f" ? [slice({_NAME}, 0, ceil(length({_NAME}) / 2)), slice({_NAME}, ceil(length({_NAME}) / 2))]"
        f" : [slice({_NAME}, 0, {_LINE}), slice({_NAME}, {_LINE}, {2 * _LINE - 1}) + '…']"
    ),
}


def names_down(field: str = "label") -> dict[str, Any]:
    """The axis of things by their names, one below the other as they are given."""
    return {"field": field, "type": "nominal", "title": None, "sort": None, "axis": _NAME_AXIS}


def name_height(names: Iterable[str]) -> int:
    """Height of a plot with these names beside its rows: more a row where one of them takes two lines."""
    distinct = set(names)
    return max(60, len(distinct) * (40 if any(len(name) > _LINE for name in distinct) else 28))


# Colours stand in the rendered SVG as these marks and are replaced for light and dark pages.
# The series are Okabe and Ito's, which people with any colour vision can tell apart.
INK, MUTED, GRID, PAPER = "#010101", "#020202", "#030303", "#040404"
LIGHT = {INK: "#1f2933", MUTED: "#52606d", GRID: "#d9e2ec", PAPER: "#ffffff"}
DARK = {INK: "#e4e7eb", MUTED: "#b4bec9", GRID: "#3e4c59", PAPER: "#1b2129"}
BLUE, ORANGE, GREEN, PINK, SKY, RED, GREY = (
    "#0072b2",
    "#e69f00",
    "#009e73",
    "#cc79a7",
    "#56b4e9",
    "#d55e00",
    "#9aa5b1",
)
SERIES = (BLUE, ORANGE, GREEN, PINK, SKY, RED, GREY)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Lines of a report's source text, the first and the last."""

    report_id: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a chart.

    Attributes:
        chart_id: ASCII, unique on the site; names its files.
        title: what it is about.
        summary: one sentence that says what it shows; also its alternative text.
        places: where its numbers, or what they count, are printed.
        query: SQL over the published database whose rows are those plotted, in their order; its columns are
            named as the plotted fields. Empty where none gives them.
    """

    chart_id: str
    title: str
    summary: str
    places: tuple[Place, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of one page.

    Attributes:
        caption: its name and words.
        unit: of the plotted values.
        columns: label of each plotted field by name, in the order of the table beside the chart.
        rows: the plotted rows.
        spec: Vega-Lite without ``data`` and ``config``.
    """

    caption: Caption
    unit: str
    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]]
    spec: Mapping[str, Any]

    def specification(self) -> dict[str, Any]:
        """The complete Vega-Lite specification with its data inside."""
        return {
            "$schema": VEGA_LITE,
            "description": self.caption.summary,
            "width": WIDTH,
            "autosize": {"type": "pad", "contains": "padding"},
            "padding": _PADDING,
            **self.spec,
            "data": {"values": [dict(row) for row in self.rows]},
            "config": CONFIG,
        }

    def interactive(self) -> dict[str, Any]:
        """The specification with a tooltip on every mark that says what the table beside the chart says.

        What stands around the chart on a page, and the query that gives its rows, is its ``usermeta``.
        """
        words = {"title": self.caption.title, "unit": self.unit, "query": self.caption.query}
        found = self.specification() | {"usermeta": {name: text for name, text in words.items() if text}}
        tooltip = [{"field": name, "title": label} for name, label in self.columns.items()]
        parts = found.get("layer", [found])
        marked = [part | {"encoding": part.get("encoding", {}) | {"tooltip": tooltip}} for part in parts]
        return found | ({"layer": marked} if "layer" in found else marked[0])


CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "Noto Sans CJK TC, Noto Sans TC, PingFang TC, Microsoft JhengHei, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "titleColor": MUTED,
        "gridColor": GRID,
        "domainColor": GRID,
        "tickColor": GRID,
        "labelFontSize": 14,
        "titleFontSize": 14,
        "titleFontWeight": "normal",
        "labelLimit": 200,
    },
    "legend": {
        "labelColor": INK,
        "titleColor": MUTED,
        "labelFontSize": 14,
        "orient": "top",
        "title": None,
        "labelLimit": 200,
        "columns": 3,
    },
    "header": {"labelColor": INK, "titleColor": MUTED, "labelFontSize": 14},
    "text": {"color": INK, "fontSize": 14},
    "range": {"category": list(SERIES)},
}
