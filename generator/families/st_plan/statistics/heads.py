"""The heads of a statistical table: what stands above each column of values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.families.st_plan.statistics.words import is_amount, is_share
from generator.reading.spacing import squeeze

_WIDE = "表頭印出{found}格，表只有{expected}欄。"
_ODD = "表頭「{head}」既不是金額也不是占比，或與旁邊的欄不成對。"
_TORN = "表頭「{head}」之下不是一欄金額與一欄占比，各欄的歸屬無法確定。"


@dataclass(frozen=True, slots=True)
class TypeColumns:
    """The columns of a type of research: its name, the places of its amount and its share.

    None where the heads don't tell the places.
    """

    name: str
    amount: int | None
    share: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the heads can be read in more than one way, and which row of heads says so."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Heads:
    """Two rows of heads at most, for the columns of values.

    Attributes:
        columns: the upper heads; a merged one stands above several columns.
        kinds: the lower heads; empty strings where there are none.
        printed: how many cells each row of heads has as printed, empty ones at its end included.
    """

    columns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    printed: tuple[int, ...] = ()

    @property
    def names(self) -> list[str]:
        """Both heads of each column, for people."""
        return [f"{column}{kind}" for column, kind in zip(self.columns, self.kinds, strict=True)]

    @property
    def paired(self) -> bool:
        """Whether its columns are amounts and shares of something by turns."""
        return any(map(is_share, self.kinds))

    @property
    def types(self) -> list[TypeColumns]:
        """The types of research with their columns; without these where any pair of columns is torn."""
        if self._torn is None:
            return [TypeColumns(squeeze(self.columns[p]), p, p + 1) for p in range(0, len(self.columns), 2)]
        names = dict.fromkeys(squeeze(column) for column in self.columns if column)
        return [TypeColumns(name, None, None) for name in names]

    def doubts(self) -> Iterator[Doubt]:
        """Everything that makes the columns doubtful; nothing for heads that fit each other."""
        width = len(self.columns) + 1
        for row, found in enumerate(self.printed):
            if found > width:
                yield Doubt(row, _WIDE.format(found=found, expected=width))
        if not self.paired:
            return
        if self._torn is not None:
            yield Doubt(0, _TORN.format(head=self.columns[self._torn]))
        for place, kind in enumerate(self.kinds):
            if not (is_share(kind) if place % 2 else is_amount(kind)):
                yield Doubt(1, _ODD.format(head=kind))

    @property
    def _torn(self) -> int | None:
        """The first pair of columns that does not stand below one head of its own; None where each does."""
        seen: set[str] = set()
        for place in range(0, len(self.columns), 2):
            name = self.columns[place]
            if not name or name in seen or self.columns[place + 1 : place + 2] != (name,):
                return place
            seen.add(name)
        return None


def read_heads(rows: Sequence[Sequence[str]]) -> Heads:
    """The heads of the columns behind that of the labels; those of merged cells are carried to the right.

    Args:
        rows: the cells of each row of heads, empty ones included.
    """
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    columns: list[str] = []
    for place in range(1, width):
        cell = _at(rows[0], place)
        columns.append(cell or (columns[-1] if columns else ""))
    lower = rows[1] if len(rows) > 1 else ()
    kinds = tuple(_at(lower, place) for place in range(1, width))
    return Heads(tuple(columns), kinds, tuple(map(len, rows)))


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
