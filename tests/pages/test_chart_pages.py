import re
from dataclasses import replace

from generator.charts.bars import bar_chart
from generator.charts.chart import Caption, Chart
from generator.charts.render import RenderedChart
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.making.chart_pages import (
    chart_assets,
    pages_of_few_values,
    shown_charts,
    with_telling_charts,
)
from generator.pages.making.rendering import Templates
from generator.pages.wording.phrase import both
from tests.committed import committed_site
from tests.tooling.tracked import ROOT


def chart() -> Chart:
    found = bar_chart(Caption("c", "標題", "句"), [{"label": "甲", "value": 1}], unit="億元")
    assert found is not None
    return found


def page(url: str, title: str, report: str) -> Draft:
    return Draft(url, title, "x", {}, charts={"main": chart()}, search=SearchFacts("finding", report))


def test_a_chart_names_the_report_whose_numbers_it_shows() -> None:
    drawn = {"c": RenderedChart(chart(), b"", b"", 360, 200)}
    pages = [page("", "首頁", ""), page("findings/late/", "落後", "review")]
    shown = shown_charts(pages, drawn, {"review": "檢討報告"})["c"]
    assert shown.origin.source == "檢討報告"
    assert shown.origin.source_url == "reports/review/"
    assert shown.origin.page_url == "findings/late/"
    alone = shown_charts(pages[:1], drawn, {"review": "檢討報告"})["c"]
    assert (alone.origin.source, alone.origin.source_url) == ("首頁", "")


def test_every_chart_has_its_files_and_says_in_its_pictures_what_it_is() -> None:
    plots = b'<svg width="360" height="200">l</svg>', b'<svg width="360" height="200">d</svg>'
    drawn = {"c": RenderedChart(chart(), *plots, 360, 200)}
    shown = shown_charts([page("", "首頁", "review")], drawn, {"review": both("檢討報告", "Review")})
    files = {asset.path: asset.data.decode("utf-8") for asset in chart_assets(drawn, shown, {})}
    assert list(files) == [f"charts/c.{end}" for end in ("svg", "dark.svg", "vl.json", "csv")]
    for end, view, plot in (("svg", "only-light", "l"), ("dark.svg", "only-dark", "d")):
        picture = files[f"charts/c.{end}"]
        assert re.findall(r"<text[^>]*>([^<]+)", picture) == ["標題", "單位：億元", "資料來源：檢討報告"]
        assert f'<view id="{view}" viewBox="0 47 360 200"/>' in picture
        assert picture.endswith(f'<svg y="47" width="360" height="200">{plot}</svg></svg>')


def test_the_picture_of_an_english_chart_speaks_english() -> None:
    drawn = {"c": RenderedChart(chart(), b"<svg>", b"<svg>", 360, 200)}
    pages = [replace(page("en/", "Home", "review"), language="en")]
    shown = shown_charts(pages, drawn, {"review": both("檢討報告", "Review")})
    picture = next(iter(chart_assets(drawn, shown, committed_site().phrases))).data.decode("utf-8")
    assert re.findall(r"<text[^>]*>([^<]+)", picture)[1:] == ["Unit: 億元", "Source: Review"]


def test_a_chart_of_fewer_than_five_values_is_left_to_its_table() -> None:
    rows = [{"label": str(number), "value": number} for number in range(5)]
    charts = {
        name: bar_chart(Caption(name, name, name), kept, unit="項")
        for name, kept in {"four": rows[:4], "five": rows}.items()
    }
    draft = Draft("a/", "a", "a", {}, charts={name: chart for name, chart in charts.items() if chart})
    assert list(with_telling_charts(draft).charts) == ["five"]


def test_a_chart_that_is_not_drawn_shows_its_numbers_at_its_address() -> None:
    few = chart()
    draft = Draft("reports/r/", "a", "a", {}, charts={"c": few})
    templates = Templates(ROOT / "site_templates", committed_site())
    (page,) = pages_of_few_values([draft, Draft("b/", "b", "b", {}, charts={"c": few})], templates)
    text = page.data.decode("utf-8")
    assert page.path == "charts/c/index.html"
    assert "<td>甲</td><td>1</td>" in text
    assert 'href="../../reports/r/"' in text
