"""Words in the picture of a chart: in lines that fit, above and below the plot."""

import re

from generator.charts.captioned import LIGHT_VIEW, Words, captioned
from generator.charts.chart import LIGHT

PLOT = '<svg xmlns="http://www.w3.org/2000/svg" width="350" height="100" viewBox="0 0 350 100"></svg>'
LONG = "中央政府總預算（法定預算）經濟部主管歲出機關別預算表，105至114年度"


def lines(title: str, source: str = "報告") -> tuple[list[str], str]:
    """The lines of the picture, and the picture."""
    picture = captioned(PLOT, (350, 100), Words(title, "單位：億元", source), LIGHT_VIEW, LIGHT)
    return re.findall(r"<text[^>]*>([^<]+)</text>", picture), picture


def test_long_words_stand_in_lines_and_move_the_plot_down() -> None:
    texts, picture = lines("歷年歲出預算", LONG)
    assert texts == ["歷年歲出預算", "單位：億元", LONG[:25], LONG[25:]]
    above, below = (int(found) for found in re.findall(r'viewBox="0 (\d+) 350 (\d+)"', picture)[1:2][0])
    assert below == 100
    _, moved = lines("歷年歲出預算" * 5)
    assert int(re.findall(r'<svg y="(\d+)"', moved)[0]) > above


def test_neither_words_nor_numbers_are_cut_and_no_line_begins_with_a_comma() -> None:
    assert lines("Indicators short of their target, by the share of it that was reached")[0][:3] == [
        "Indicators short of their target,",
        "by the share of it that was",
        "reached",
    ]
    assert lines(f"{'計' * 20}，畫")[0][:2] == [f"{'計' * 19}", "計，畫"]


def test_the_words_are_escaped_and_coloured() -> None:
    texts, picture = lines("水 < 電 & 氣")
    assert texts[0] == "水 &lt; 電 &amp; 氣"
    assert LIGHT["#020202"] in picture
    assert "#020202" not in picture
