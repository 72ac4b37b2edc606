"""Fonts that a machine has change no byte of the site: of its charts, and of the picture of shared links."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.metrics_font import metrics_font
from tests.tooling.tracked import ROOT

# Draws in a home of its own: what the project draws, and as a control a text in the font itself.
DRAW = """
import hashlib, json, pathlib, sys, tempfile
import vl_convert
from generator.charts.bars import bar_chart
from generator.charts.chart import Caption
from tests.charts.drawn import drawn_charts
from generator.publishing.discovery import CARD, write_card

rows = [{"label": "石門水庫 Wi-Fi 計畫", "value": 12.5}, {"label": "水利", "value": -3}]
found = bar_chart(Caption("c", "標題 Title", "一句話"), rows, unit="億元", label="計畫", value="預算")
with tempfile.TemporaryDirectory() as folder:
    drawn = drawn_charts([found], pathlib.Path(folder))["c"]
    write_card(pathlib.Path(folder), pathlib.Path("site_templates/card.svg"))
    card = pathlib.Path(folder, CARD).read_bytes()
mark = {"type": "text", "fontSize": 40}
axis = {"axis": {"labelFont": "Probe", "labelFontSize": 40, "labelLimit": 0}, "type": "nominal"}
control = {"data": {"values": [{"a": "水利水利"}]}, "mark": mark, "encoding": {"y": {"field": "a", **axis}}}
width = vl_convert.vegalite_to_svg(control).split('width="', 1)[1].split('"')[0]
digest = hashlib.sha256(drawn.light + drawn.dark + drawn.specification + card).hexdigest()
print(json.dumps([digest, float(width)]))
"""
# All that draws with fonts; everything else of the site is text.
DRAWING = {"generator/charts/render.py", "generator/publishing/discovery.py"}
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
        [sys.executable, "-c", DRAW], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    digest, width = json.loads(done.stdout)
    return digest, width


def test_pictures_are_the_same_with_and_without_fonts(tmp_path: Path) -> None:
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


def test_nothing_else_draws_with_fonts() -> None:
    sources = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "generator").rglob("*.py")}
    drawing = {name for name, path in sources.items() if "import vl_convert" in path.read_text("utf-8")}
    assert drawing == DRAWING
