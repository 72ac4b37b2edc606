"""A chart in fewer bytes looks the same and says the same to programs that read aloud."""

import re
from concurrent.futures import ProcessPoolExecutor

import vl_convert

from generator.charts.slim import slim

BARS = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "config": {"font": "Noto Sans CJK TC", "axis": {"labelFontSize": 14, "titleFontSize": 12}},
    "data": {
        "values": [
            {"風場": "沃旭大彰化風場", "支": 210, "印出": "是"},
            {"風場": "CIP彰芳西島風場", "支": 186, "印出": "否"},
            {"風場": "中能風場", "支": 93, "印出": "是"},
        ]
    },
    "mark": {"type": "bar", "stroke": "#123456"},
    "encoding": {
        "x": {"field": "支", "type": "quantitative"},
        "y": {"field": "風場", "type": "nominal"},
        "color": {"field": "印出", "type": "nominal"},
    },
}


def drawn() -> tuple[str, bytes, bytes]:
    """The chart as Vega writes it, and the picture of that and of the slimmed one."""
    svg = vl_convert.vegalite_to_svg(BARS)
    return svg, vl_convert.svg_to_png(svg), vl_convert.svg_to_png(slim(svg))


SAID = re.compile(r' aria-label="[^"]*"')


def test_a_chart_looks_as_before_in_two_thirds_of_the_bytes():
    # A process of its own: one that has drawn has threads, and forks of it by other tests would hang.
    with ProcessPoolExecutor(1) as pool:
        svg, picture, picture_of_slim = pool.submit(drawn).result()
    slimmed = slim(svg)
    assert picture_of_slim == picture
    assert len(slimmed) < 2 / 3 * len(svg)
    assert SAID.findall(slimmed) == SAID.findall(svg)
    assert 'aria-label="支: 210; 風場: 沃旭大彰化風場; 印出: 是"' in slimmed


def test_the_font_of_most_texts_is_that_of_the_whole():
    one, other = (
        '<text font-family="A" font-size="14px">一</text>',
        '<text font-family="A" font-size="12px">二</text>',
    )
    assert slim(f'<svg width="9">{one}{one}{other}</svg>') == (
        '<svg width="9" font-family="A" font-size="14px"><text>一</text><text>一</text>'
        '<text font-size="12px">二</text></svg>'
    )


def test_a_text_without_a_font_takes_none_from_the_whole():
    svg = '<svg width="9"><text font-family="A" font-size="14px">一</text><text>二</text></svg>'
    assert slim(svg) == svg


def test_what_is_no_default_stays():
    svg = '<svg width="9"><path d="M0,0h3v0" stroke="#123" opacity="0.5"/><line x2="10"/></svg>'
    assert slim(svg) == svg
