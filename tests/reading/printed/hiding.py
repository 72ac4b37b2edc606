"""Pages typeset to lie or hide, and what reading them tells."""

import io

import pytest
from reportlab.lib.utils import ImageReader

from generator.errors import ProblemError
from tests.reading.pdf_files import read
from tests.reading.typeset_tables import HEIGHT, WIDTH, FormSheets, Layout

__all__ = ["read"]

LINES = [
    "一、現行法定職掌：",
    "（一）機關主要職掌：本處掌理歲計、會計及統計事宜。",
    "（二）內部分層業務：共四科。",
]


@pytest.fixture
def sheets() -> FormSheets:
    return FormSheets(Layout([100, 60, 60], right=(1, 2)))


def prose(sheets: FormSheets, *, show: bool = True) -> None:
    for number, line in enumerate(LINES):
        sheets.text(60, 100 + 20 * number, line)
    if show:
        sheets.show()


def picture(sheets: FormSheets, share: float = 1.0) -> None:
    from PIL import Image  # noqa: PLC0415

    raster = io.BytesIO()
    Image.new("L", (8, 8), 200).save(raster, "PNG")
    sheets.canvas.drawImage(ImageReader(raster), 0, 0, WIDTH, HEIGHT * share)


def curves(sheets: FormSheets, number: int = 400) -> None:
    """So many letters drawn as curves."""
    for at in range(number):
        path = sheets.canvas.beginPath()
        x, y = 60 + 12 * (at % 40), HEIGHT - 100 - 16 * (at // 40)
        path.moveTo(x, y)
        path.curveTo(x + 3, y + 9, x + 6, y + 9, x + 8, y)
        path.close()
        sheets.canvas.drawPath(path, stroke=0, fill=1)


def told(found) -> dict[str, str]:
    return {problem.code: problem.seen for problem in found.doubts}


def refused(read, data: bytes) -> dict[str, str]:
    with pytest.raises(ProblemError) as caught:
        read(data)
    return {problem.code: problem.seen for problem in caught.value.problems}
