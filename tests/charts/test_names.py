import json
import re
from pathlib import Path

from generator.charts.bars import bar_chart
from generator.charts.chart import DARK, LIGHT, PAPER, SERIES, Caption, Chart, name_height
from generator.charts.progress import progress_chart
from tests.charts.drawn import drawn_charts

CAPTION = Caption("c", "標題", "一句話")
ROWS = [{"label": "石門水庫阿姆坪防淤隧道工程計畫", "value": 1}, {"label": "能源", "value": 2}]


def chart() -> Chart:
    found = bar_chart(CAPTION, ROWS, unit="億元", label="計畫", value="預算")
    assert found is not None
    return found


def test_long_names_take_two_lines_and_room_for_them(tmp_path: Path) -> None:
    svg = drawn_charts([chart()], tmp_path)["c"].light.decode()
    texts = re.findall(r"<tspan[^>]*>([^<]+)</tspan>|<text[^>]*>([^<]+)</text>", svg)
    words = {first or second for first, second in texts}
    assert {"石門水庫阿姆坪防", "淤隧道工程計畫", "能源"} <= words
    assert name_height(["能源"] * 3) == 60
    assert name_height(["能源", "水利", "工業"]) == 84
    assert name_height([str(row["label"]) for row in ROWS] + ["工業"]) == 120


def test_published_specifications_carry_tooltips_and_the_colours_of_their_page(tmp_path: Path) -> None:
    drawn = drawn_charts([chart()], tmp_path)["c"]
    assert b'"tooltip"' in drawn.specification
    assert PAPER.encode() not in drawn.specification
    found = json.loads(drawn.specification)
    assert found["usermeta"]["dark"] == {LIGHT[mark]: DARK[mark] for mark in LIGHT}
    # No colour of a light page is one that a dark page has too, or one of the series.
    assert not set(LIGHT.values()) & {*DARK.values(), *SERIES}
    assert f'"labelColor":"{LIGHT["#020202"]}"'.encode() in drawn.specification


def test_every_layer_tells_its_numbers() -> None:
    found = progress_chart(CAPTION, [{"label": "計畫", "planned": 50, "actual": 40}])
    assert found is not None
    for layer in found.interactive()["layer"]:
        assert [part["title"] for part in layer["encoding"]["tooltip"]] == ["項目", "預定或實際", "進度（%）"]
    assert "tooltip" not in str(found.specification())
