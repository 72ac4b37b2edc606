"""The same charts on every machine: widths come from a font of our own."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.charts.bars import bar_chart
from generator.charts.chart import CONFIG, Caption
from scripts.metrics_font import FULL, WIDTHS, metrics_font
from tests.charts.drawn import drawn_charts
from tests.examples import first_of

FONT = Path("generator/charts/metrics/report-metrics.ttf")
CAPTION = Caption("c", "標題", "一句話")


def width_of(label: str, folder: Path) -> int:
    """Width of a chart of one bar with this name beside it."""
    found = bar_chart(CAPTION, [{"label": label, "value": 1}], unit="億元", label="計畫", value="預算")
    assert found is not None
    return drawn_charts([found], folder)["c"].width


@pytest.mark.parametrize(
    ("longer", "shorter", "more"),
    first_of(
        1,
        [
            ("水利水利", "水利", 2 * 14),  # an ideograph is as wide as the font is large
            ("10101010", "1010", round(4 * 14 * 0.64)),
            ("WWWW", "WW", 2 * 14),
            ("𠀋𠀋𠀋", "𠀋", 2 * 14),  # outside the basic plane
        ],
    ),
)
def test_a_label_takes_the_widths_of_our_own_font(
    longer: str, shorter: str, more: int, tmp_path: Path
) -> None:
    assert width_of(longer, tmp_path) - width_of(shorter, tmp_path) == pytest.approx(more, abs=1)


def test_readers_see_their_own_fonts(tmp_path: Path) -> None:
    found = bar_chart(CAPTION, [{"label": "水利", "value": 1}], unit="億元", label="計畫", value="預算")
    assert found is not None
    drawn = drawn_charts([found], tmp_path)["c"]
    svg = drawn.light.decode()
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {CONFIG["font"]}
    assert CONFIG["font"] in drawn.specification.decode()


def test_the_committed_font_is_the_one_that_its_script_makes(tmp_path: Path) -> None:
    metrics_font().save(tmp_path / FONT.name)
    assert (tmp_path / FONT.name).read_bytes() == FONT.read_bytes()


def test_every_printable_character_has_one_width() -> None:
    listed = "".join(WIDTHS.values())
    assert sorted(listed) == [chr(code) for code in range(0x20, 0x7F)]
    widths, names = TTFont(FONT)["hmtx"], TTFont(FONT).getBestCmap()
    assert widths[names[ord("7")]][0] == 640
    assert all(widths[names[code]][0] == 1000 for code in (*map(ord, "水（，…"), FULL[-1][0]))
