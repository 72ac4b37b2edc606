"""Charts of an answer across reports: amounts over the years by group of rows, or the first rows as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from textwrap import indent
from typing import Any

from generator.charts.bars import bar_chart
from generator.charts.chart import SERIES, Caption, Chart, Place
from generator.charts.lines import line_chart
from generator.packaging.queries import Cell
from generator.pages.parts.chart_places import joined, printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.register.answers import Answer
from generator.pages.wording.phrase import counted, says
from generator.records.values import Value

AnswerRow = Mapping[str, Cell]
_ROLES = ("time", "series", "value", "group", "label")
# One year makes no series.
_FEWEST_YEARS = 2
# Fewer bars say nothing that the table doesn't, more can't be told apart.
_FEWEST_BARS, _MOST_BARS = 5, 12
# Of the largest: less is no more than the line of the axis.
_SMALLEST_BAR = Decimal("0.01")
# What is drawn apart, with the sign of its values: what shrank by much would hide what grew.
DIRECTIONS = {"增加": 1, "減少": -1}


def answer_charts(answer: Answer) -> dict[str, Chart]:
    """Charts by name, as the answer's file asks for them; none where it does not.

    At most as many series are drawn as there are colours: those with the largest values.
    """
    text, wanted = answer.text, answer.text.get("chart")
    if wanted is None:
        return {}
    groups: dict[str, list[AnswerRow]] = {}
    for cells in answer.rows:
        row = dict(zip(text["columns"], cells, strict=True))
        groups.setdefault(str(row[wanted["group"]]), []).append(row)
    charts: dict[str, Chart] = {}
    for name, members in groups.items():
        points = _points(members, wanted)
        if len({point["time"] for point in points}) < _FEWEST_YEARS:
            continue
        title, label = counted(name), says(text["columns"][wanted["value"]]["zh"])
        summary = says("{name}：各年度的{label}；沒有資料的年度留白。", name=title, label=label)
        query = _query(text, "chart", group=name, most=len(SERIES))
        drawn = {point["series"] for point in points}
        places = _places(answer, [row for row in members if str(row[wanted["series"]]) in drawn])
        caption = Caption(f"answer-{answer.slug}-{len(charts) + 1}", title, summary, places, query)
        chart = line_chart(caption, points, unit=wanted["unit"], time=text["columns"][wanted["time"]]["zh"])
        charts |= {name: chart} if chart else {}
    return charts


def _points(rows: Sequence[AnswerRow], wanted: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Plotted values by year; the series with the largest values come first."""
    largest: dict[str, Decimal] = {}
    points = []
    for row in rows:
        if row[wanted["value"]] is None:
            continue
        series, value = str(row[wanted["series"]]), _divided(row[wanted["value"]], wanted)
        largest[series] = max(largest.get(series, value), value)
        points.append({"time": str(row[wanted["time"]]), "series": series, "value": value})
    order = sorted(largest, key=lambda series: (-largest[series], series))[: len(SERIES)]
    kept = [point for point in points if point["series"] in order]
    return sorted(kept, key=lambda point: (order.index(point["series"]), point["time"]))


def bar_charts(answer: Answer) -> dict[str, Chart]:
    """What grew and what shrank most in each section as bars, by its heading and one of `DIRECTIONS`.

    A bar that could not be seen beside the largest is not drawn: its number stands in the table.
    """
    charts: dict[str, Chart] = {}
    if "bars" not in answer.text:
        return charts
    wanted = answer.text["bars"]
    for heading, rows in answer.sections:
        for direction, sign in DIRECTIONS.items():
            sized = [(sign * _divided(row[wanted["value"]] or 0, wanted), row) for row in rows]
            sized.sort(key=lambda pair: -pair[0])
            least = sized[0][0] * _SMALLEST_BAR
            drawn = [row for size, row in sized[:_MOST_BARS] if size > 0 and size >= least]
            if len(drawn) >= _FEWEST_BARS:
                caption = _caption(answer, len(charts) + 1, heading, direction, drawn)
                chart = _bars(answer, caption, drawn)
                charts |= {f"{heading}{direction}": chart} if chart else {}
    return charts


def _caption(answer: Answer, number: int, heading: str, direction: str, rows: Sequence[AnswerRow]) -> Caption:
    what = heading or answer.title
    grew = DIRECTIONS[direction] > 0
    title = says("{what}，增加最多的", what=what) if grew else says("{what}，減少最多的", what=what)
    summary = says("{title} {count} 項；和最大的相比看不見的不畫，數字在表裡。", title=title, count=len(rows))
    query = _query(
        answer.text,
        "bars",
        heading=heading,
        sign=DIRECTIONS[direction],
        smallest=_SMALLEST_BAR,
        most=_MOST_BARS,
    )
    return Caption(f"answer-{answer.slug}-bars-{number}", title, summary, _places(answer, rows), query)


def _places(answer: Answer, rows: Sequence[AnswerRow]) -> tuple[Place, ...]:
    """Where the records of rows are printed; nowhere where the answer names none."""
    return joined(
        place
        for row in rows
        for printed in answer.printed(row)
        for place in printed_at(printed.report_id, [printed.row])
    )


def _query(text: Mapping[str, Any], kind: str, **values: Value) -> str:
    """The answer's query, its columns called as what they are to the chart, and what is drawn of them."""
    roles = {column: role for role, column in text[kind].items() if role in _ROLES}
    if "sections" in text:
        roles[text["sections"]] = "section"
    columns = ", ".join(f'"{roles.get(name, name)}"' for name in text["columns"])
    drawn = chart_query(Path(__file__).parent, kind, divide=text[kind].get("divide", 1), **values)
    return f"WITH answer ({columns}) AS (\n{indent(text['query'].strip(), '  ')}\n)\n{drawn}"


def _bars(answer: Answer, caption: Caption, rows: Sequence[AnswerRow]) -> Chart | None:
    wanted, columns = answer.text["bars"], answer.text["columns"]
    points = [
        {"label": str(row[wanted["label"]]), "value": _divided(row[wanted["value"]], wanted)} for row in rows
    ]
    names = {"label": columns[wanted["label"]]["zh"], "value": columns[wanted["value"]]["zh"]}
    return bar_chart(caption, points, unit=wanted["unit"], **names)


def _divided(value: Cell, wanted: Mapping[str, Any]) -> Decimal:
    return Decimal(str(value)) / int(wanted.get("divide", 1))
