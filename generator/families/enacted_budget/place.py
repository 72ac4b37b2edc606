"""Where in the table a row stands: the accounts above it, and what contradicts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.families.enacted_budget.rows import LEVELS
from generator.language.cell import Cell

_OTHER_NUMBER = "{level}印為{printed}，其上之{level}為{above}。"
_OTHER_BODY = "科目編號{code}的機關碼{own}與所屬{above}不同。"
_NO_PARENT = "科目編號{code}之上應有{wanted}，表中為{found}。"
_CHINESE = {"kuan": "款", "xiang": "項", "mu": "目", "jie": "節"}
_BODY = slice(2, 6)
# Where the digits that an account shares with the one above it end, by its level.
_SHARED = {"mu": 6, "jie": 8}
_OF_AGENCY = frozenset({"function", "mu", "jie"})


@dataclass(frozen=True, slots=True)
class Above:
    """An account that others stand below.

    Attributes:
        code: its code.
        name: its name.
        number: at its level, as printed; empty where none is.
        sure: whether the code can be read for certain.
    """

    code: str
    name: str
    number: str
    sure: bool


NOTHING = Above("", "", "", sure=True)


class Place:
    """Each year has accounts of its own: a row with a damaged year doesn't part the rows around it."""

    def __init__(self) -> None:
        self.year: int | None = None
        self._years: dict[int | None, dict[str, Above]] = {}

    @property
    def agency(self) -> Above:
        """The agency that the row belongs to."""
        return self._above.get("xiang", NOTHING)

    def number(self, level: str) -> str:
        """The number of the row's own account of a level, or of the one above it; empty where it has none."""
        return self._above.get(level, NOTHING).number

    @property
    def _above(self) -> dict[str, Above]:
        return self._years.setdefault(self.year, {})

    def enter(self, level: str, account: Above) -> Above:
        """Go on to a row of the year; returns the account right above it."""
        above = self._above
        depth = LEVELS.index(level)
        for lower in LEVELS[depth:]:
            above.pop(lower, None)
        parents = [above[name] for name in LEVELS[:depth] if name in above]
        above[level] = account
        return parents[-1] if parents else NOTHING

    def contradictions(self, level: str, code: str, parent: str, numbers: Mapping[str, Cell]) -> str:
        """What of a row does not fit the accounts above it, as sentences; empty where all does."""
        found = []
        for name in LEVELS[: LEVELS.index(level)]:
            above, cell = self.number(name), numbers[name]
            if above and cell.value is not None and cell.printed != above:
                found.append(_OTHER_NUMBER.format(level=_CHINESE[name], printed=cell.printed, above=above))
        agency = self.agency.code
        if level in _OF_AGENCY and code[_BODY].isdecimal() and agency[_BODY].isdecimal():
            if code[_BODY] != agency[_BODY]:
                found.append(_OTHER_BODY.format(code=code, own=code[_BODY], above=agency))
            elif level in _SHARED and parent != (wanted := code[: _SHARED[level]].ljust(10, "0")):
                found.append(_NO_PARENT.format(code=code, wanted=wanted, found=parent or "無"))
        return "".join(found)
