"""The files of every chart, its page for embedding, and where its numbers come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.charts.captioned import DARK_VIEW, LIGHT_VIEW, Words, captioned
from generator.charts.chart import DARK, LIGHT, Chart
from generator.charts.render import RenderedChart
from generator.pages.frame.draft import Draft
from generator.pages.frame.page_file import Asset
from generator.pages.making.english_charts import SUFFIX
from generator.pages.making.languages import CODES
from generator.pages.making.rendering import Templates
from generator.pages.wording.phrase import Phrases, in_english, says

# Fewer values are read faster in the table that every page has of them: they make no picture.
FEWEST = 5
# Where there is room a chart's text is as large as the page's.
ENLARGED = 1.15


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a chart belongs.

    Attributes:
        source: title of the report whose numbers it shows; the page's own title where it is about several.
        source_url: page of that report or that page.
        page_url: the page that the chart was made for.
    """

    source: str
    source_url: str
    page_url: str


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A drawn chart as templates show it, with its size in CSS pixels where there is room."""

    chart: Chart
    width: int
    height: int
    origin: Origin
    language: str = "zh"

    @property
    def base(self) -> str:
        """Address of its files without their ending."""
        return chart_base(self.chart)

    @property
    def asked(self) -> str:
        """Name of the chart whose words its query gives: the Chinese one."""
        return self.chart.caption.chart_id.removesuffix(SUFFIX)


def with_telling_charts(draft: Draft) -> Draft:
    """The draft with its charts of `FEWEST` values at least."""
    return replace(draft, charts={n: chart for n, chart in draft.charts.items() if len(chart.rows) >= FEWEST})


def chart_base(chart: Chart) -> str:
    """Address of a chart's files without their ending."""
    return f"charts/{chart.caption.chart_id}"


def shown_charts(
    drafts: Iterable[Draft], drawn: Mapping[str, RenderedChart], report_titles: Mapping[str, str]
) -> dict[str, ShownChart]:
    """Every chart by chart_id with its origin: the first page about a report, or the first page at all."""
    found: dict[str, ShownChart] = {}
    for draft in sorted(drafts, key=lambda draft: (_report(draft) not in report_titles, draft.url)):
        for chart in draft.charts.values():
            name = chart.caption.chart_id
            files = drawn[name]
            size = (round(files.width * ENLARGED), round(files.height * ENLARGED))
            shown = ShownChart(chart, *size, _origin(draft, chart, report_titles), draft.language)
            found.setdefault(name, shown)
    return found


def _report(draft: Draft) -> str:
    return draft.search.report_id if draft.search else ""


def _origin(draft: Draft, chart: Chart, report_titles: Mapping[str, str]) -> Origin:
    """The report whose lines the chart names, where that is one; else the page's report."""
    printed = {place.report_id for place in chart.caption.places}
    report = printed.pop() if len(printed) == 1 else _report(draft)
    if report in report_titles:
        return Origin(report_titles[report], f"reports/{report}/", draft.url)
    return Origin(draft.title, draft.url, draft.url)


def chart_assets(
    drawn: Mapping[str, RenderedChart], charts: Mapping[str, ShownChart], phrases: Phrases
) -> Iterator[Asset]:
    """The files of every chart: SVG for light and dark pages with their words inside, specification, data."""
    for name, files in drawn.items():
        base, size = chart_base(files.chart), (files.width, files.height)
        words = _words(charts[name], phrases)
        light = captioned(files.light.decode("utf-8"), size, words, LIGHT_VIEW, LIGHT)
        dark = captioned(files.dark.decode("utf-8"), size, words, DARK_VIEW, DARK)
        yield Asset(f"{base}.svg", light.encode("utf-8"))
        yield Asset(f"{base}.dark.svg", dark.encode("utf-8"))
        yield Asset(f"{base}.vl.json", files.specification)
        yield Asset(f"{base}.csv", files.table)


def _words(shown: ShownChart, phrases: Phrases) -> Words:
    told = says("單位：{unit}", unit=shown.chart.unit), says("資料來源：{source}", source=shown.origin.source)
    unit, source = (in_english(text, phrases) if shown.language == "en" else text for text in told)
    return Words(shown.chart.caption.title, str(unit), str(source))


def embed_pages(charts: Iterable[ShownChart], templates: Templates) -> Iterator[Asset]:
    """A small page of each chart that other sites may show in a frame."""
    for shown in charts:
        values = {"drawn": shown, "lang": CODES[shown.language]}
        page = templates.render("charts/embed.html.j2", f"{shown.base}/", values, shown.language)
        yield Asset(f"{shown.base}/index.html", page.encode("utf-8"))


def pages_of_few_values(drafts: Iterable[Draft], templates: Templates) -> Iterator[Asset]:
    """The numbers of each chart that `with_telling_charts` leaves out, at the address of the chart."""
    left_out: dict[str, tuple[Chart, str]] = {}
    for draft in drafts:
        # English pages came after the charts of few values: nobody knows an address of one.
        for chart in () if draft.twin else draft.charts.values():
            if len(chart.rows) < FEWEST:
                left_out.setdefault(chart.caption.chart_id, (chart, draft.url))
    for chart, target in left_out.values():
        base = chart_base(chart)
        page = templates.render("charts/numbers.html.j2", f"{base}/", {"chart": chart, "target": target})
        yield Asset(f"{base}/index.html", page.encode("utf-8"))
