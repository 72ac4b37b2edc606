"""Account codes: what level of 款 > 項 > 目 > 節 they mean.

Ten digits: two for the kind of revenue or the function, four for the agency, two each for 目 and 節
(預算科目編號). 5226102200 is 目 22 of agency 2610 under function 52 (科學支出).
"""

from __future__ import annotations

import re
from typing import Literal

from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import cell_text

Level = Literal["total", "kuan", "xiang", "function", "mu", "jie"]

_CODED = re.compile(r"\W{0,3}(?P<code>\d{8,10})(?!\d)\W{0,2}?(?P<name>.*)", re.DOTALL)
_CODE_LENGTH = 10


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
    if code[2:] == "00000000":
        return "kuan"
    if code[6:] == "0000":
        return "xiang"
    return "mu" if code[8:] == "00" else "jie"


def expenditure_level(code: str, name: str) -> Level | None:
    """Level of an expenditure account: ministry 款, agency 項, function (unnumbered), 目, 節."""
    if not code:
        return "total" if squeeze(name) in {"合計", "總計"} else None
    code = restore_code(code)
    if code[:2] == "00":
        return "kuan" if code[4:6] == "00" else "xiang"
    if code[6:] == "0000":
        return "function"
    return "mu" if code[8:] == "00" else "jie"


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
            return f"{code[:8]}00"
        case "mu":
            return f"{code[:6]}0000"
        case "function":
            return xiang
        case "xiang":
            return kuan
        case _:
            return ""
