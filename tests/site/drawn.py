"""Charts for the site that is tested with every change: one of each form is drawn.

The others, which differ in their numbers alone, are blank pictures; before a merge all are drawn.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from generator.charts.chart import Chart
from generator.charts.render import Draw, RenderedChart, render_charts

# Numbers of a programme, a plan or a paragraph in the name of a chart, and the programme of its money.
_NUMBERS = re.compile(r"-\d+(?=-|$)|(?<=^programme)-.+(?=-money(?:-en)?$)")
_WIDTH, _HEIGHT = 420, 260
_BLANK = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}"></svg>'.encode()


def one_chart_of_each_form(charts: Iterable[Chart], cache: Path, draw: Draw) -> dict[str, RenderedChart]:
    """As `render_charts`, but blank for charts whose names differ from a drawn one's in numbers alone."""
    wanted = {chart.caption.chart_id: chart for chart in charts}
    forms: dict[str, Chart] = {}
    for name, chart in wanted.items():
        forms.setdefault(_NUMBERS.sub("", name), chart)
    drawn = render_charts(forms.values(), cache, draw)
    return {
        name: drawn.get(name) or RenderedChart(chart, _BLANK, _BLANK, _WIDTH, _HEIGHT)
        for name, chart in wanted.items()
    }
