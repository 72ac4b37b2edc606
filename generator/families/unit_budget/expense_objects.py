"""Objects of expenditure (用途別): four-digit codes whose first level is 2000 業務費, in older books 0200."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.forms.account_codes import LOOKALIKES
from generator.reading.spacing import tidy
from generator.reading.tables import cell_text

ObjectLevel = Literal["first", "second"]

# Until the codes were renumbered every object began with 0: 0251 is 委辦費 under 0200.
_FIRST = re.compile(r"[1-9]000|0[1-9]00")
_OBJECT = re.compile(r"(?P<code>\d{4})(?:00)?(?!\d)\s*(?P<name>.*)", re.DOTALL)
_MISREAD = re.compile(r"(?P<code>(?=\D*\d\D*\d)[\dA-Za-z]{4})(?=[\s\u4e00-\u9fff])\s*(?P<name>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Object:
    """An object of expenditure as a cell names it; ``doubt`` says that its code was read through letters."""

    code: str
    name: str
    doubt: str = ""


def read_object(cell: str) -> Object | None:
    """The object that a cell names, None where it names none."""
    text = tidy(cell_text(cell).replace("\n", " "))
    if match := _OBJECT.fullmatch(text):
        return Object(match["code"], tidy(match["name"]))
    misread = _MISREAD.fullmatch(text)
    code = misread["code"].translate(LOOKALIKES) if misread else ""
    if misread is None or not code.isdecimal():
        return None
    return Object(code, tidy(misread["name"]), f"用途別科目編號印為{misread['code']}，誤認的字元讀作數字。")


def object_level(code: str) -> ObjectLevel:
    """Level of a four-digit object code."""
    return "first" if _FIRST.fullmatch(code) else "second"


def same_group(code: str, other: str) -> bool:
    """Whether two object codes belong to the same object of the first level."""
    return _group(code) == _group(other)


def _group(code: str) -> str:
    return code[:2] if code.startswith("0") else code[:1]
