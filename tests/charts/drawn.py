"""Charts as a build draws them: in processes of their own."""

from collections.abc import Iterable
from pathlib import Path

from generator.charts.chart import Chart
from generator.charts.render import RenderedChart, render_charts
from generator.pipeline.chart_jobs import drawing
from generator.pipeline.jobs import HERE
from tests.tooling.tracked import ROOT


def drawn_charts(charts: Iterable[Chart], kept: Path) -> dict[str, RenderedChart]:
    """As `render_charts`."""
    return render_charts(charts, kept, drawing(HERE, ROOT))
