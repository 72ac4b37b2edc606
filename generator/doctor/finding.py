"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "advice", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Attributes:
        what: the thing looked at.
        state: ok; advice where only some commands or tests need it; wrong where builds fail without it.
        seen: what is there.
        remedy: what to do; empty where all is well.
    """

    what: str
    state: State
    seen: str
    remedy: str = ""
