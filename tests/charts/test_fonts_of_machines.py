"""Fonts that a machine has change no byte of a chart."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.metrics_font import metrics_font

# Draws in a home of its own: what the project draws, and as a control a text in the font itself.
DRAW = """
import hashlib, json, pathlib, sys, tempfile
import vl_convert
from generator.charts.bars import bar_chart
from generator.charts.chart import Caption
from generator.charts.render import render_charts

rows = [{"label": "石門水庫 Wi-Fi 計畫", "value": 12.5}, {"label": "水利", "value": -3}]
found = bar_chart(Caption("c", "標題 Title", "一句話"), rows, unit="億元", label="計畫", value="預算")
with tempfile.TemporaryDirectory() as folder:
    drawn = render_charts([found], pathlib.Path(folder))["c"]
mark = {"type": "text", "fontSize": 40}
axis = {"axis": {"labelFont": "Probe", "labelFontSize": 40, "labelLimit": 0}, "type": "nominal"}
control = {"data": {"values": [{"a": "水利水利"}]}, "mark": mark, "encoding": {"y": {"field": "a", **axis}}}
width = vl_convert.vegalite_to_svg(control).split('width="', 1)[1].split('"')[0]
digest = hashlib.sha256(drawn.light + drawn.dark + drawn.specification).hexdigest()
print(json.dumps([digest, float(width)]))
"""
NAMES = ("Probe", "Noto Sans CJK TC", "Noto Sans TC", "DejaVu Sans", "Arial")


def install(name: str, folder: Path) -> None:
    """A font of this name, twice as wide as any that readers have."""
    font = metrics_font().font
    for glyph in font.getGlyphOrder():
        font["glyf"][glyph].coordinates.scale((2, 1))
        font["glyf"][glyph].recalcBounds(font["glyf"])
        width, side = font["hmtx"][glyph]
        font["hmtx"][glyph] = (2 * width, side)
    for record in font["name"].names:
        record.string = name
    folder.mkdir(parents=True, exist_ok=True)
    font.save(folder / f"{name.replace(' ', '')}.ttf")


def drawn(home: Path) -> tuple[str, float]:
    """Digest of a chart's files, and the width of the control."""
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / ".local" / "share")}
    done = subprocess.run(
        [sys.executable, "-c", DRAW], env=environment, capture_output=True, text=True, check=True
    )
    digest, width = json.loads(done.stdout)
    return digest, width


def test_charts_are_the_same_with_and_without_fonts(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("fonts of a user are looked for elsewhere")
    (tmp_path / "plain").mkdir()
    for name in NAMES:
        for folder in (".fonts", ".local/share/fonts"):
            install(name, tmp_path / "fonts" / folder)
    (without, narrow), (with_fonts, wide) = drawn(tmp_path / "plain"), drawn(tmp_path / "fonts")
    # The fonts were found, or nothing would be shown.
    assert wide > narrow
    assert with_fonts == without
