"""Charts of English pages: the same numbers, in the words of the catalogue; names that reports print stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.charts.chart import WIDTH, Chart
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.phrase import Phrase, Phrases, in_english

# Ends the name of a chart in English.
SUFFIX = "-en"
# A quantity and what it is counted in: 金額（億元）.
_WITH_UNIT = re.compile(r"(.+)（(.+)）")
# Fields of years.
_YEARS = frozenset({"year", "time"})
# What rows name is as printed; years of the Republic have at most three digits.
_PRINTED, _ROC_DIGITS = "label", 3
# Names of series that are longer than this stand below each other: side by side they would be cut.
_LONGEST_BESIDE = 20
_BELOW = {"columns": 1, "labelLimit": WIDTH}


def english_chart(chart: Chart, phrases: Phrases) -> Chart:
    """The chart in English, under a name of its own; ROC years become those of the common era."""
    title = _said(chart.caption.title, phrases)
    caption = replace(
        chart.caption,
        chart_id=f"{chart.caption.chart_id}{SUFFIX}",
        title=title[:1].upper() + title[1:],
        summary=_said(chart.caption.summary, phrases),
    )
    columns = {name: _said(label, phrases) for name, label in chart.columns.items()}
    rows = [{name: _cell(name, value, phrases) for name, value in row.items()} for row in chart.rows]
    return Chart(caption, _said(chart.unit, phrases), columns, rows, _with_room(_within(chart.spec, phrases)))


def _said(text: str, phrases: Phrases) -> str:
    """A word of a chart in English, with its unit in brackets; as it is where the catalogue lacks it."""
    if isinstance(text, Phrase):
        return str(in_english(text, phrases))
    if text in phrases:
        return phrases[text]
    parts = _WITH_UNIT.fullmatch(text)
    return f"{_said(parts[1], phrases)} ({_said(parts[2], phrases)})" if parts else text


def _cell(field: str, value: Any, phrases: Phrases) -> Any:
    if field in _YEARS:
        return _year(value)
    if isinstance(value, str) and (field != _PRINTED or isinstance(value, Phrase)):
        return _said(value, phrases)
    return value


def _year(value: Any) -> Any:
    text = str(value)
    is_roc = text.isdecimal() and len(text) <= _ROC_DIGITS
    return str(in_english(roc_year_text(text), {})) if is_roc else value


def _within(part: Any, phrases: Phrases, of_years: bool = False) -> Any:
    """A specification with its words said; lists of years are those of the axis of a field of years."""
    if isinstance(part, Mapping):
        years = of_years or part.get("field") in _YEARS or part.get("key") in _YEARS
        return {name: _within(inner, phrases, years) for name, inner in part.items()}
    if isinstance(part, list | tuple):
        return [_year(inner) if of_years and _is_year(inner) else _within(inner, phrases) for inner in part]
    return _said(part, phrases) if isinstance(part, str) else part


def _with_room(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """The specification with a legend whose names are whole; English ones are longer than the Chinese."""
    encoding = spec.get("encoding", {})
    names = encoding.get("color", {}).get("scale", {}).get("domain", ())
    if all(len(str(name)) <= _LONGEST_BESIDE for name in names):
        return spec
    roomy = {
        channel: {"legend": _BELOW} | encoding[channel]
        for channel in ("color", "shape")
        if channel in encoding
    }
    return {**spec, "encoding": encoding | roomy}


def _is_year(value: object) -> bool:
    return isinstance(value, int | str) and str(value).isdecimal()
