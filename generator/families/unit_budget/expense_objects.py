"""Objects of expenditure (用途別): four-digit codes whose first level is 2000 業務費, in older books 0200."""

from __future__ import annotations

import re
from typing import Literal

ObjectLevel = Literal["first", "second"]

# Until the codes were renumbered every object began with 0: 0251 is 委辦費 under 0200.
_FIRST = re.compile(r"[1-9]000|0[1-9]00")


def object_level(code: str) -> ObjectLevel:
    """Level of a four-digit object code."""
    return "first" if _FIRST.fullmatch(code) else "second"


def same_group(code: str, other: str) -> bool:
    """Whether two object codes belong to the same object of the first level."""
    return _group(code) == _group(other)


def _group(code: str) -> str:
    return code[:2] if code.startswith("0") else code[:1]
