"""A budget book in the making: pages under running heads, tables on one page or on facing pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.reading.press import columns as forms
from tests.reading.press.sheet import LEFT, Column, Dress, Press

AGENCY = "經濟部產業發展署"
Cells = list[str]
Sides = tuple[list[Column], list[Column]]


@dataclass
class Book:
    """A budget book in the making: pages under running heads, tables on one page or on facing pages."""

    dress: Dress

    def __post_init__(self) -> None:
        self.press = Press(self.dress)
        self.press.text(250, 300, f"{AGENCY}單位預算案", 20)
        self.press.text(330, 340, "中華民國114年度", 14)
        self.press.show()

    def head(self, title: str, side: str = "full", unit: str = "單位：新臺幣千元") -> None:
        """The running head, cut in the middle on facing pages."""
        half, middle = len(AGENCY) // 2 + 1, len(title) // 2
        agency = {"full": AGENCY, "left": AGENCY[:half], "right": AGENCY[half:]}[side]
        title = {"full": title, "left": title[:middle], "right": title[middle:]}[side]
        year = {"full": "中華民國114年度", "left": "中華民國", "right": "114年度"}[side]
        x = {"full": 330, "left": 700, "right": LEFT}[side]
        self.press.text(x, 50, agency, 14)
        self.press.text(x, 70, title, 16)
        self.press.text(x, 90, year)
        if side != "left":
            self.press.text(self.press.page[0] - 200, 100, unit)

    def table(self, title: str, columns: list[Column], rows: Sequence[Cells], **head: str) -> None:
        """A table on as many pages as it takes."""
        rows = list(rows)
        while rows:
            self.head(title, **head)
            fitted = self.press.table(columns, rows)
            assert fitted, rows[0]
            rows = rows[fitted:]
            self.press.show()

    def spread(self, title: str, sides: Sides, rows: Sequence[Cells], **head: str) -> None:
        """A table on facing pages, as many pairs as it takes; both sides of a row stand at one height."""
        left, right = sides
        cut = len(left)
        assert {len(row) for row in rows} == {cut + len(right)}
        if self.dress.joined:
            self.table(title, [*left, *right], rows, **head)
            return
        while rows:
            parts = [(left, [row[:cut] for row in rows]), (right, [row[cut:] for row in rows])]
            pairs = zip(*(self.press.heights(*part) for part in parts), strict=True)
            heights = [max(pair) for pair in pairs]
            fitted = 0
            for side, (columns, own) in zip(("left", "right"), parts, strict=True):
                self.head(title, side, **head)
                fitted = self.press.table(columns, own[: fitted or None], heights)
                self.press.show()
            assert fitted
            rows = rows[fitted:]

    def plan(self, title: Cells, texts: Sequence[str], lines: Sequence[Cells]) -> None:
        """A plan: its name in a line of cells on every page, then its texts, its branches below them."""
        while texts or lines:
            self.head("歲出計畫提要及分支計畫概況表")
            top = self.press.line_of_cells(title, forms.PLAN, 110) + 20
            taken = self.press.lines(texts, top)
            top += taken * self.dress.size * 1.5
            texts = texts[taken:]
            if not texts:
                lines = lines[self.press.flow(forms.BRANCHES, lines, top + 10) :]
            self.press.show()
