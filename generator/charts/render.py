"""Specifications to SVG files, each rendered once."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import vl_convert

from generator.charts.chart import CONFIG, DARK, LIGHT, Chart
from generator.charts.slim import slim

# Part of every cache key: raise it when rendering itself changes.
RENDERING = "4"
# A chart is laid out by the widths of this font and shown in the readers' own, so that no font of the machine
# changes a byte. scripts/metrics_font.py makes it.
_METRICS, _METRICS_FONT = Path(__file__).with_name("metrics"), "Report Metrics"
_CONVERTER = version("vl-convert-python")
# Draws specifications elsewhere; each comes back with its SVG, in any order.
Draw = Callable[[Sequence[str]], Iterable[tuple[str, str]]]
_SIZE = re.compile(r'<svg[^>]*? width="(\d+(?:\.\d+)?)" height="(\d+(?:\.\d+)?)"')


@dataclass(frozen=True, slots=True)
class RenderedChart:
    """A chart's files: SVG for light and for dark pages, its size in CSS pixels, specification, data."""

    chart: Chart
    light: bytes
    dark: bytes
    width: int
    height: int

    @property
    def specification(self) -> bytes:
        """The Vega-Lite specification as JSON, with the light colours and tooltips for interactive use.

        What takes the place of each colour on dark pages is its ``usermeta.dark``.
        """
        found = self.chart.interactive()
        dark = {LIGHT[mark]: DARK[mark] for mark in LIGHT}
        return _recolour(_json(found | {"usermeta": found["usermeta"] | {"dark": dark}}), LIGHT).encode()

    @property
    def table(self) -> bytes:
        """The plotted rows as CSV."""
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.chart.columns.values())
        writer.writerows([row.get(name, "") for name in self.chart.columns] for row in self.chart.rows)
        return buffer.getvalue().encode("utf-8")


def render_charts(charts: Iterable[Chart], kept: Path, draw: Draw) -> dict[str, RenderedChart]:
    """All charts by chart_id. ``kept`` holds each SVG under the hash of its specification."""
    wanted = {chart.caption.chart_id: chart for chart in charts}
    kept.mkdir(parents=True, exist_ok=True)
    texts = {name: _json(chart.specification()) for name, chart in wanted.items()}
    paths = {name: kept / f"{_digest(text)}.svg" for name, text in texts.items()}
    missing = {texts[name]: path for name, path in sorted(paths.items()) if not path.exists()}
    for text, svg in draw(list(missing)) if missing else ():
        _write_whole(missing[text], svg)
    return {name: _rendered(chart, paths[name].read_text("utf-8")) for name, chart in wanted.items()}


def draw_batch(_root: Path, first: str, specifications: bytes) -> dict[str, bytes]:
    """SVG by its number, counted from ``first``, of the specifications in a list as JSON."""
    _register_metrics()
    found = enumerate(json.loads(specifications), int(first))
    return {str(number): _svg(specification).encode() for number, specification in found}


@cache
def _register_metrics() -> None:
    vl_convert.register_font_directory(str(_METRICS))


def _svg(specification: str) -> str:
    measured = json.loads(specification)
    measured["config"]["font"] = _METRICS_FONT
    svg: str = vl_convert.vegalite_to_svg(measured, allowed_base_urls=[])
    return slim(svg.replace(f'font-family="{_METRICS_FONT}"', f'font-family="{CONFIG["font"]}"'))


def _write_whole(path: Path, text: str) -> None:
    """Neither a build that is stopped here nor another that draws the same chart may meet half an SVG."""
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(text, "utf-8", newline="\n")
    part.replace(path)


def _rendered(chart: Chart, svg: str) -> RenderedChart:
    size = _SIZE.search(svg)
    width, height = (round(float(number)) for number in size.groups()) if size else (0, 0)
    light, dark = (_recolour(svg, colours).encode("utf-8") for colours in (LIGHT, DARK))
    return RenderedChart(chart, light, dark, width, height)


def _recolour(text: str, colours: dict[str, str]) -> str:
    for mark, colour in colours.items():
        text = text.replace(mark, colour)
    return text


def _json(specification: Mapping[str, Any]) -> str:
    return json.dumps(specification, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=float)


def _digest(text: str) -> str:
    return hashlib.sha256(f"{RENDERING}\n{_CONVERTER}\n{_metrics_digest()}\n{text}".encode()).hexdigest()


@cache
def _metrics_digest() -> str:
    return "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(_METRICS.glob("*.ttf")))
