"""PDFs typeset from known text in Chinese fonts, whole and hostile ones."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "MSung-Light"
WIDTH, HEIGHT = A4
SIZE = 10
LEADING = 15
TOP = HEIGHT - 60
COLUMN = WIDTH / 2


class Typesetter:
    """A PDF in memory; pages are added one by one."""

    def __init__(self, password: str = "") -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._buffer = io.BytesIO()
        encrypt = StandardEncryption(password, canPrint=1) if password else None
        self.canvas = Canvas(self._buffer, pagesize=A4, invariant=1, encrypt=encrypt)

    def page(self, lines: Sequence[str], *, head: str = "", foot: str = "", left: float = 50) -> None:
        """One line of print for each line; a running head above, a page label below."""
        self.canvas.setFont(FONT, SIZE)
        if head:
            self.canvas.drawString(left, HEIGHT - 35, head)
        self._column(lines, left)
        if foot:
            self.canvas.drawCentredString(WIDTH / 2, 30, foot)
        self.canvas.showPage()

    def two_columns(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Two columns of text, the left one to be read first."""
        self.canvas.setFont(FONT, SIZE)
        self._column(left, 40)
        self._column(right, COLUMN + 20)
        self.canvas.showPage()

    def picture(self, share: float = 1.0) -> None:
        """A page that shows a picture and no text, as a scan is."""
        raster = ImageReader(io.BytesIO(_ONE_PIXEL))
        self.canvas.drawImage(raster, 0, 0, WIDTH, HEIGHT * share)
        self.canvas.showPage()

    def empty(self) -> None:
        """A page with nothing on it."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()

    def _column(self, lines: Sequence[str], left: float) -> None:
        for position, line in enumerate(lines):
            self.canvas.drawString(left, TOP - LEADING * position, line)


def _png() -> bytes:
    from PIL import Image  # noqa: PLC0415

    buffer = io.BytesIO()
    Image.new("L", (8, 8), 200).save(buffer, "PNG")
    return buffer.getvalue()


_ONE_PIXEL = _png()
