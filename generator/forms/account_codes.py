"""Account codes: what level of 款 > 項 > 目 > 節 they mean.

Ten digits: two for the kind of revenue or the function, four for the agency, two each for 目 and 節
(預算科目編號). 5226102200 is 目 22 of agency 2610 under function 52 (科學支出). Codes of cities have five for
the agency, two of them for the 主管機關: 32020040101 is 節 01 of 目 01 of agency 004 under 主管 02.
A 目 of secret expenditure begins with a letter: 391101A000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import cell_text

Level = Literal["total", "kuan", "xiang", "function", "mu", "jie"]

# Where the border behind the number of 目 or 節 is lost, that number stands before the code.
_CODED = re.compile(
    r"(?:\d{1,4}\s+|\W{0,3})(?P<code>\d{8,11}|\d{6}[A-Z]\d{3})(?!\d)\W{0,2}?(?P<name>.*)", re.DOTALL
)
# Letters that character recognition makes of digits; at least half of a code must have stayed digits.
LOOKALIKES = str.maketrans("OoDQIlZSB", "000011258")
_MISREAD = re.compile(r"\W{0,3}(?P<code>[\dOoDQIlZSB]{8,10})(?=[\s\u4e00-\u9fff]|$)")
_CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Account:
    """An account as a cell names it.

    Attributes:
        code: ten or eleven digits, empty where none is printed.
        printed: the code as printed.
        name: its name.
    """

    code: str
    printed: str
    name: str

    @property
    def raw(self) -> str:
        """The code as printed where it is not the code, else empty."""
        return self.printed if self.printed != self.code else ""

    @property
    def misread(self) -> str:
        """A sentence that the code was read through letters in it; empty where it is as printed."""
        as_printed = self.printed.isdecimal() or self.code.startswith(self.printed)
        return "" if as_printed else f"科目編號印為{self.printed}，誤認的字元讀作數字。"

    @property
    def cut(self) -> bool:
        """Whether the code has lost digits at its end, which are zeros by its length."""
        return 0 < len(self.printed) < _CODE_LENGTH

    @property
    def restored(self) -> str:
        """A sentence that lost digits were restored; empty where none are lost."""
        return f"科目編號印為{self.printed}，末位遺失，依十位編碼補回。" if self.cut else ""


# A row is asked for its account by the rules of several forms.
@lru_cache(maxsize=1 << 12)
def read_account(cell: str, *, exact: bool = False) -> Account:
    """The account that a cell names; letters in its code are read as the digits that they look like.

    Args:
        cell: the cell.
        exact: whether no recognition made the text, so that every letter is one that was written.
    """
    code, name = split_account(cell)
    # Of 57269601OO only the digits look like a code that lost its end.
    whole_code = len(code) >= _CODE_LENGTH or name[:1].translate(LOOKALIKES) == name[:1]
    if code and (exact or (code.translate(LOOKALIKES) == code and whole_code)):
        return Account(restore_code(code), code, name)
    whole = tidy(cell_text(cell).replace("\n", " "))
    misread = _MISREAD.match(whole)
    letters = sum(not character.isdecimal() for character in misread["code"]) if misread else 0
    if misread and 0 < 2 * letters <= len(misread["code"]):
        mended = misread["code"].translate(LOOKALIKES)
        return Account(restore_code(mended), misread["code"], tidy(whole[misread.end() :]))
    return Account(restore_code(code), code, name)


def split_account(cell: str) -> tuple[str, str]:
    """(code, name) of a cell such as ``0426100300 賠償收入``; the code is empty where none is printed."""
    text = tidy(cell_text(cell).replace("\n", " "))
    match = _CODED.fullmatch(text)
    if match is None:
        return "", text
    return match["code"], tidy(match["name"]).lstrip("-－ ")


def restore_code(code: str) -> str:
    """A code with the zeros that the extraction cut off its end (``522610220`` -> ``5226102200``)."""
    return code.ljust(_CODE_LENGTH, "0") if code else ""


def revenue_level(code: str, name: str) -> Level | None:
    """Level of a revenue account; None for a row that is neither account nor total."""
    if not code:
        return "total" if squeeze(name) in {"合計", "總計"} else None
    code = restore_code(code)
    if set(code[2:]) == {"0"}:
        return "kuan"
    if code[-4:] == "0000":
        return "xiang"
    return "mu" if code[-2:] == "00" else "jie"


def expenditure_level(code: str, name: str) -> Level | None:
    """Level of an expenditure account: ministry 款, agency 項, function (unnumbered), 目, 節."""
    if not code:
        return "total" if squeeze(name) in {"合計", "總計"} else None
    code = restore_code(code)
    if code[:2] == "00":
        return "kuan" if set(code[4:-4]) == {"0"} else "xiang"
    if code[-4:] == "0000":
        return "function"
    return "mu" if code[-2:] == "00" else "jie"


def expenditure_parent(code: str, level: str, xiang: str, kuan: str) -> str:
    """Code of the account above an expenditure account.

    Args:
        code: the account.
        level: its level.
        xiang: the 項 that the table printed last.
        kuan: the 款 that the table printed last.
    """
    match level:
        case "jie":
            return f"{code[:-2]}00"
        case "mu":
            return f"{code[:-4]}0000"
        case "function":
            return xiang
        case "xiang":
            return kuan
        case _:
            return ""
